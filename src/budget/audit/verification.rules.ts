import { Money } from '../../kernel/money';
import {
  boundEntry,
  canonicalText,
  sha256,
  type BoundEntry,
  type EntryHead,
  type EntryPosting,
  type EventText,
  type Json,
} from './record.rules';

/*
 * What is wrong with a record, place by place. Nothing here knows where the record is kept: the service's own database
 * and a stranger's copy are judged alike.
 *
 *   text ──hash──▶ event ──previousHash──▶ event …      a chain of its own for each line, resolution, person
 *   text.entries ──head, postings──▶ the ledger's entries
 */

/** Where the record does not hold. `code` is stable; `where` names the place; `detail` is for people, in Spanish. */
export interface Break {
  readonly code: string;
  readonly where: Readonly<Record<string, string | number>>;
  readonly detail: string;
}

/** An event as it is kept: its columns beside its text. */
export interface StoredEvent {
  readonly id: number;
  readonly chain: string;
  readonly sequence: number;
  readonly at: string;
  readonly person: string | null;
  readonly act: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly content: Json;
  readonly previousHash: string | null;
  readonly hash: string;
  readonly canonical: string;
}

export interface StoredEntry {
  readonly head: EntryHead;
  readonly postings: readonly EntryPosting[];
}

/** The text of an event, or null when it is no JSON any more. */
export function readEvent({ canonical }: Pick<StoredEvent, 'canonical'>): EventText | null {
  try {
    return JSON.parse(canonical) as EventText;
  } catch {
    return null;
  }
}

/** Whether an event says, in its columns and in its text, what its hash is of. */
export function checkEvent(event: StoredEvent): Break[] {
  const where = placeOf(event);
  const text = readEvent(event);
  // The columns written out again give the very text: nothing else has to be looked at.
  const sound = text !== null && canonicalText(columnsOf(event, text)) === event.canonical;
  if (sound && sha256(event.canonical) === event.hash) return [];
  const fields = text === null ? [] : differences(columnsOf(event, text), text as unknown as Json);
  if (sha256(event.canonical) !== event.hash) {
    const which = fields.length === 0 ? '' : ` Difieren sus columnas: ${fields.join('; ')}.`;
    return [
      { code: 'event.text-changed', where, detail: `El texto del evento no da su huella: lo cambiaron.${which}` },
    ];
  }
  if (text === null || canonicalText(text) !== event.canonical) {
    return [{ code: 'event.not-canonical', where, detail: 'El texto del evento no es JSON canónico (RFC 8785).' }];
  }
  if (text.sequence !== event.sequence || text.chain !== event.chain) {
    const detail = `Ocupa el lugar ${event.sequence} de la cadena ${event.chain}, y es el ${text.sequence} de ${text.chain}.`;
    return [{ code: 'event.out-of-order', where: { ...where, belongs: text.sequence }, detail }];
  }
  if (fields.length === 0) return [];
  const detail = `Las columnas del evento no dicen lo que su texto: ${fields.join('; ')}.`;
  return [{ code: 'event.column-changed', where, detail }];
}

/** Whether an event continues the one that stands before it in its chain; null: it is the first one kept. */
export function checkLink(previous: StoredEvent | null, event: StoredEvent): Break[] {
  const where = placeOf(event);
  const expected = (previous?.sequence ?? 0) + 1;
  if (event.sequence > expected) {
    const missing = expected === event.sequence - 1 ? `el ${expected}` : `del ${expected} al ${event.sequence - 1}`;
    const detail = `Falta en la cadena ${event.chain} ${missing}: se pasa del ${expected - 1} al ${event.sequence}.`;
    return [{ code: 'event.missing', where: { chain: event.chain, sequence: expected }, detail }];
  }
  if (event.previousHash === (previous?.hash ?? null)) return [];
  const detail = `Continúa un evento de huella ${event.previousHash ?? '(ninguna)'}, y antes de él está ${previous?.hash ?? '(ninguno)'}: el anterior fue reescrito o cambiado de lugar.`;
  return [{ code: 'event.broken-link', where, detail }];
}

export interface ChainHead {
  readonly chain: string;
  readonly sequence: number;
  readonly hash: string | null;
}

/** Whether a chain ends where its head says. */
export function checkHead(head: ChainHead | null, last: StoredEvent | null): Break[] {
  if (!head) {
    return last
      ? [{ code: 'chain.headless', where: { chain: last.chain }, detail: 'La cadena perdió su cabeza.' }]
      : [];
  }
  const where = { chain: head.chain, sequence: head.sequence };
  const end = last?.sequence ?? 0;
  if (end < head.sequence) {
    const detail = `La cadena llegaba al evento ${head.sequence} y termina en el ${end}: le cortaron el final.`;
    return [{ code: 'chain.truncated', where, detail }];
  }
  if (end > head.sequence || last?.hash !== head.hash) {
    return [{ code: 'chain.head-changed', where, detail: `La cabeza de la cadena no es su último evento, el ${end}.` }];
  }
  return [];
}

/** Whether an entry of the ledger is still what its event bound; null: it is not in the ledger any more. */
export function checkEntry(bound: BoundEntry, stored: StoredEntry | null, event: StoredEvent): Break[] {
  const where = { entry: bound.id, event: event.id };
  if (!stored) {
    return [{ code: 'entry.missing', where, detail: `El asiento que asentó «${event.act}» ya no está en el libro.` }];
  }
  const found = boundEntry(stored.head, stored.postings);
  const breaks: Break[] = [];
  if (found.effectiveOn !== bound.effectiveOn) {
    const detail = `La fecha de efecto del asiento era ${bound.effectiveOn} y hoy dice ${found.effectiveOn}.`;
    breaks.push({ code: 'entry.date-changed', where, detail });
  } else if (found.head !== bound.head) {
    const detail = 'Cambiaron el acto, el documento, la fuente, las personas o la hora de registro del asiento.';
    breaks.push({ code: 'entry.head-changed', where, detail });
  }
  if (found.postings !== bound.postings) {
    const doubts = doubtful(stored);
    const which = doubts.length === 0 ? '' : ` ${doubts.join(' ')}`;
    breaks.push({ code: 'entry.postings-changed', where, detail: `Cambiaron las partidas del asiento.${which}` });
  }
  return breaks;
}

/** Which postings of an entry contradict themselves: where somebody wrote, most likely. */
function doubtful({ head, postings }: StoredEntry): string[] {
  const wrong = postings
    .filter((each) => !Money.of(each.balanceBefore).plus(Money.of(each.amount)).equals(Money.of(each.balanceAfter)))
    .map(
      ({ position, place, amount, balanceBefore, balanceAfter }) =>
        `La partida ${position} («${place}») mueve ${amount} y pasa de ${balanceBefore} a ${balanceAfter}.`,
    );
  const total = postings.reduce((sum, { amount }) => sum.plus(Money.of(amount)), Money.zero);
  if (!total.isZero()) wrong.push(`Sus partidas suman ${total.toString()}, no cero.`);
  if (postings.length !== head.postingCount)
    wrong.push(`Tenía ${head.postingCount} partidas y hay ${postings.length}.`);
  return wrong;
}

/** The fields in which two values differ, as «content.amount: 1 → 2»; the first is what is found, the second what was said. */
export function differences(found: Json, said: Json, path = ''): string[] {
  if (isObject(found) && isObject(said)) {
    const keys = [...new Set([...Object.keys(found), ...Object.keys(said)])].sort();
    return keys.flatMap((key) =>
      differences(found[key] ?? null, said[key] ?? null, path === '' ? key : `${path}.${key}`),
    );
  }
  if (canonicalText(found) === canonicalText(said)) return [];
  return [`${path}: el texto dice ${shortened(said)}, la columna ${shortened(found)}`];
}

function isObject(value: Json): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function shortened(value: Json): string {
  const text = canonicalText(value);
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}

// Entries have no column: what the text says of them is compared with the ledger.
function columnsOf(event: StoredEvent, { entries }: EventText): Json {
  return {
    act: event.act,
    at: event.at,
    chain: event.chain,
    content: event.content,
    entries: entries as unknown as Json,
    person: event.person,
    previousHash: event.previousHash,
    sequence: event.sequence,
    subject: { id: event.subjectId, kind: event.subjectKind },
    version: 1,
  };
}

function placeOf({ id, chain, sequence }: StoredEvent): Record<string, string | number> {
  return { event: id, chain, sequence };
}
