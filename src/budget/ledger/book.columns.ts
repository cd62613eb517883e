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
  { name: 'entryId', header: 'Movimiento', kind: 'text', width: 38, sql: 'moved.id' },
  {
    name: 'recordedAt',
    header: 'Registrado (UTC)',
    kind: 'text',
    width: 28,
    sql: `to_char(moved.recorded_at, 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`,
  },
  { name: 'effectiveOn', header: 'Fecha', kind: 'date', width: 12, sql: 'moved.effective_on' },
  {
    name: 'act',
    header: 'Acto',
    kind: 'text',
    width: 22,
    sql: inSpanish('moved.act', actWords),
    plain: 'moved.act',
  },
  { name: 'resolution', header: 'Resolución', kind: 'text', width: 14, sql: `moved.number || ' de ' || moved.year` },
  { name: 'line', header: 'Línea', kind: 'integer', width: 8, sql: 'moved.line' },
  { name: 'divipola', header: 'DIVIPOLA', kind: 'text', width: 10, sql: 'moved.municipality_code' },
  { name: 'municipality', header: 'Municipio', kind: 'text', width: 24, sql: 'moved.municipality' },
  {
    name: 'account',
    header: 'Lugar',
    kind: 'text',
    width: 20,
    sql: inSpanish('moved.place', placeWords),
    plain: 'moved.place',
  },
  { name: 'amount', header: 'Valor', kind: 'money', width: 20, sql: 'moved.amount' },
  { name: 'balance', header: 'Saldo', kind: 'money', width: 20, sql: 'moved.balance_after' },
  { name: 'document', header: 'Documento', kind: 'text', width: 40, sql: 'moved.document' },
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

/**
 * Which postings, of whom, in the order of recording. Conditions are written by whoever asks, out of values that were
 * read. They are put in order as they are stored, and worded as they leave: a row that is worded first is longer than all
 * that it is made of, goes to the disk to be put in order, and keeps whoever reads waiting until the last one is worded.
 */
export const bookSource = (conditions: readonly string[]) => `
  from (
    select
      entry.id,
      entry.recorded_at,
      entry.effective_on,
      entry.act,
      entry.document,
      act.number,
      act.year,
      line.line,
      line.municipality_code,
      municipality.name as municipality,
      account.place,
      posting.position,
      posting.amount,
      posting.balance_after
    from ledger_entry entry
    join resolution act on act.id = entry.resolution_id
    join ledger_posting posting on posting.entry_id = entry.id
    join ledger_account account on account.id = posting.account_id
    left join annex_line line on line.id = account.allocation_id
    left join municipality on municipality.code = line.municipality_code
    where ${['true', ...conditions].join('\n      and ')}
    order by entry.recorded_at, entry.id, posting.position
  ) moved
  order by moved.recorded_at, moved.id, moved.position`;
