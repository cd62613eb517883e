import {
  addDays,
  calendarDate,
  dateInSpanish,
  dateWithPrecision,
  daysBetween,
  type CalendarDate,
} from '../../../kernel/calendar';
import { requirementsInSpanish } from '../../allocations/requirement.rules';
import type { LineFacts, PaymentFacts, RequirementFact, ResolutionFacts } from '../facts';
import { exampleFacts, exampleLine, examplePayment } from '../facts.example';
import type { Figures, Found, Rule } from '../rule';
import { capitalized, documentsOf, eachPayment, entriesOf, ofPayment } from '../subjects';

/*
 * When a giro was made, against what had to come before it. A date that its source knows only by the month, or only
 * from when on, breaks a rule only where every day that it can mean breaks it.
 */

/** A giro of this day, on a line that says this. */
function paid(on: string, line: Partial<LineFacts> = {}, payment: Partial<PaymentFacts> = {}): ResolutionFacts {
  const giro = examplePayment({ paidOn: calendarDate(on), ...payment });
  return exampleFacts({ lines: [exampleLine({ ...line, places: { held: giro.amount }, payments: [giro] })] });
}

export const beforeAct: Rule = {
  code: 'payment.before-act',
  severity: 'critical',
  title: { es: 'Giro anterior al acto que lo autoriza', en: 'Paid before the act that authorises it' },
  ground:
    'No hay pago sin acto que lo autorice: ningún giro es anterior a la expedición de la resolución que asigna la línea.',
  find: (facts) =>
    eachPayment(facts, (payment, line) =>
      isSurelyBefore(payment, line.issuedOn)
        ? dated(facts, payment, line.issuedOn, `el acto que asigna la línea es del ${dateInSpanish(line.issuedOn)}`)
        : null,
    ),
  passes: paid('2025-02-03'),
  fails: paid('2025-01-31'),
};

export const beforeAnnouncedDate: Rule = {
  code: 'payment.before-announced-date',
  severity: 'medium',
  title: { es: 'Giro anterior a la fecha anunciada', en: 'Paid before the announced date' },
  ground: 'La resolución dice desde cuándo se gira: un pago anterior se hizo fuera de lo que ella dispuso.',
  find: (facts) =>
    eachPayment(facts, (payment) => {
      const from = facts.disburseFrom;
      if (from === null || !isSurelyBefore(payment, from)) return null;
      return dated(facts, payment, from, `la resolución dispuso girar desde el ${dateInSpanish(from)}`);
    }),
  passes: paid('2025-02-17'),
  fails: paid('2025-02-14'),
};

const required: RequirementFact = {
  kind: 'bank-certificate',
  document: 'EJEMPLO-CERT-1',
  documentOn: calendarDate('2025-02-20'),
};

export const beforeRequirements: Rule = {
  code: 'payment.before-requirements',
  severity: 'high',
  title: { es: 'Giro anterior a sus requisitos', en: 'Paid before its requirements were met' },
  ground:
    'La resolución pide documentos antes del giro: el de fecha posterior al pago, o el que nunca se aceptó, no lo respaldó.',
  find: (facts) =>
    eachPayment(facts, (payment, line) => {
      const unmet = line.requirements.filter(
        ({ documentOn }) => documentOn === null || isSurelyBefore(payment, documentOn),
      );
      if (unmet.length === 0) return null;
      const said = unmet.map(
        ({ kind, documentOn }) =>
          `${requirementsInSpanish[kind]}, ${documentOn === null ? 'sin documento aceptado' : `del ${dateInSpanish(documentOn)}`}`,
      );
      const latest = unmet.some(({ documentOn }) => documentOn === null)
        ? null
        : unmet.reduce<CalendarDate>(
            (last, { documentOn }) => (documentOn !== null && documentOn > last ? documentOn : last),
            payment.paidOn,
          );
      return {
        ...ofPayment(facts, payment),
        measure: 'date',
        expected: payment.paidOn,
        actual: latest,
        difference: latest === null ? null : String(daysBetween(payment.paidOn, latest)),
        detail: `${capitalized(payment.label)}: se pagó ${paidWhen(payment)} sin que constara antes: ${said.join('; ')}.`,
        ...evidence(payment),
        documents: documentsOf(payment.reference, payment.paymentOrder, ...unmet.map(({ document }) => document)),
      };
    }),
  passes: paid('2025-02-20', { requirements: [required] }),
  fails: paid('2025-02-19', { requirements: [required] }),
};

export const afterTerm: Rule = {
  code: 'payment.after-term',
  severity: 'high',
  title: { es: 'Giro posterior al plazo de ejecución', en: 'Paid after the term' },
  ground: 'Lo que se gira después de vencido el plazo de ejecución ya no se puede ejecutar dentro de él.',
  find: (facts) =>
    eachPayment(facts, (payment) => {
      const until = facts.executeBy;
      if (until === null || !isSurelyAfter(payment, until)) return null;
      return dated(facts, payment, until, `el plazo de ejecución venció el ${dateInSpanish(until)}`);
    }),
  passes: paid('2025-11-28'),
  fails: paid('2025-12-01'),
};

function dated(facts: ResolutionFacts, payment: PaymentFacts, limit: CalendarDate, why: string): Found {
  const figures: Figures = {
    measure: 'date',
    expected: limit,
    actual: payment.paidOn,
    difference: String(Math.abs(daysBetween(limit, payment.paidOn))),
  };
  return {
    ...ofPayment(facts, payment),
    ...figures,
    detail: `${capitalized(payment.label)}: se pagó ${paidWhen(payment)} y ${why}.`,
    ...evidence(payment),
  };
}

function evidence(payment: PaymentFacts): Pick<Found, 'roundingExplains' | 'entries' | 'documents' | 'openSince'> {
  return {
    roundingExplains: null,
    entries: entriesOf(payment.entries, ['settle', 'clarify']),
    documents: documentsOf(payment.reference, payment.paymentOrder, payment.source),
    openSince: payment.paidOn,
  };
}

/** «el 3 de marzo de 2025», «desde el 1 de agosto de 2025». */
export function paidWhen({ paidOn, precision }: Pick<PaymentFacts, 'paidOn' | 'precision'>): string {
  return precision === 'exact' ? `el ${dateInSpanish(paidOn)}` : dateWithPrecision(paidOn, precision);
}

type When = Pick<PaymentFacts, 'paidOn' | 'precision'>;

function isSurelyBefore({ paidOn, precision }: When, limit: CalendarDate): boolean {
  if (precision === 'exact') return paidOn < limit;
  return precision === 'month' && lastOfMonth(paidOn) < limit;
}

function isSurelyAfter({ paidOn, precision }: When, limit: CalendarDate): boolean {
  if (precision === 'exact' || precision === 'on-or-after') return paidOn > limit;
  return precision === 'month' && calendarDate(`${paidOn.slice(0, 7)}-01`) > limit;
}

function lastOfMonth(date: CalendarDate): CalendarDate {
  const next = addDays(calendarDate(`${date.slice(0, 7)}-28`), 4);
  return addDays(calendarDate(`${next.slice(0, 7)}-01`), -1);
}
