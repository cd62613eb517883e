import { dateInBogota, dateInSpanish, dateWithPrecision } from '../../kernel/calendar';
import type { EntryAct } from '../ledger/acts';
import type { Cause, EntryKind } from './execution-difference.contents';
import type { Row } from './execution-status.contents';

/* What changed, in the office's words. */

const feminine: ReadonlySet<EntryAct> = new Set([
  'publish',
  'amend',
  'order',
  'confirm',
  'execute',
  'reassign',
  'lapse',
  'reverse',
]);

const kinds: Record<EntryKind, string> = {
  new: '',
  correction: ', y corrige el pasado',
  // Its date says it.
  'came-due': '',
  'no-longer': ', que en el segundo momento no se ve',
};

/** Beyond these a sentence is no longer read: the entries stand in the data. */
const most = 4;

/** «confirmación de recibo del 3 de agosto de 2025, registrada el 20 de noviembre de 2026, y corrige el pasado» */
export function causesInWords(causes: readonly Cause[]): string {
  const said = causes.slice(0, most).map((cause) => causeInWords(cause, causes.length > 1));
  const left = causes.length - said.length;
  if (left > 0) said.push(left === 1 ? '1 asiento más' : `${left} asientos más`);
  return said.join('; ') || 'sin asientos';
}

/** What changed of a line without a peso being moved. */
export function otherChangesOf(before: Row | null, after: Row | null): string[] {
  if (!after) return [];
  const name = `${after.municipality} (línea ${after.line})`;
  const changes: string[] = [];
  const [was, is] = [before?.hospital ?? null, after.hospital];
  if (before && !was && is) changes.push(`${name}: una fuente nombró el hospital, ${is.name}.`);
  if (was && is && was.name !== is.name)
    changes.push(`${name}: el hospital se llama ahora ${is.name}; antes, ${was.name}.`);
  if (was && is && was.nit !== is.nit) {
    changes.push(`${name}: el NIT es ahora ${is.nit ?? 'por confirmar'}; antes, ${was.nit ?? 'por confirmar'}.`);
  }
  if ((before?.withdrawal ?? null) !== after.withdrawal) {
    changes.push(
      `${name}: ${withdrawals[after.withdrawal ?? 'none']}; antes, ${withdrawals[before?.withdrawal ?? 'none']}.`,
    );
  }
  return changes;
}

const withdrawals = {
  none: 'sin desistimiento',
  before: 'desistió antes del giro',
  after: 'desistió después del giro',
  unknown: 'desistió, con el giro por establecer',
} as const;

function causeInWords(cause: Cause, isOneOfMany: boolean): string {
  const date = dateWithPrecision(cause.effectiveOn, cause.datePrecision);
  const on = { exact: `del ${date}`, 'on-or-after': date, month: date, unknown: `de ${date}` }[cause.datePrecision];
  const recorded = `registrad${feminine.has(cause.act) ? 'a' : 'o'} el ${dateInSpanish(dateInBogota(cause.recordedAt))}`;
  const amount = isOneOfMany ? ` (${cause.amount.isPositive() ? '+' : ''}${cause.amount.toSpanish()})` : '';
  return `${cause.actInSpanish}${amount} ${on}, ${recorded}${kinds[cause.kind]}`;
}
