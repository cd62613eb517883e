import type { Answered, Client } from './client';
import { loadClosedLine } from './example-closed-line';
import { disburse, meetRequirements, order, source, type Example } from './example-acts';
import type { Office } from './office';

const issuer = 'EJEMPLO — Ministerio de demostración';

const hospitals = [
  { name: 'EJEMPLO — E.S.E. Hospital Uno', nit: '900000009-0', divipola: '91001' },
  { name: 'EJEMPLO — E.S.E. Hospital Dos', nit: '900000013-0', divipola: '27001' },
  { name: 'EJEMPLO — E.S.E. Hospital Tres', nit: '900000002-1', divipola: '86001' },
  { name: 'EJEMPLO — E.S.E. Hospital Cuatro', nit: null, divipola: '94001' },
  { name: 'EJEMPLO — E.S.E. Hospital Cinco', nit: null, divipola: '97001' },
  { name: 'EJEMPLO — E.S.E. Hospital Seis', nit: null, divipola: '99001' },
] as const;

const amounts = ['120000000.00', '90000000.00', '60000000.00', '80000000.00', '50000000.00', '40000000.00'] as const;

/**
 * An invented strategy and resolution, plainly marked, that carries each part of the life once: requirements, partial
 * giro, bank rejection, partial receipt and dispute, withdrawal before and after payment, reassignment by amendment,
 * reports observed and corrected, capital and yields returned, a closure.
 */
export async function loadExample(
  office: Office,
  signIn: (email: string) => Promise<Client>,
  password: string,
): Promise<void> {
  const registered = await registerHospitals(office);
  const account = await office.administrator.post('/users', {
    email: 'hospital@demo.localhost',
    name: 'Hospital (demostración)',
    roles: ['recipient'],
    // The sixth hospital has nobody: what is its own does not exist for this account.
    hospitalIds: registered.slice(0, 5).map(({ id }) => id),
  });
  const { link } = account['passwordLink'] as { link: string };
  await office.administrator.post('/password-links/use', { token: link.split('/').at(-1), password });
  const hospital = await signIn('hospital@demo.localhost');
  const resolution = await publishResolution(office, registered);
  const page = await office.registrar.get(`/resolutions/${resolution.id}/allocations`);
  const example: Example = { ...office, hospital, resolution, lines: page.items as Answered[] };
  await loadClosedLine(example, lineOf(example, 1));
  await loadDisputedLine(example, lineOf(example, 2));
  await loadReassignment(example, lineOf(example, 3), lineOf(example, 4));
  await loadWithdrawalAfterPayment(example, lineOf(example, 5));
}

async function registerHospitals({ registrar }: Office): Promise<Answered[]> {
  const registered: Answered[] = [];
  for (const hospital of hospitals) registered.push(await registrar.post('/hospitals', hospital));
  return registered;
}

async function publishResolution({ registrar, approver }: Office, registered: Answered[]): Promise<Answered> {
  const strategy = await registrar.post('/resolutions', {
    kind: 'strategy',
    issuer,
    number: 9001,
    year: 2025,
    issuedOn: '2025-01-20',
    title: 'EJEMPLO — Adopta una estrategia inventada para mostrar el recorrido completo de los recursos',
    fiscalYear: 2025,
    source,
  });
  await approver.post(`/resolutions/${strategy.id}/publication`);
  const resolution = await registrar.post('/resolutions', {
    kind: 'allocation',
    issuer,
    number: 9002,
    year: 2025,
    issuedOn: '2025-02-03',
    title: 'EJEMPLO — Asigna recursos inventados a hospitales inventados',
    strategyId: strategy.id,
    fiscalYear: 2025,
    authorizedAmount: '450000000.00',
    announcedAmounts: [{ amount: '450000000.00', text: '450 millones de pesos', source }],
    printedAnnexTotal: '440000000.00',
    availabilityCertificate: { number: 'EJEMPLO-CDP-1', issuedOn: '2025-01-15', amount: '450000000.00' },
    disburseFrom: '2025-02-17',
    executeBy: '2025-11-28',
    deadlines: [
      { kind: 'acceptance', days: 10, unit: 'business-days' },
      { kind: 'incorporation', days: 15, unit: 'business-days' },
      { kind: 'monthly-report', days: 10, unit: 'business-days' },
      { kind: 'final-report', days: 30, unit: 'calendar-days' },
      { kind: 'return-of-capital', days: 15, unit: 'business-days' },
      { kind: 'return-of-yields', days: 15, unit: 'business-days' },
    ],
    requirements: ['bank-certificate', 'acceptance-letter'],
    source,
  });
  const lines = registered.map(({ id }, index) => ({
    divipola: hospitals[index]?.divipola,
    hospitalId: id,
    amount: amounts[index],
    source,
  }));
  await registrar.put(`/resolutions/${resolution.id}/lines`, lines);
  await registrar.post(`/resolutions/${resolution.id}/review`);
  return approver.post(`/resolutions/${resolution.id}/publication`);
}

function lineOf(example: Example, number: number): Answered {
  const line = example.lines.find((each) => each.line === number);
  if (!line) throw new Error(`the example has no line ${number}`);
  return line;
}

/** A partial giro of which only a part arrived, and a second one that the bank rejected. */
async function loadDisputedLine(example: Example, line: Answered): Promise<void> {
  await meetRequirements(example, line);
  const paid = await disburse(example, line, { amount: '54000000.00', number: '21', on: '2025-03-03' });
  await example.hospital.post(`/disbursements/${paid.id}/receipt`, {
    amount: '50000000.00',
    receivedOn: '2025-03-05',
    reference: 'EJEMPLO-ABONO-21',
    note: 'EJEMPLO: el banco abonó 4.000.000 menos de lo girado.',
  });
  const rejected = await order(example, line, { amount: '36000000.00', number: '22', on: '2025-04-01' });
  await example.paymaster.post(`/disbursements/${rejected.id}/rejection`, {
    effectiveOn: '2025-04-03',
    reason: 'EJEMPLO: la cuenta de destino está inactiva.',
  });
}

/** A withdrawal before payment, whose money an amendment gives to another line. */
async function loadReassignment(example: Example, withdrawn: Answered, favoured: Answered): Promise<void> {
  const { registrar, approver, hospital, resolution } = example;
  const withdrawal = await hospital.post(`/allocations/${withdrawn.id}/withdrawal`, {
    filingNumber: 'EJEMPLO-R-31',
    withdrawnOn: '2025-03-10',
    reason: 'EJEMPLO: el hospital no puede contratar el equipo este año.',
    payment: 'before',
    source: 'EJEMPLO: oficio del hospital',
  });
  await approver.post(`/withdrawals/${withdrawal.id}/approval`);
  const amendment = await registrar.post('/resolutions', {
    kind: 'amendment',
    amendsId: resolution.id,
    issuer,
    number: 9003,
    year: 2025,
    issuedOn: '2025-04-21',
    title: 'EJEMPLO — Modifica la Resolución 9002 de 2025: reasigna lo liberado por la línea 3',
    fiscalYear: 2025,
    source,
  });
  await registrar.put(`/resolutions/${amendment.id}/changes`, [
    { change: 'reassign', fromAllocationId: withdrawn.id, toAllocationId: favoured.id, amount: '45000000.00' },
  ]);
  await approver.post(`/resolutions/${amendment.id}/publication`);
  await meetRequirements(example, favoured);
  const paid = await disburse(example, favoured, { amount: '125000000.00', number: '41', on: '2025-05-05' });
  await hospital.post(`/disbursements/${paid.id}/receipt`, { amount: '125000000.00', receivedOn: '2025-05-06' });
}

/** A withdrawal after payment: nothing moves, it becomes due back, and a part has come back. */
async function loadWithdrawalAfterPayment(example: Example, line: Answered): Promise<void> {
  await meetRequirements(example, line);
  const paid = await disburse(example, line, { amount: '50000000.00', number: '51', on: '2025-03-03' });
  await example.hospital.post(`/disbursements/${paid.id}/receipt`, { amount: '50000000.00', receivedOn: '2025-03-04' });
  const withdrawal = await example.hospital.post(`/allocations/${line.id}/withdrawal`, {
    filingNumber: 'EJEMPLO-R-51',
    withdrawnOn: '2025-06-16',
    reason: 'EJEMPLO: el hospital perdió el equipo y no puede ejecutar.',
    payment: 'after',
    source: 'EJEMPLO: oficio del hospital',
  });
  await example.approver.post(`/withdrawals/${withdrawal.id}/approval`);
  const returned = await example.hospital.post(`/allocations/${line.id}/restitutions`, {
    kind: 'principal',
    amount: '30000000.00',
    depositedOn: '2025-07-08',
    portfolio: 'EJEMPLO-PORTAFOLIO-1',
    reference: 'EJEMPLO-CONSIGNACION-51',
  });
  await example.paymaster.post(`/restitutions/${returned.id}/verification`);
}
