import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { Answered } from './client';
import type { Office } from './office';

const source =
  'Comisión Nacional Intersectorial de Migraciones (CNIM), Plan estratégico, informe de avance 2025, acción 3 (corte noviembre de 2025)';
const issuer = 'Ministerio de Salud y Protección Social';

interface AnnexLine {
  readonly linea: string;
  readonly codigo_divipola: string;
  readonly valor_asignado: string;
  readonly situacion: string;
}

/**
 * Resolutions 401 and 1409 of 2025 as the CNIM report gives them: 13 lines, 1.998.207.910 pesos of the 2.000 millones
 * announced. What the report does not say is recorded as unknown, with the reason; nothing is supplied from elsewhere.
 */
export async function loadResolution1409(office: Office): Promise<void> {
  const strategy = await loadStrategy(office);
  const resolution = await loadAllocation(office, strategy);
  const page = await office.registrar.get(`/resolutions/${resolution.id}/allocations?limit=200`);
  const lines = page.items as Answered[];
  for (const { linea, valor_asignado: amount, situacion } of readAnnex()) {
    const line = lines.find((each) => each.line === Number(linea));
    if (!line) throw new Error(`line ${linea} of the annex was not published`);
    await unknown(
      office,
      ['allocation', line.id],
      'hospital',
      'El informe da el municipio y no nombra la E.S.E. ni su NIT.',
    );
    if (situacion === 'vigente') await loadDisbursement(office, line, amount);
    else await loadWithdrawal(office, line);
  }
}

async function loadStrategy(office: Office): Promise<Answered> {
  const strategy = await office.registrar.post('/resolutions', {
    kind: 'strategy',
    issuer,
    number: 401,
    year: 2025,
    issuedOn: '2025-03-10',
    title:
      'Adopta la estrategia de acompañamiento psicosocial para población migrante, colombianos retornados y comunidades de acogida, y fija los criterios habilitantes y de ponderación para asignar los recursos',
    fiscalYear: 2025,
    source,
  });
  await unknown(
    office,
    ['resolution', strategy.id],
    'title',
    'El informe describe el acto y no transcribe su título oficial.',
  );
  return office.approver.post(`/resolutions/${strategy.id}/publication`);
}

async function loadAllocation(office: Office, strategy: Answered): Promise<Answered> {
  const resolution = await office.registrar.post('/resolutions', {
    kind: 'allocation',
    issuer,
    number: 1409,
    year: 2025,
    issuedOn: '2025-07-07',
    title:
      'Asigna recursos del presupuesto de inversión del Ministerio para ejecutar la estrategia de acompañamiento psicosocial adoptada por la Resolución 401 de 2025',
    strategyId: strategy.id,
    fiscalYear: 2025,
    authorizedAmount: '2000000000.00',
    announcedAmounts: [{ amount: '2000000000.00', text: '2.000 millones de pesos', source }],
    disburseFrom: '2025-08-01',
    executeBy: '2025-12-30',
    source,
  });
  const subject = ['resolution', resolution.id] as const;
  await unknown(office, subject, 'title', 'El informe describe el acto y no transcribe su título oficial.');
  await unknown(
    office,
    subject,
    'authorizedAmount',
    'El informe anuncia «2.000 millones de pesos» y sus líneas suman 1.998.207.910; no explica la diferencia de 1.792.090. Se registra lo anunciado.',
  );
  await unknown(
    office,
    subject,
    'availabilityCertificate',
    'El informe no da el CDP, el registro presupuestal ni el rubro.',
  );
  await office.registrar.put(
    `/resolutions/${resolution.id}/lines`,
    readAnnex().map(({ codigo_divipola: divipola, valor_asignado: amount }) => ({
      divipola,
      amount: `${amount}.00`,
      source,
    })),
  );
  return office.approver.post(`/resolutions/${resolution.id}/publication`);
}

async function loadDisbursement(office: Office, line: Answered, amount: string): Promise<void> {
  const order = await office.registrar.post(`/allocations/${line.id}/disbursements`, {
    amount: `${amount}.00`,
    orderedOn: '2025-08-01',
    datePrecision: 'unknown',
    note: 'El informe lista la línea como «recurso girado» desde el 1 de agosto de 2025.',
    source,
  });
  const subject = ['disbursement', order.id] as const;
  await unknown(office, subject, 'paymentOrder', 'El informe no da el número ni la fecha de la orden de pago.');
  await unknown(
    office,
    subject,
    'settledOn',
    'El informe dice que se giró desde el 1 de agosto de 2025 y no da la fecha de cada giro.',
  );
  await unknown(office, subject, 'reference', 'El informe no da la referencia del banco o de SIIF.');
  await office.approver.post(`/disbursements/${order.id}/approval`);
  await office.paymaster.post(`/disbursements/${order.id}/settlement`, {
    effectiveOn: '2025-08-01',
    datePrecision: 'on-or-after',
    source,
  });
}

async function loadWithdrawal(office: Office, line: Answered): Promise<void> {
  const withdrawal = await office.registrar.post(`/allocations/${line.id}/withdrawal`, {
    sourceCutoff: '2025-11-30',
    reason: 'El informe dice que el municipio desistió y no da el motivo.',
    payment: 'unknown',
    reportedPaid: true,
    source: `${source}: figura en la lista encabezada «recurso girado» y, a la vez, como desistido`,
  });
  const subject = ['withdrawal', withdrawal.id] as const;
  await unknown(office, subject, 'filingNumber', 'El informe no cita el oficio del desistimiento ni su radicado.');
  await unknown(office, subject, 'withdrawnOn', 'El informe, con corte a noviembre de 2025, no da la fecha.');
  await unknown(office, subject, 'payment', 'El informe no dice si el recurso alcanzó a girarse ni si se reintegró.');
  await unknown(office, subject, 'amendingAct', 'El informe no cita un acto que modifique la asignación.');
  await office.approver.post(`/withdrawals/${withdrawal.id}/approval`);
}

async function unknown(
  office: Office,
  [subjectKind, subjectId]: readonly [string, string],
  field: string,
  reason: string,
): Promise<void> {
  await office.registrar.post('/unknowns', { subjectKind, subjectId, field, reason, source });
}

function readAnnex(): AnnexLine[] {
  return parse(readFileSync(join(__dirname, 'data', 'resolution-1409-2025-annex.csv')), { columns: true, bom: true });
}
