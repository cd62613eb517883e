import type { SheetColumn } from '../../platform/tables/sheet-stream';
import { actNames, acts } from './acts';
import { placeNames, places } from './places';

/*
 * The columns of the auxiliary book: a row for every posting, in the order of recording. Each is named, headed and read
 * here, once for all the forms.
 */

interface BookColumn extends SheetColumn {
  /** In the JSON. */
  readonly name: string;
  /** As a person reads it. */
  readonly sql: string;
  /** As a program reads it, where that is another thing. */
  readonly plain?: string;
}

const inSpanish = (value: string, words: readonly (readonly [string, string])[]) =>
  `case ${value} ${words.map(([name, spanish]) => `when '${name}' then '${spanish}'`).join(' ')} end`;

const actWords = [...actNames.map((name) => [name, acts[name].spanish] as const), ['reverse', 'anulación'] as const];
const placeWords = placeNames.map((name) => [name, places[name].spanish] as const);

export const bookColumns: readonly BookColumn[] = [
  { name: 'entryId', header: 'Movimiento', kind: 'text', width: 38, sql: 'entry.id' },
  {
    name: 'recordedAt',
    header: 'Registrado (UTC)',
    kind: 'text',
    width: 28,
    sql: `to_char(entry.recorded_at, 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`,
  },
  { name: 'effectiveOn', header: 'Fecha', kind: 'date', width: 12, sql: 'entry.effective_on' },
  {
    name: 'act',
    header: 'Acto',
    kind: 'text',
    width: 22,
    sql: inSpanish('entry.act', actWords),
    plain: 'entry.act',
  },
  { name: 'resolution', header: 'Resolución', kind: 'text', width: 14, sql: `act.number || ' de ' || act.year` },
  { name: 'line', header: 'Línea', kind: 'integer', width: 8, sql: 'line.line' },
  { name: 'divipola', header: 'DIVIPOLA', kind: 'text', width: 10, sql: 'line.municipality_code' },
  { name: 'municipality', header: 'Municipio', kind: 'text', width: 24, sql: 'municipality.name' },
  {
    name: 'account',
    header: 'Lugar',
    kind: 'text',
    width: 20,
    sql: inSpanish('account.place', placeWords),
    plain: 'account.place',
  },
  { name: 'amount', header: 'Valor', kind: 'money', width: 20, sql: 'posting.amount' },
  { name: 'balance', header: 'Saldo', kind: 'money', width: 20, sql: 'posting.balance_after' },
  { name: 'document', header: 'Documento', kind: 'text', width: 40, sql: 'entry.document' },
];

/** A spreadsheet runs a text that begins so; a line break alone would begin a row for whoever reads it. */
const inert = (sql: string) =>
  `case when ${sql} ~ '^\\s*[=+\\-@\uff1d\uff0b\uff0d\uff20]' then '''' else '' end || translate(${sql}, e'\\r\\n\\t', '   ')`;

/** What people wrote themselves. */
const written = new Set(['document']);

const bare = (sql: string) => `translate((${sql})::text, e'\\x01\\x02\\r\\n', '')`;

/** What is selected, in each form: the columns of a CSV; those of a workbook; one JSON. */
export const bookSelection = {
  csv: bookColumns.map(({ name, sql }) => (written.has(name) ? inert(sql) : sql)).join(',\n'),
  // COPY itself parts these, as a workbook is fed: what nobody wrote by hand has none of its marks.
  xlsx: bookColumns.map(({ name, sql }) => (written.has(name) ? `nullif(${bare(sql)}, '')` : sql)).join(',\n'),
  json: `json_build_object(${bookColumns
    .map(({ name, kind, sql, plain = sql }) => `'${name}', ${kind === 'money' ? `(${plain})::text` : plain}`)
    .join(',\n')})`,
};

/** Which postings, of whom. Conditions are written by whoever asks, out of values that were read. */
export const bookSource = (conditions: readonly string[]) => `
  from ledger_entry entry
  join resolution act on act.id = entry.resolution_id
  join ledger_posting posting on posting.entry_id = entry.id
  join ledger_account account on account.id = posting.account_id
  left join annex_line line on line.id = account.allocation_id
  left join municipality on municipality.code = line.municipality_code
  where ${['true', ...conditions].join('\n    and ')}
  order by entry.recorded_at, entry.id, posting.position`;
