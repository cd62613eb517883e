import { calendarDate, dateInSpanish, type CalendarDate } from '../../../kernel/calendar';
import { Money } from '../../../kernel/money';
import type { CountedDeadline } from '../../allocations/deadlines.rules';
import type { LineFacts, ResolutionFacts } from '../facts';
import { exampleFacts, exampleLine } from '../facts.example';
import { amounts, type Rule } from '../rule';
import { capitalized, documentsOf, eachLine, entriesOf, laterDate, ofLine } from '../subjects';
import { isNothingReturned } from './withdrawals.rules';

const zero = Money.zero;
const left = Money.of('5000000.00');
const term = {
  kind: 'return-of-capital',
  days: 15,
  unit: 'business-days',
  from: calendarDate('2025-11-28'),
  dueOn: calendarDate('2025-12-19'),
  metOn: null,
} as const;

function owing(line: Parameters<typeof exampleLine>[0], deadline: CountedDeadline): ResolutionFacts {
  return exampleFacts({ terms: [deadline.kind], lines: [exampleLine({ ...line, deadlines: [deadline] })] });
}

const capitalLeft = { places: { held: left }, dueBack: { capital: left, yields: zero } };

export const capitalOverdue: Rule = {
  code: 'return.capital-overdue',
  severity: 'high',
  title: { es: 'Capital sin ejecutar y sin reintegrar', en: 'Unspent capital not returned' },
  ground:
    'Lo que queda sin ejecutar al vencer el plazo se reintegra en el término de la resolución, o al vencer el plazo si ella no fija otro.',
  find: (facts) =>
    eachLine(facts, (line) => {
      const due = line.dueBack.capital;
      const dueOn = overdueSince(facts, line, 'return-of-capital');
      // Who withdrew and returned nothing at all is the matter of `withdrawal.nothing-returned`.
      const isSaidElsewhere = line.withdrawal?.payment === 'after' && isNothingReturned(line);
      if (dueOn === null || !due.isPositive() || isSaidElsewhere) return null;
      return {
        ...ofLine(facts, line),
        ...amounts(zero, due),
        detail: `${capitalized(line.label)}: debían quedar ${zero.toSpanish()} en caja de la E.S.E. desde el ${dateInSpanish(dueOn)} y siguen sin reintegrar ${due.toSpanish()}.`,
        roundingExplains: null,
        entries: entriesOf(line.entries, ['confirm', 'clarify', 'execute', 'return']),
        documents: documentsOf(facts.label, line.withdrawal?.filingNumber ?? null),
        openSince: dueOn,
      };
    }),
  passes: owing(capitalLeft, { ...term, state: 'pending' }),
  fails: owing(capitalLeft, { ...term, state: 'late' }),
};

const yieldsLeft = { yieldsHeld: left, dueBack: { capital: zero, yields: left } };

export const yieldsOverdue: Rule = {
  code: 'return.yields-overdue',
  severity: 'medium',
  title: { es: 'Rendimientos sin reintegrar', en: 'Yields not returned' },
  ground:
    'Los rendimientos no son del hospital ni se suman al capital: se reintegran aparte, en el término de la resolución.',
  find: (facts) =>
    eachLine(facts, (line) => {
      const due = line.dueBack.yields;
      const dueOn = overdueSince(facts, line, 'return-of-yields');
      if (dueOn === null || !due.isPositive()) return null;
      return {
        ...ofLine(facts, line),
        ...amounts(zero, due),
        detail: `${capitalized(line.label)}: debían quedar ${zero.toSpanish()} de rendimientos desde el ${dateInSpanish(dueOn)} y siguen sin reintegrar ${due.toSpanish()}.`,
        roundingExplains: null,
        entries: entriesOf(line.entries, ['earn', 'return']),
        documents: documentsOf(facts.label),
        openSince: dueOn,
      };
    }),
  passes: owing(yieldsLeft, { ...term, kind: 'return-of-yields', state: 'pending' }),
  fails: owing(yieldsLeft, { ...term, kind: 'return-of-yields', state: 'late' }),
};

export const notReassigned: Rule = {
  code: 'released.not-reassigned',
  severity: 'medium',
  title: { es: 'Liberado y no reasignado antes del cierre', en: 'Released and not reassigned before the year closed' },
  ground:
    'Después del 31 de diciembre no se pueden asumir compromisos con cargo a las apropiaciones del año: lo liberado y no reasignado se pierde (Decreto 111 de 1996, art. 14).',
  find: (facts) =>
    eachLine(facts, (line) => {
      const released = line.places.released;
      const closesOn = calendarDate(`${facts.fiscalYear}-12-31`);
      if (!released.isPositive() || facts.today <= closesOn) return null;
      return {
        ...ofLine(facts, line),
        ...amounts(zero, released),
        detail: `${capitalized(line.label)}: la vigencia ${facts.fiscalYear} cerró con ${released.toSpanish()} liberados y sin reasignar, y debían ser ${zero.toSpanish()}.`,
        roundingExplains: null,
        entries: entriesOf(line.entries, ['withdraw', 'clarify', 'reassign']),
        documents: documentsOf(line.withdrawal?.filingNumber ?? null, line.withdrawal?.source ?? null),
        openSince: closesOn,
      };
    }),
  passes: exampleFacts({ today: calendarDate('2025-12-31'), lines: [exampleLine({ places: { released: left } })] }),
  fails: exampleFacts({ today: calendarDate('2026-01-01'), lines: [exampleLine({ places: { released: left } })] }),
};

/** Since when it should have gone back; null while it is not due. */
function overdueSince(facts: ResolutionFacts, line: LineFacts, kind: CountedDeadline['kind']): CalendarDate | null {
  if (facts.terms.includes(kind)) {
    return line.deadlines.find((each) => each.kind === kind && each.state === 'late')?.dueOn ?? null;
  }
  const until = line.withdrawal?.payment === 'after' ? line.withdrawal.latestOn : facts.executeBy;
  if (until === null || line.firstReceivedOn === null) return null;
  const since = laterDate(until, line.firstReceivedOn);
  return facts.today > since ? since : null;
}
