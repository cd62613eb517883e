import type { CalendarDate } from '../../kernel/calendar';
import { Money } from '../../kernel/money';
import { contractKinds, layouts, type DetailKind, type Indicator } from './layout.rules';
import { note, type Note } from './notes';

/*
 * What a hospital has declared of a line, by all of its files in the order in which they came. A record is told from the
 * others by its natural key, and where the annex says «per period» by its period too.
 *
 *   (none) ──I──▶ stands ──A──▶ stands, as updated ──E──▶ annulled ──I──▶ stands again
 *
 * Nothing stored is changed: the state is the files, folded.
 */

type Values = Readonly<Record<string, string>>;

/** One detail of one file. */
export interface Entry {
  readonly line: number;
  readonly kind: DetailKind;
  readonly indicator: Indicator;
  readonly key: string;
  readonly period: CalendarDate;
  readonly values: Values;
  /** The act of ours that it became, where it became one of its own. */
  readonly act: string | null;
}

/** A record as it stands now. */
export interface Declared {
  readonly kind: DetailKind;
  readonly key: string;
  readonly period: CalendarDate;
  readonly values: Values;
  readonly act: string | null;
  /** Of the record that last said it, in its file. */
  readonly line: number;
  readonly standing: boolean;
}

/** By identity, in the order in which each was first declared. */
export type State = ReadonlyMap<string, Declared>;

export interface Change {
  readonly line: number;
  readonly kind: DetailKind;
  readonly what: 'new' | 'updated' | 'annulled' | 'same';
  readonly before: Declared | null;
  readonly after: Declared;
}

export interface Folded {
  readonly state: State;
  readonly changes: readonly Change[];
  readonly notes: readonly Note[];
}

export const nothingDeclared: State = new Map();

/** What stands after one more file. Cost: linear in the records. */
export function fold(before: State, entries: readonly Entry[]): Folded {
  const state = new Map(before);
  const periods = periodsOf(before);
  const changes: Change[] = [];
  const notes: Note[] = [];
  for (const entry of entries) {
    if (entry.indicator === 'NA') continue;
    const found = entry.indicator === 'I' ? inserted(entry, { state, periods }) : amended(entry, { state, periods });
    notes.push(...found.notes);
    if (!found.change) continue;
    const { after } = found.change;
    const identity = identityOf(after);
    state.set(identity, after);
    if (layouts[after.kind].perPeriod) periods.set(after.key, (periods.get(after.key) ?? new Set()).add(after.period));
    changes.push(found.change);
  }
  return { state, changes, notes: [...notes, ...referenceNotes(state, changes)] };
}

interface Known {
  readonly state: State;
  /** In which periods each key of a kind per period was declared. */
  readonly periods: ReadonlyMap<string, ReadonlySet<CalendarDate>>;
}

interface Found {
  readonly change?: Change;
  readonly notes: readonly Note[];
}

function inserted(entry: Entry, { state, periods }: Known): Found {
  const { line, kind, key, period } = entry;
  const before = state.get(identityOf(entry));
  if (before?.standing) {
    if (!sameValues(kind, before.values, entry.values)) return { notes: [exists(entry)] };
    const es = 'Ya estaba declarado, igual: no cambia nada.';
    return {
      change: { line, kind, what: 'same', before, after: before },
      notes: [note('pisis.already-declared', { line }, es, 'It was declared already, the same.')],
    };
  }
  const elsewhere = [...(periods.get(key) ?? [])].filter((each) => each !== period && standsIn(state, key, each));
  const after: Declared = { ...declaredBy(entry), period, act: entry.act };
  return {
    change: { line, kind, what: 'new', before: null, after },
    notes: elsewhere.map((other) => inOtherPeriod(line, other)),
  };
}

function amended(entry: Entry, { state, periods }: Known): Found {
  const { line, kind, key, indicator } = entry;
  const own = state.get(identityOf(entry));
  const others = [...(periods.get(key) ?? [])].filter((each) => standsIn(state, key, each));
  const [other] = others;
  const before = own?.standing ? own : other === undefined ? undefined : state.get(`${key}@${other}`);
  if (!before) return { notes: [unknown(entry)] };
  if (!own?.standing && others.length > 1) return { notes: [ambiguous(entry, others)] };
  const act = entry.act ?? before.act;
  const after: Declared =
    indicator === 'E'
      ? { ...before, line, act, standing: false }
      : { ...declaredBy(entry), period: before.period, act };
  return { change: { line, kind, what: indicator === 'E' ? 'annulled' : 'updated', before, after }, notes: [] };
}

function declaredBy({ line, kind, key, values }: Entry): Omit<Declared, 'period' | 'act'> {
  return { line, kind, key, values, standing: true };
}

function identityOf({ kind, key, period }: Pick<Declared, 'kind' | 'key' | 'period'>): string {
  return layouts[kind].perPeriod ? `${key}@${period}` : key;
}

function periodsOf(state: State): Map<string, Set<CalendarDate>> {
  const periods = new Map<string, Set<CalendarDate>>();
  for (const { kind, key, period } of state.values()) {
    if (layouts[kind].perPeriod) periods.set(key, (periods.get(key) ?? new Set()).add(period));
  }
  return periods;
}

function standsIn(state: State, key: string, period: CalendarDate): boolean {
  return state.get(`${key}@${period}`)?.standing ?? false;
}

/** What names people is kept apart and not compared: a change of theirs is an update like any other. */
function sameValues(kind: DetailKind, one: Values, other: Values): boolean {
  return layouts[kind].fields
    .filter(({ personal }) => !personal)
    .every(({ name }) => one[name] === other[name] || sameAmount(one[name], other[name]));
}

/** «10», «10.0» and «10.00» are one amount, where both have a point or one of them does. */
function sameAmount(one = '', other = ''): boolean {
  const amount = /^\d{1,15}(\.\d{1,2})?$/;
  return (
    `${one}${other}`.includes('.') && amount.test(one) && amount.test(other) && Money.of(one).equals(Money.of(other))
  );
}

export function contractOf(values: Values): string {
  return `3|${values['contractKind'] ?? ''}|${values['contractNumber'] ?? ''}`;
}

/** «Contrato 045-2025», «Resolución 123»: what a record is called. */
export function nameOf(kind: DetailKind, values: Values): string {
  const contract = `${(contractKinds as Record<string, string>)[values['contractKind'] ?? ''] ?? ''} ${values['contractNumber'] ?? ''}`;
  const said = {
    2: () => `acto ${values['actNumber'] ?? ''}`,
    3: () => contract,
    4: () => `póliza ${values['policyNumber'] ?? ''} de ${contract}`,
    5: () => `acta ${values['recordNumber'] ?? ''} de ${contract}`,
    6: () => `reintegro por el acto ${values['actNumber'] ?? ''}`,
    7: () => `rendimientos por el acto ${values['actNumber'] ?? ''}`,
  };
  return said[kind]();
}

/** Policies and follow-up are of a contract that stands; a contract that is followed up is not annulled alone. */
function referenceNotes(state: State, changes: readonly Change[]): Note[] {
  const stands = (values: Values) => state.get(contractOf(values))?.standing ?? false;
  const orphans = changes
    .filter(({ kind, after }) => (kind === 4 || kind === 5) && after.standing && !stands(after.values))
    .map(({ line, after }) =>
      note(
        'pisis.contract-unknown',
        { line, field: 'número del contrato' },
        `No hay un registro de tipo 3 de ${nameOf(3, after.values)}, ni en este archivo ni en los anteriores: agréguelo, o corrija el número.`,
        'No record of kind 3 declares this contract.',
      ),
    );
  const followed = new Set(
    [...state.values()].filter(({ kind, standing }) => kind === 5 && standing).map(({ values }) => contractOf(values)),
  );
  const annulled = changes
    .filter(
      ({ kind, what, after }) => kind === 3 && what === 'annulled' && followed.has(after.key) && !stands(after.values),
    )
    .map(({ line, after }) =>
      note(
        'pisis.contract-with-follow-up',
        { line },
        `Se anula ${nameOf(3, after.values)} y queda su seguimiento (tipo 5): anúlelo también en este archivo.`,
        'Its follow-up stands: annul that as well.',
      ),
    );
  return [...orphans, ...annulled];
}

function exists({ line, kind, key, values }: Entry): Note {
  return note(
    'pisis.key-exists',
    { line },
    `Ya está declarado, con otros datos, el registro de tipo ${kind} «${nameOf(kind, values)}»: para cambiarlo, el indicador es A.`,
    `${key} is declared already, with other data: update it with A.`,
  );
}

function unknown({ line, kind, indicator, values }: Entry): Note {
  return note(
    'pisis.key-unknown',
    { line },
    `Se pide ${indicator === 'E' ? 'anular' : 'actualizar'} «${nameOf(kind, values)}» y no consta, o ya está anulado: si es nuevo, el indicador es I; si no, corrija tipo, números y fecha.`,
    'There is no such record, or it is annulled.',
  );
}

function ambiguous({ line, kind, values }: Entry, periods: readonly CalendarDate[]): Note {
  return note(
    'pisis.key-ambiguous',
    { line },
    `«${nameOf(kind, values)}» consta en varios períodos (${periods.join(', ')}): envíelo en un archivo con el corte del que se corrige.`,
    'It stands in several periods: send it with the cut-off of the one that is meant.',
  );
}

function inOtherPeriod(line: number, other: CalendarDate): Note {
  return note(
    'pisis.key-in-other-period',
    { line },
    `El mismo registro consta con corte al ${other}, y ahora se suma: si es el mismo hecho, no lo reporte dos veces.`,
    `The same record stands with cut-off ${other}, and this is added to it.`,
  );
}
