import { dateInSpanish, dateWithPrecision } from '../../kernel/calendar';
import { Money } from '../../kernel/money';
import type { Unknown } from '../../kernel/sources';
import { paidPlaces } from '../reports/execution-status.figures';
import type { Row } from '../reports/execution-status.contents';
import type {
  Figure,
  LinesFigure,
  Narrative,
  NarrativeFacts,
  NarrativeLine,
  NarrativeNote,
  OpenFact,
  ToldAct,
  ToldWithdrawal,
} from './narrative.contents';
import { contradictionsOf, openFactsOf, type NoteAbout } from './narrative.notes';

/*
 * The block of the national report for a resolution, pure, told again from the ledger and from what the sources say:
 * the acts, what was announced, the lines in the order of the annex. Nothing is supplied. Where the source contradicts
 * itself a note says so; what it does not say is said to be unknown.
 */

export function narrativeOf(facts: NarrativeFacts): Narrative {
  const { status, resolution, strategy, announced } = facts;
  const about = [...contradictionsOf(facts), ...openFactsOf(facts)];
  const numbered = about.map((note, index) => ({ ...note, number: index + 1 }));
  const lines = status.rows.map((row) => lineOf(row, numbered));
  const figures = figuresOf(lines);
  const marks = (of: NoteAbout['of'][number]) => marksOf(numbered.filter((note) => note.of.includes(of)));
  return {
    status,
    resolution,
    strategy,
    announced,
    figures,
    paragraphs: [
      ...(strategy ? [actInWords(strategy, marks('strategy'))] : []),
      actInWords(resolution, marks('resolution')),
      ...announced.map((each) => `Se anunciaron ${each.amount.toSpanish()} («${each.text}»)${marks('announced')}.`),
      ...datesInWords(resolution),
      linesInWords(figures, marks('lines')),
      whereInWords(facts, figures),
    ],
    lines,
    notes: numbered.map(({ number, kind, text, sources }): NarrativeNote => ({ number, kind, text, sources })),
  };
}

/** The withdrawals that the report itself has at its moment: what is said of a later one is of the future. */
export function withdrawnBy(
  { rows }: NarrativeFacts['status'],
  withdrawals: readonly ToldWithdrawal[],
): readonly ToldWithdrawal[] {
  const withdrawn = new Set(rows.filter(({ withdrawal }) => withdrawal).map(({ allocationId }) => allocationId));
  return withdrawals.filter(({ allocationId }) => withdrawn.has(allocationId));
}

/** What is unknown of what the report tells of: of anything else of these lines it is not said. */
export function openFacts(
  { status, strategy, withdrawals }: Pick<NarrativeFacts, 'status' | 'strategy' | 'withdrawals'>,
  unknown: ReadonlyMap<string, readonly Unknown[]>,
): OpenFact[] {
  const subjects = new Map<string, Pick<OpenFact, 'of' | 'allocationId'>>();
  if (strategy) subjects.set(strategy.id, { of: 'strategy', allocationId: null });
  subjects.set(status.resolution.id, { of: 'resolution', allocationId: null });
  for (const { allocationId, payments } of status.rows) {
    subjects.set(allocationId, { of: 'line', allocationId });
    for (const { disbursementId } of payments) {
      if (disbursementId !== null) subjects.set(disbursementId, { of: 'disbursement', allocationId });
    }
  }
  for (const { id, allocationId } of withdrawals) subjects.set(id, { of: 'withdrawal', allocationId });
  return [...subjects].flatMap(([id, subject]) => (unknown.get(id) ?? []).map((fact) => ({ ...fact, ...subject })));
}

type Numbered = NoteAbout & { readonly number: number };

/** « (notas 1 y 3)», or nothing. */
export function marksOf(notes: readonly { readonly number: number }[]): string {
  const numbers = notes.map(({ number }) => String(number));
  const last = numbers.pop();
  if (last === undefined) return '';
  return numbers.length === 0 ? ` (nota ${last})` : ` (notas ${numbers.join(', ')} y ${last})`;
}

function lineOf(row: Row, notes: readonly Numbered[]): NarrativeLine {
  const mine = notes.filter(({ allocationIds, of }) => of.includes('line') && allocationIds.includes(row.allocationId));
  const withdrawal = row.withdrawal && {
    payment: row.withdrawal,
    entries: row.withdrawal === 'unknown' ? (row.entries.contested ?? []) : (row.entries.released ?? []),
  };
  const fate = row.withdrawal ? `. ${withdrawals[row.withdrawal]}` : '';
  return {
    row,
    amount: row.amount,
    entries: row.entries.amount ?? [],
    withdrawal,
    notes: mine.map(({ number }) => number),
    inWords: `${row.municipality} (${row.department.name}): ${row.amount.toSpanish()}${fate}${marksOf(mine)}.`,
  };
}

const withdrawals = {
  before: 'Desistió antes del giro',
  after: 'Desistió después del giro',
  unknown: 'Desistió; si el giro se hizo está por establecer',
} as const;

function figuresOf(lines: readonly NarrativeLine[]): Narrative['figures'] {
  const moved = (name: 'executed' | 'returned'): Figure => ({
    amount: Money.sum(lines.map(({ row }) => row[name])),
    entries: entriesOf(lines, [name]),
  });
  return {
    all: sumOf(lines),
    standing: sumOf(lines.filter(({ withdrawal }) => !withdrawal)),
    withdrawn: sumOf(lines.filter(({ withdrawal }) => withdrawal)),
    paid: { amount: Money.sum(lines.map(({ row }) => row.paid)), entries: entriesOf(lines, paidPlaces) },
    executed: moved('executed'),
    returned: moved('returned'),
  };
}

function sumOf(lines: readonly NarrativeLine[]): LinesFigure {
  return {
    lines: lines.length,
    amount: Money.sum(lines.map(({ amount }) => amount)),
    entries: [...new Set(lines.flatMap(({ entries }) => entries))],
  };
}

function entriesOf(lines: readonly NarrativeLine[], places: readonly (keyof Row['entries'])[]): string[] {
  return [...new Set(lines.flatMap(({ row }) => places.flatMap((place) => row.entries[place] ?? [])))];
}

/** «Resolución 401 de 2025, del 10 de marzo de 2025 (Ministerio…). Adopta la estrategia…» */
function actInWords({ label, issuer, issuedOn, title }: ToldAct, marks: string): string {
  return `${label}, del ${dateInSpanish(issuedOn)} (${issuer}). ${title.replace(/\.$/, '')}${marks}.`;
}

function datesInWords({ disburseFrom, executeBy }: ToldAct): string[] {
  const paid = disburseFrom === null ? 'por confirmar' : `desde el ${dateInSpanish(disburseFrom)}`;
  const executed = executeBy === null ? 'por confirmar' : `hasta el ${dateInSpanish(executeBy)}`;
  return [`Pago: ${paid}. Ejecución: ${executed}.`];
}

function linesInWords({ all, standing, withdrawn }: Narrative['figures'], marks: string): string {
  const sum = `Las ${counted(all.lines)} del anexo suman ${all.amount.toSpanish()}`;
  if (withdrawn.lines === 0) return `${sum}, sin desistimientos${marks}.`;
  return `${sum}: ${counted(standing.lines)} sin desistimiento por ${standing.amount.toSpanish()} y ${counted(withdrawn.lines)} con desistimiento por ${withdrawn.amount.toSpanish()}${marks}.`;
}

function whereInWords({ status }: NarrativeFacts, { paid, executed, returned }: Narrative['figures']): string {
  const dates = new Set(
    status.rows.flatMap(({ payments }) =>
      payments.map(
        ({ paidOn, datePrecision }) =>
          `${datePrecision === 'exact' ? 'el ' : ''}${dateWithPrecision(paidOn, datePrecision)}`,
      ),
    ),
  );
  const when = dates.size === 1 ? `, ${[...dates].join()}` : '';
  const { minimum, maximum } = status.ranges.paid;
  const range = minimum.equals(maximum)
    ? ''
    : ` (hasta ${maximum.toSpanish()} si se hubiera girado lo que está por establecer)`;
  return `Girado: ${paid.amount.toSpanish()}${when}${range}. Ejecutado y aceptado: ${executed.amount.toSpanish()}. Reintegrado: ${returned.amount.toSpanish()}.`;
}

function counted(lines: number): string {
  return lines === 1 ? '1 línea' : `${lines} líneas`;
}
