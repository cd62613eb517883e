import { calendarDate } from '../../../kernel/calendar';
import { Money } from '../../../kernel/money';
import type { LineFacts, ResolutionFacts, WithdrawalFacts } from '../facts';
import { exampleFacts, exampleLine, exampleWithdrawal } from '../facts.example';
import { amounts, type Figures, type Found, type Rule } from '../rule';
import { capitalized, documentsOf, eachLine, entriesOf } from '../subjects';

const zero = Money.zero;

/** One withdrawn line whose withdrawal says this. */
function withdrawn(given: Partial<WithdrawalFacts>, line: Parameters<typeof exampleLine>[0] = {}): ResolutionFacts {
  const places = { released: Money.of('100000000.00') };
  return exampleFacts({ lines: [exampleLine({ places, ...line, withdrawal: exampleWithdrawal(given) })] });
}

interface Said {
  readonly figures: Figures;
  readonly detail: string;
}

/** The lines of which the withdrawal says something that does not agree. */
function eachWithdrawal(
  facts: ResolutionFacts,
  find: (withdrawal: WithdrawalFacts, line: LineFacts) => Said | null,
): Found[] {
  return eachLine(facts, (line) => {
    const { withdrawal } = line;
    const said = withdrawal && find(withdrawal, line);
    if (!withdrawal || !said) return null;
    return {
      subject: { kind: 'withdrawal', id: withdrawal.id, label: `${facts.label}, desistimiento de la ${line.label}` },
      allocationId: line.id,
      ...said.figures,
      detail: said.detail,
      roundingExplains: null,
      entries: entriesOf(line.entries, ['withdraw', 'contest', 'clarify', 'settle', 'confirm', 'return']),
      documents: documentsOf(withdrawal.filingNumber, withdrawal.source),
      openSince: withdrawal.latestOn,
    };
  });
}

export const listedAsPaid: Rule = {
  code: 'withdrawal.listed-as-paid',
  severity: 'high',
  title: { es: 'Línea desistida que la fuente da por girada', en: 'Withdrawn line that the source lists as paid' },
  ground:
    'Un mismo peso no está a la vez girado y desistido sin giro (lógica: un peso, un lugar); la fuente que dice las dos cosas se contradice o calla el reintegro.',
  find: (facts) =>
    eachWithdrawal(facts, ({ payment, reportedPaid, amount }, line) => {
      if (reportedPaid !== true || payment === 'after') return null;
      const recorded = payment === 'before' ? 'se desistió antes del giro' : 'no consta ningún giro';
      return {
        figures: amounts(zero, amount),
        detail: `${capitalized(line.label)}: la fuente la da por girada con ${amount.toSpanish()} y a la vez por desistida; en los registros ${recorded} y lo girado es ${zero.toSpanish()}.`,
      };
    }),
  passes: withdrawn({ payment: 'after', reportedPaid: true }),
  fails: withdrawn({ payment: 'before', reportedPaid: true }),
};

export const paymentUnknown: Rule = {
  code: 'withdrawal.payment-unknown',
  severity: 'high',
  title: { es: 'Desistimiento con giro por establecer', en: 'Withdrawal whose payment is unknown' },
  ground:
    'De lo desistido se sabe si se alcanzó a girar, porque de ello depende si se libera o se reintegra; mientras no se sepa, el valor no se puede usar ni cobrar.',
  find: (facts) =>
    eachWithdrawal(facts, ({ payment, amount }, line) =>
      payment === 'unknown'
        ? {
            figures: amounts(zero, amount),
            detail: `${capitalized(line.label)}: desistió y las fuentes no dicen si se giró; ${amount.toSpanish()} siguen por establecer, y debería haber ${zero.toSpanish()}.`,
          }
        : null,
    ),
  passes: withdrawn({ payment: 'before' }),
  fails: withdrawn({ payment: 'unknown' }, { places: { contested: Money.of('100000000.00') } }),
};

export const noAmendingAct: Rule = {
  code: 'withdrawal.no-amending-act',
  severity: 'high',
  title: { es: 'Desistimiento sin acto que modifique la asignación', en: 'Withdrawal without an amending act' },
  ground:
    'Lo que un acto asignó solo lo cambia otro acto: mientras no haya modificatoria, la resolución sigue asignando a quien desistió.',
  find: (facts) =>
    eachWithdrawal(facts, ({ payment, amount, amended }, line) =>
      amended || payment === 'after'
        ? null
        : {
            figures: amounts(amount, zero),
            detail: `${capitalized(line.label)}: desistió de ${amount.toSpanish()} y ninguna modificatoria publicada toca la línea: lo modificado es ${zero.toSpanish()}.`,
          },
    ),
  passes: withdrawn({ amended: true }),
  fails: withdrawn({ amended: false }),
};

export const nothingReturned: Rule = {
  code: 'withdrawal.nothing-returned',
  severity: 'high',
  title: {
    es: 'Desistimiento posterior al giro sin ningún reintegro',
    en: 'Withdrawal after payment, nothing returned',
  },
  ground:
    'Quien desiste después del giro devuelve lo que recibió: desde el desistimiento todo lo girado y no ejecutado está por reintegrar.',
  find: (facts) =>
    eachWithdrawal(facts, ({ payment }, line) => {
      const due = line.dueBack.capital;
      if (payment !== 'after' || !isNothingReturned(line) || !due.isPositive()) return null;
      return {
        figures: amounts(due, zero),
        detail: `${capitalized(line.label)}: desistió después del giro, debe ${due.toSpanish()} y ha reintegrado ${zero.toSpanish()}.`,
      };
    }),
  passes: withdrawn(
    { payment: 'after' },
    {
      places: { held: Money.of('20000000.00'), returned: Money.of('30000000.00') },
      dueBack: { capital: Money.of('20000000.00'), yields: zero },
    },
  ),
  fails: withdrawn(
    { payment: 'after', latestOn: calendarDate('2025-06-16') },
    { places: { held: Money.of('50000000.00') }, dueBack: { capital: Money.of('50000000.00'), yields: zero } },
  ),
};

/** A part that came back is the matter of `return.capital-overdue`. */
export function isNothingReturned(line: LineFacts): boolean {
  return line.places.returned.plus(line.restored).isZero();
}
