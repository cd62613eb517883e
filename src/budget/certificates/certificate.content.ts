import {
  certificateDate,
  dateInSpanish,
  dateWithPrecision,
  type CalendarDate,
  type DatePrecision,
} from '../../kernel/calendar';
import type { Money } from '../../kernel/money';
import { amountInWords } from '../../kernel/money-words';
import type { DisbursementFacts } from './disbursement-facts.rules';

/** What stands on every certificate, whatever it certifies. */
export interface Issue {
  readonly number: number;
  readonly year: number;
  readonly code: string;
  readonly issuedOn: CalendarDate;
  readonly cutoff: CalendarDate;
}

/** A certificate as it is frozen: what it says to a person (`words`) and to a machine (`data`). Drawn from this alone. */
export interface CertificateContent {
  readonly schema: 'trazagiro/certificate/1';
  readonly type: 'disbursement';
  readonly number: number;
  readonly year: number;
  readonly code: string;
  readonly issuedOn: string;
  readonly cutoff: string;
  readonly issuer: string;
  readonly subjectId: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly words: Words;
}

export interface Words {
  readonly title: string;
  readonly subtitle: string;
  readonly signatory: string;
  readonly certifies: string;
  readonly facts: readonly string[];
  readonly table: { readonly title: string; readonly head: readonly string[]; readonly rows: readonly string[][] };
  readonly closing: string;
  readonly office: readonly { readonly label: string; readonly value: string }[];
  readonly unsigned: { readonly title: string; readonly text: string };
  readonly prototype: string;
}

export const unknown = 'por confirmar';

/** The certificate of a giro («certificación de giro»): pure, from the facts as of the cut-off. */
export function disbursementCertificate(facts: DisbursementFacts, issue: Issue): CertificateContent {
  return {
    schema: 'trazagiro/certificate/1',
    type: 'disbursement',
    number: issue.number,
    year: issue.year,
    code: issue.code,
    issuedOn: issue.issuedOn,
    cutoff: issue.cutoff,
    issuer: facts.resolution.issuer,
    subjectId: facts.id,
    data: dataOf(facts),
    words: {
      title: `Certificación de giro N.º ${issue.number} de ${issue.year}`,
      subtitle: `${facts.resolution.label}, línea ${facts.line} del anexo · ${facts.municipality}, ${facts.department}`,
      signatory: `EL(LA) SUSCRITO(A), CARGO POR CONFIRMAR, ${facts.resolution.issuer.toLocaleUpperCase('es-CO')},`,
      certifies: 'CERTIFICA QUE:',
      facts: [theAct(facts), theLine(facts), theGiro(facts), theReceipt(facts, issue.cutoff), ...theSource(facts)],
      table: {
        title: `El giro, con corte al ${dateInSpanish(issue.cutoff)}`,
        head: ['Concepto', 'Valor en pesos'],
        rows: [
          ['Girado', facts.paid.toSpanish()],
          ['Recibo confirmado por la E.S.E.', facts.received.toSpanish()],
          ['Girado sin confirmar', facts.transit.toSpanish()],
        ],
      },
      closing: `Se expide en Bogotá D.C., ${certificateDate(issue.issuedOn)}.`,
      office: ['Nombre', 'Cargo', 'Dependencia'].map((label) => ({ label, value: unknown })),
      unsigned: {
        title: 'SIN FIRMA — documento informativo',
        text:
          'No lleva firma manuscrita, digital ni electrónica. Lo que dice se comprueba con el código de verificación; ' +
          '«por confirmar» señala lo que las fuentes no dan.',
      },
      prototype: 'Prototipo — no es un sitio oficial',
    },
  };
}

function theAct({ resolution }: DisbursementFacts): string {
  return (
    `Los recursos son los de la ${resolution.label} (${resolution.issuer}), del ${dateInSpanish(resolution.issuedOn)}, ` +
    `«${resolution.title}», con cargo a la vigencia fiscal ${resolution.fiscalYear}.`
  );
}

function theLine({ line, municipality, department, divipola, hospital, assigned }: DisbursementFacts): string {
  const who = hospital ? `${hospital.name}, ${nitOf(hospital)}` : `una E.S.E. cuyo nombre y NIT están ${unknown}`;
  return (
    `La línea ${line} de su anexo, del municipio de ${municipality}, ${department} (DIVIPOLA ${divipola}), ` +
    `asigna a ${who}, la suma de ${inWordsAndFigures(assigned)}.`
  );
}

function theGiro({ order, payment, paid }: DisbursementFacts): string {
  const number = order.number === null ? `cuyo número está ${unknown}` : `N.º ${order.number}`;
  const ordered = order.datePrecision === 'exact' ? `, del ${dateInSpanish(order.orderedOn)}` : '';
  const reference =
    payment.reference === null ? `con referencia de pago ${unknown}` : `con referencia ${payment.reference}`;
  return (
    `Con cargo a esa línea, y en virtud de la orden de pago ${number}${ordered}, se giró la suma de ` +
    `${inWordsAndFigures(paid)}, ${whenOf(payment)}, ${reference}.`
  );
}

function theReceipt({ received, transit, receipts }: DisbursementFacts, cutoff: CalendarDate): string {
  const asOf = `Con corte al ${dateInSpanish(cutoff)}`;
  if (received.isZero()) return `${asOf}, la E.S.E. no ha confirmado el recibo de este giro.`;
  const dates = [...new Set(receipts.map(({ receivedOn }) => dateInSpanish(receivedOn)))];
  const on = dates.length === 0 ? '' : ` (${dates.join('; ')})`;
  if (transit.isZero()) return `${asOf}, la E.S.E. confirmó el recibo de la totalidad de este giro${on}.`;
  return (
    `${asOf}, la E.S.E. confirmó el recibo de ${inWordsAndFigures(received)}${on}; ` +
    `quedan girados sin confirmar ${inWordsAndFigures(transit)}.`
  );
}

function theSource({ payment }: DisbursementFacts): string[] {
  return payment.source === null ? [] : [`Los datos del giro se tomaron de: ${payment.source.replace(/\.$/, '')}.`];
}

/** «el 6 de agosto de 2025», «desde el 1 de agosto de 2025», «en agosto de 2025», «en fecha por confirmar». */
function whenOf({ paidOn, datePrecision }: { paidOn: CalendarDate; datePrecision: DatePrecision }): string {
  const words = dateWithPrecision(paidOn, datePrecision);
  if (datePrecision === 'exact') return `el ${words}`;
  if (datePrecision === 'unknown') return `en ${words}`;
  return `${words} (la fuente no da el día exacto)`;
}

function nitOf({ nit, checkDigit }: NonNullable<DisbursementFacts['hospital']>): string {
  if (nit === null) return `NIT ${unknown}`;
  const grouped = nit.replace(/\B(?=(\d{3})+$)/g, '.');
  return `NIT ${grouped}${checkDigit === null ? '' : `-${checkDigit}`}`;
}

/** «sesenta millones … pesos m/cte ($60.431.400)» */
function inWordsAndFigures(amount: Money): string {
  return `${amountInWords(amount)} (${amount.toSpanish()})`;
}

/** The same facts for a machine: amounts as text with two decimals, what is unknown as null. */
function dataOf(facts: DisbursementFacts): CertificateContent['data'] {
  return {
    resolution: { ...facts.resolution },
    allocation: {
      id: facts.allocationId,
      line: facts.line,
      divipola: facts.divipola,
      municipality: facts.municipality,
      department: facts.department,
      hospital: facts.hospital,
      amount: facts.assigned.toString(),
    },
    disbursement: {
      id: facts.id,
      paymentOrder: facts.order.number,
      orderedOn: facts.order.datePrecision === 'exact' ? facts.order.orderedOn : null,
      paid: facts.paid.toString(),
      paidOn: facts.payment.datePrecision === 'unknown' ? null : facts.payment.paidOn,
      datePrecision: facts.payment.datePrecision,
      reference: facts.payment.reference,
      source: facts.payment.source,
      received: facts.received.toString(),
      transit: facts.transit.toString(),
      receipts: facts.receipts.map(({ amount, receivedOn }) => ({ amount: amount.toString(), receivedOn })),
    },
  };
}
