import { calendarDate, dateInSpanish, daysBetween } from '../../../kernel/calendar';
import { Money } from '../../../kernel/money';
import type { CountedDeadline } from '../../allocations/deadlines.rules';
import type { LineFacts, ResolutionFacts } from '../facts';
import { exampleFacts, exampleLine } from '../facts.example';
import type { Found, Rule } from '../rule';
import { capitalized, documentsOf, eachLine, entriesOf, ofLine } from '../subjects';

/*
 * Reports that did not come, or came late, by the terms that the resolution sets; allocations/deadlines.rules counts
 * them. A line has one finding of each kind, however many the months: the months are in its words.
 *
 * A report is filed by recording it here. Where that day lies after the line's own closure, the line was recorded in
 * retrospect: its closure says that the report had come by then, and nobody can say that it came late.
 */

type Overdue = CountedDeadline & { readonly dueOn: NonNullable<CountedDeadline['dueOn']> };

const monthly = { kind: 'monthly-report', days: 10, unit: 'business-days' } as const;
const march = { ...monthly, from: calendarDate('2025-03-31'), dueOn: calendarDate('2025-04-14') };
const final = {
  kind: 'final-report',
  days: 30,
  unit: 'calendar-days',
  from: calendarDate('2025-11-28'),
  dueOn: calendarDate('2025-12-29'),
} as const;

function lineWith(deadline: CountedDeadline): ResolutionFacts {
  const places = { held: Money.of('50000000.00') };
  return exampleFacts({ terms: [deadline.kind], lines: [exampleLine({ places, deadlines: [deadline] })] });
}

export const monthlyMissing: Rule = {
  code: 'report.monthly-missing',
  severity: 'medium',
  title: { es: 'Informes mensuales sin presentar', en: 'Monthly reports missing' },
  ground:
    'La resolución pide un informe de ejecución por cada mes en que el hospital tuvo el recurso, en el término que ella fija.',
  find: (facts) =>
    eachLine(facts, (line) =>
      counted(facts, line, {
        all: line.deadlines.filter(
          (each) => each.kind === 'monthly-report' && each.dueOn !== null && each.dueOn < facts.today,
        ),
        failing: late(line, 'monthly-report').filter(({ metOn }) => metOn === null),
        words: 'sin presentar',
      }),
    ),
  passes: lineWith({ ...march, metOn: calendarDate('2025-04-14'), state: 'met' }),
  fails: lineWith({ ...march, metOn: null, state: 'late' }),
};

export const monthlyLate: Rule = {
  code: 'report.monthly-late',
  severity: 'low',
  title: { es: 'Informes mensuales extemporáneos', en: 'Monthly reports filed late' },
  ground: 'El informe se presenta dentro del término de la resolución; se presenta el día en que se registra aquí.',
  find: (facts) =>
    eachLine(facts, (line) =>
      counted(facts, line, {
        all: line.deadlines.filter(({ kind, metOn }) => kind === 'monthly-report' && metOn !== null),
        failing: late(line, 'monthly-report').filter((each) => isFiledLate(each, line)),
        words: 'presentados después de su término',
      }),
    ),
  passes: lineWith({ ...march, metOn: calendarDate('2025-04-14'), state: 'met' }),
  fails: lineWith({ ...march, metOn: calendarDate('2025-04-15'), state: 'late' }),
};

export const finalMissing: Rule = {
  code: 'report.final-missing',
  severity: 'high',
  title: { es: 'Informe final sin presentar', en: 'Final report missing' },
  ground:
    'Vencido el plazo de ejecución, el hospital presenta su informe final en el término de la resolución: sin él no se sabe qué se gastó ni qué se devuelve.',
  find: (facts) =>
    eachLine(facts, (line) => {
      const [due] = late(line, 'final-report').filter(({ metOn }) => metOn === null);
      if (!due || line.closedOn !== null) return null;
      return {
        ...aboutLine(facts, line),
        measure: 'date',
        expected: due.dueOn,
        actual: null,
        difference: null,
        detail: `${capitalized(line.label)}: el informe final se debía presentar a más tardar el ${dateInSpanish(due.dueOn)} y no consta.`,
        openSince: due.dueOn,
      };
    }),
  passes: lineWith({ ...final, metOn: calendarDate('2025-12-29'), state: 'met' }),
  fails: lineWith({ ...final, metOn: null, state: 'late' }),
};

export const finalLate: Rule = {
  code: 'report.final-late',
  severity: 'low',
  title: { es: 'Informe final extemporáneo', en: 'Final report filed late' },
  ground:
    'El informe final se presenta dentro del término de la resolución; se presenta el día en que se registra aquí.',
  find: (facts) =>
    eachLine(facts, (line) => {
      const [due] = late(line, 'final-report');
      if (!due?.metOn || !isFiledLate(due, line)) return null;
      return {
        ...aboutLine(facts, line),
        measure: 'date',
        expected: due.dueOn,
        actual: due.metOn,
        difference: String(daysBetween(due.dueOn, due.metOn)),
        detail: `${capitalized(line.label)}: el informe final se debía presentar a más tardar el ${dateInSpanish(due.dueOn)} y se presentó el ${dateInSpanish(due.metOn)}.`,
        openSince: due.dueOn,
      };
    }),
  passes: lineWith({ ...final, metOn: calendarDate('2025-12-29'), state: 'met' }),
  fails: lineWith({ ...final, metOn: calendarDate('2026-01-15'), state: 'late' }),
};

function late({ deadlines }: LineFacts, kind: CountedDeadline['kind']): Overdue[] {
  return deadlines.filter(
    (each): each is Overdue => each.kind === kind && each.state === 'late' && each.dueOn !== null,
  );
}

function isFiledLate({ metOn }: Overdue, { closedOn }: LineFacts): boolean {
  return metOn !== null && (closedOn === null || metOn <= closedOn);
}

function counted(
  facts: ResolutionFacts,
  line: LineFacts,
  { all, failing, words }: { all: readonly CountedDeadline[]; failing: readonly Overdue[]; words: string },
): Found | null {
  const [first] = failing;
  if (!first) return null;
  const months = failing.map(({ from }) => from?.slice(0, 7) ?? '').join(', ');
  return {
    ...aboutLine(facts, line),
    measure: 'count',
    expected: String(all.length),
    actual: String(all.length - failing.length),
    difference: String(failing.length),
    detail: `${capitalized(line.label)}: de ${all.length} informes mensuales, ${all.length - failing.length} en regla y ${failing.length} ${words} (${months}).`,
    openSince: first.dueOn,
  };
}

function aboutLine(
  facts: ResolutionFacts,
  line: LineFacts,
): Pick<Found, 'subject' | 'allocationId' | 'roundingExplains' | 'entries' | 'documents'> {
  return {
    ...ofLine(facts, line),
    roundingExplains: null,
    entries: entriesOf(line.entries, ['confirm', 'clarify', 'execute']),
    documents: documentsOf(facts.label),
  };
}
