import type { Tx } from '../../platform/database/transactions';
import { commonFields, layouts } from './layout.rules';
import type { OutcomeView } from './pisis.dto';
import type { PisisFile } from './pisis-file';

export interface StoredFile {
  readonly id: string;
  readonly allocationId: string;
  readonly sha256: string;
  readonly size: number;
  readonly file: PisisFile;
  readonly outcome: OutcomeView;
  readonly recordedBy: string;
}

/** Writes a file and each of its records as they came, in a constant number of statements. */
export async function storeFile(tx: Tx, stored: StoredFile): Promise<void> {
  const { file, outcome } = stored;
  await tx.query(
    `insert into pisis_file (
       id, allocation_id, name, sha256, size, encoding, line_end, closed, mark, first_date, cutoff, outcome, recorded_by
     ) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      stored.id,
      stored.allocationId,
      file.fileName,
      stored.sha256,
      stored.size,
      file.form.encoding,
      file.form.lineEnd === '\n' ? 'lf' : 'crlf',
      file.form.closed,
      file.form.mark,
      file.control.firstDate,
      file.control.cutoff,
      JSON.stringify(outcome),
      stored.recordedBy,
    ],
  );
  await storeRecords(tx, stored);
  await storeActs(tx, stored);
}

async function storeRecords(tx: Tx, { id, allocationId, file }: StoredFile): Promise<void> {
  const control = { line: 1, kind: 1, indicator: null, parts: file.controlLine.split('|'), people: null };
  const details = file.details.map(({ line, kind, indicator, parts }) => ({
    line,
    kind,
    indicator,
    ...apart(kind, parts),
  }));
  const records = JSON.stringify([control, ...details]);
  await tx.query(
    `insert into pisis_record (file_id, line, allocation_id, kind, indicator, period, parts)
     select $1, line, $2, kind, indicator, $3, ${textsOf('parts')}
     from jsonb_to_recordset($4::jsonb) as written (line integer, kind smallint, indicator text, parts jsonb)`,
    [id, allocationId, file.control.cutoff, records],
  );
  await tx.query(
    `insert into pisis_party (file_id, line, allocation_id, parts)
     select $1, line, $2, ${textsOf('people')}
     from jsonb_to_recordset($3::jsonb) as written (line integer, people jsonb)
     where jsonb_typeof(people) = 'array'`,
    [id, allocationId, records],
  );
}

async function storeActs(tx: Tx, { id, allocationId, outcome }: StoredFile): Promise<void> {
  await tx.query(
    `insert into pisis_act (file_id, line, allocation_id, subject_kind, subject_id)
     select $1, coalesce(line, 1), $2, kind, id
     from jsonb_to_recordset($3::jsonb) as done (line integer, kind text, id uuid)`,
    [id, allocationId, JSON.stringify(outcome.acts)],
  );
}

/** What a record says, with the fields of people empty and those fields apart; null where none says anything. */
function apart(kind: keyof typeof layouts, parts: readonly string[]): { parts: string[]; people: string[] | null } {
  const personal = (index: number) => layouts[kind].fields[index - commonFields]?.personal ?? false;
  const people = parts.filter((_, index) => personal(index));
  return {
    parts: parts.map((part, index) => (personal(index) ? '' : part)),
    people: people.some((part) => part !== '') ? people : null,
  };
}

/** The parts of a record with those of people back in their places. */
export function joined(kind: number, parts: readonly string[], people: readonly string[] | null): string[] {
  if (people === null) return [...parts];
  const fields = layouts[kind as keyof typeof layouts].fields;
  const rest = [...people];
  return parts.map((part, index) => (fields[index - commonFields]?.personal ? (rest.shift() ?? '') : part));
}

const textsOf = (column: string) =>
  `array(select part from jsonb_array_elements_text(${column}) with ordinality as said (part, at) order by at)`;
