import { Money } from '../../kernel/money';
import { canRoundingExplain, halfUnitOf } from '../reconciliation/announced-text';
import type { Row } from '../reports/execution-status.contents';
import type { Announced, NarrativeFacts, NarrativeNote, OpenFact } from './narrative.contents';

/** A note before it has its number, and what it is about. */
export interface NoteAbout extends Omit<NarrativeNote, 'number'> {
  readonly of: readonly ('strategy' | 'resolution' | 'announced' | 'lines' | 'line')[];
  readonly allocationIds: readonly string[];
}

/** Where the sources contradict themselves, or the sums: said, never smoothed over. */
export function contradictionsOf(facts: NarrativeFacts): NoteAbout[] {
  const { status, announced } = facts;
  const sum = Money.sum(status.rows.map(({ given }) => given));
  return [...announced.flatMap((each) => announcedNote(each, sum, status.rows.length)), ...withdrawnAndPaid(facts)];
}

/** What no source says, one note for each reason, whatever the number of records that it is said of. */
export function openFactsOf({ open, status }: NarrativeFacts): NoteAbout[] {
  const reasons = new Map<string, OpenFact[]>();
  for (const fact of open) reasons.set(fact.reason, [...(reasons.get(fact.reason) ?? []), fact]);
  return [...reasons].map(([reason, facts]) => {
    const allocationIds = [...new Set(facts.flatMap(({ allocationId }) => allocationId ?? []))];
    const isOfAll = allocationIds.length === status.rows.length;
    return {
      kind: 'unknown',
      of: aboutOf(facts, isOfAll),
      allocationIds,
      text: `Por confirmar${whoseOf(allocationIds, status.rows)}. ${reason}`,
      sources: sourcesOf(facts),
    };
  });
}

function announcedNote({ amount, text, source }: Announced, sum: Money, lines: number): NoteAbout[] {
  if (amount.equals(sum)) return [];
  const less = sum.isLessThan(amount);
  const difference = less ? amount.minus(sum) : sum.minus(amount);
  const explains = canRoundingExplain(text, difference);
  const half = halfUnitOf(text);
  const rounding =
    explains === null || half === null
      ? 'Del texto no se lee a qué unidad se redondeó.'
      : explains
        ? `Cabe en el redondeo del texto (±${half.toSpanish()}).`
        : `El redondeo del texto no la explica: solo cubriría ±${half.toSpanish()}.`;
  return [
    {
      kind: 'contradiction',
      of: ['announced'],
      allocationIds: [],
      text: `La fuente anuncia «${text}» y sus ${lines} líneas suman ${sum.toSpanish()}: ${difference.toSpanish()} ${less ? 'menos' : 'más'}. ${rounding}`,
      sources: [source],
    },
  ];
}

/** Lines that the source lists as paid and as withdrawn, at once. */
function withdrawnAndPaid({ status, withdrawals }: NarrativeFacts): NoteAbout[] {
  const rows = status.rows.filter((row) => row.withdrawal === 'unknown' && row.contested.isPositive());
  if (rows.length === 0) return [];
  const paid = rows.filter(({ reportedPaid }) => reportedPaid);
  const total = Money.sum(rows.map(({ contested }) => contested));
  const listed =
    paid.length === rows.length
      ? 'la fuente las lista como giradas y, a la vez, como desistidas'
      : 'la fuente las da por desistidas';
  const allocationIds = rows.map(({ allocationId }) => allocationId);
  return [
    {
      kind: paid.length > 0 ? 'contradiction' : 'unknown',
      of: ['line'],
      allocationIds,
      text: `${namesOf(rows)}: ${listed}, y no dice si el giro se hizo, cuándo, ni si se devolvió. Aquí ${total.toSpanish()} están como desistidos, con el giro por establecer: no se cuentan como girados ni como liberados.`,
      sources: [
        ...new Set(withdrawals.filter((each) => allocationIds.includes(each.allocationId)).map(({ source }) => source)),
      ],
    },
  ];
}

function aboutOf(facts: readonly OpenFact[], isOfAll: boolean): NoteAbout['of'] {
  const acts = (['strategy', 'resolution'] as const).filter((act) => facts.some(({ of }) => of === act));
  if (acts.length > 0) return acts;
  // A mark on every line says no more than one on the sum of them.
  return isOfAll || facts.length > 4 ? ['lines'] : ['line'];
}

function whoseOf(allocationIds: readonly string[], rows: readonly Row[]): string {
  if (allocationIds.length === 0) return '';
  if (allocationIds.length === rows.length) return `, en las ${rows.length} líneas`;
  const mine = rows.filter(({ allocationId }) => allocationIds.includes(allocationId));
  return mine.length > 4 ? `, en ${mine.length} líneas` : `, en ${namesOf(mine)}`;
}

function namesOf(rows: readonly Row[]): string {
  const names = rows.map(({ municipality }) => municipality);
  const last = names.pop() ?? '';
  return names.length === 0 ? last : `${names.join(', ')} y ${last}`;
}

function sourcesOf(facts: readonly OpenFact[]): string[] {
  return [...new Set(facts.map(({ source }) => source))];
}
