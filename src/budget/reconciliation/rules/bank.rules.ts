import { dueDate } from '../../../kernel/business-days';
import { calendarDate, dateInSpanish, type CalendarDate } from '../../../kernel/calendar';
import { Money } from '../../../kernel/money';
import type { LineFacts, ResolutionFacts, ReturnFacts } from '../facts';
import { exampleBankLine, exampleFacts, exampleLine, examplePayment, exampleReturn } from '../facts.example';
import { amounts, distance, type Found, type Rule } from '../rule';
import { capitalized, documentsOf, eachPayment, entriesOf, ofBankLine, ofPayment, ofReturn } from '../subjects';
import { thresholds } from '../thresholds';

/*
 * The bank's statements beside the records. Until a statement of the days in question was loaded nothing is missed, and a
 * date that is not exact is missed on no day.
 */

const zero = Money.zero;
const period = { from: calendarDate('2025-03-01'), to: calendarDate('2025-03-31') };

export const paymentNotInBank: Rule = {
  code: 'bank.payment-missing',
  severity: 'high',
  title: { es: 'Giro que el banco no muestra', en: 'Payment that the bank does not show' },
  ground: `Lo que salió de la cuenta está en su extracto: un giro que ningún movimiento muestra, con el extracto de esos días y de los ${thresholds.bankPosting.days} días hábiles siguientes cargado, no salió o salió de otra manera.`,
  find: (facts) =>
    eachPayment(facts, (payment) => {
      if (payment.bank !== null || payment.precision !== 'exact' || !isCovered(facts, payment.paidOn)) return null;
      return {
        ...ofPayment(facts, payment),
        ...amounts(payment.amount, zero),
        detail: `${capitalized(payment.label)}: consta pagado por ${payment.amount.toSpanish()} el ${dateInSpanish(payment.paidOn)} y lo que muestra el banco en esos días es ${zero.toSpanish()}.`,
        roundingExplains: null,
        entries: entriesOf(payment.entries, ['settle', 'clarify']),
        documents: documentsOf(payment.reference, payment.paymentOrder),
        openSince: payment.paidOn,
      };
    }),
  passes: exampleFacts({
    bankPeriods: [{ ...period, to: calendarDate('2025-03-04') }],
    lines: [exampleLine({ payments: [examplePayment()] })],
  }),
  fails: exampleFacts({ bankPeriods: [period], lines: [exampleLine({ payments: [examplePayment()] })] }),
};

export const returnNotInBank: Rule = {
  code: 'bank.return-missing',
  severity: 'high',
  title: { es: 'Reintegro verificado que el banco no muestra', en: 'Verified deposit that the bank does not show' },
  ground:
    'Quien verifica una consignación la vio en la cuenta: si el extracto de esos días está cargado y no la trae, no llegó, o llegó a otra cuenta.',
  find: (facts) =>
    eachReturn(facts, (given) => {
      if (given.bank !== null || !isCovered(facts, given.depositedOn)) return null;
      return {
        ...ofReturn(facts, given),
        ...amounts(given.amount, zero),
        detail: `${capitalized(given.label)}: consta consignado por ${given.amount.toSpanish()} el ${dateInSpanish(given.depositedOn)} y lo que muestra el banco en esos días es ${zero.toSpanish()}.`,
        roundingExplains: null,
        entries: given.entries,
        documents: documentsOf(given.reference),
        openSince: given.depositedOn,
      };
    }),
  passes: exampleFacts({
    bankPeriods: [period],
    lines: [exampleLine({ returns: [exampleReturn({ bank: { amount: Money.of('5000000.00'), on: period.to } })] })],
  }),
  fails: exampleFacts({ bankPeriods: [period], lines: [exampleLine({ returns: [exampleReturn()] })] }),
};

export const bankAmountDiffers: Rule = {
  code: 'bank.amount-differs',
  severity: 'high',
  title: { es: 'El banco muestra otro valor', en: 'The bank shows another amount' },
  ground: 'Un giro y el movimiento con el que se cruzó son el mismo dinero: su valor es uno.',
  find: (facts) => [
    ...eachPayment(facts, (payment) => {
      if (payment.bank === null || payment.bank.amount.equals(payment.ordered)) return null;
      return {
        ...ofPayment(facts, payment),
        ...amounts(payment.ordered, payment.bank.amount),
        detail: differs(payment.label, payment.ordered, payment.bank.amount),
        roundingExplains: null,
        entries: entriesOf(payment.entries, ['settle', 'clarify']),
        documents: documentsOf(payment.reference, payment.paymentOrder),
        openSince: payment.bank.on,
      };
    }),
    ...eachReturn(facts, (given) => {
      if (given.bank === null || given.bank.amount.equals(given.amount)) return null;
      return {
        ...ofReturn(facts, given),
        ...amounts(given.amount, given.bank.amount),
        detail: differs(given.label, given.amount, given.bank.amount),
        roundingExplains: null,
        entries: given.entries,
        documents: documentsOf(given.reference),
        openSince: given.bank.on,
      };
    }),
  ],
  passes: bankOfPayment('50000000.00'),
  fails: bankOfPayment('49999000.00'),
};

export const bankLineWithoutGiro: Rule = {
  code: 'bank.line-unmatched',
  severity: 'medium',
  title: { es: 'Pago del banco que no es de ningún giro', en: 'Bank payment that is of no giro' },
  ground:
    'Lo que salió hacia un hospital de la resolución es un giro suyo o lo explica otro acto: un pago que nadie registró es dinero fuera de los libros.',
  find: (facts) =>
    facts.bankLeftovers.map((line) => ({
      ...ofBankLine(facts, line),
      ...amounts(zero, line.amount),
      detail: `El banco muestra un pago de ${line.amount.toSpanish()} del ${dateInSpanish(line.on)} a ${line.payee}, y lo registrado como giro por él es ${zero.toSpanish()}.`,
      roundingExplains: null,
      entries: [],
      documents: documentsOf(line.reference),
      openSince: line.on,
    })),
  passes: exampleFacts({ bankPeriods: [period] }),
  fails: exampleFacts({ bankPeriods: [period], bankLeftovers: [exampleBankLine()] }),
};

function bankOfPayment(amount: string): ResolutionFacts {
  const bank = { amount: Money.of(amount), on: calendarDate('2025-03-04') };
  return exampleFacts({ bankPeriods: [period], lines: [exampleLine({ payments: [examplePayment({ bank })] })] });
}

function differs(label: string, recorded: Money, shown: Money): string {
  return `${capitalized(label)}: consta por ${recorded.toSpanish()} y el banco muestra ${shown.toSpanish()}: la diferencia es de ${distance(recorded, shown).toSpanish()}.`;
}

/** Whether statements were loaded of that day and of all those in which the bank may still show it. */
function isCovered({ bankPeriods }: ResolutionFacts, on: CalendarDate): boolean {
  const until = dueDate(on, thresholds.bankPosting);
  return bankPeriods.some(({ from, to }) => from <= on && until <= to);
}

function eachReturn(facts: ResolutionFacts, find: (given: ReturnFacts, line: LineFacts) => Found | null): Found[] {
  return facts.lines
    .flatMap((line) => line.returns.map((given) => find(given, line)))
    .filter((found) => found !== null);
}
