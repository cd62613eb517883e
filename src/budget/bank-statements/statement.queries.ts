import { Injectable } from '@nestjs/common';
import { Money } from '../../kernel/money';
import type { Tx } from '../../platform/database/transactions';
import { NotFound } from '../../platform/http/contract';
import { pageOf, type Page } from '../../platform/http/paging';
import type { RecordsAsked } from '../disbursements/disbursement.dto';
import type { BankLine, Target } from './matching.rules';
import type { BankLineView, LinesAsked, StatementView } from './statement.dto';
import type { Movement } from './statement.rules';

type LineRow = Omit<BankLineView, 'amount' | 'suggestions'> & { amount: string };

export type MatchedLine = Omit<BankLineView, 'suggestions'>;

@Injectable()
export class StatementQueries {
  /** Whoever loads a statement or matches a line waits here for whoever does. */
  async hold(tx: Tx): Promise<void> {
    await tx.query(`select pg_advisory_xact_lock(hashtextextended('bank-statements', 0))`);
  }

  /** @throws NotFound */
  async one(tx: Tx, id: string): Promise<StatementView> {
    const [view]: StatementView[] = await tx.query(`${statementsSql} where statement.id = $1`, [id]);
    if (!view) throw new NotFound({});
    return view;
  }

  async ofFile(tx: Tx, sha256: string): Promise<StatementView | null> {
    const [view]: StatementView[] = await tx.query(`${statementsSql} where statement.sha256 = $1`, [sha256]);
    return view ?? null;
  }

  /** Which statements were loaded, in their order? */
  async page(tx: Tx, { limit, cursor }: RecordsAsked): Promise<Page<StatementView>> {
    const rows: StatementView[] = await tx.query(
      `${statementsSql} where $1::uuid is null or statement.id > $1 order by statement.id limit $2`,
      [cursor?.[0] ?? null, limit + 1],
    );
    return pageOf(rows, limit, ({ id }) => [id]);
  }

  /** Which movements did this statement bring, in their order, and what is each? */
  async lines(tx: Tx, statementId: string, { limit, cursor, unmatched }: LinesAsked): Promise<Page<MatchedLine>> {
    const rows: LineRow[] = await tx.query(
      `${linesSql}
       where line.statement_id = $1
         and ($2::integer is null or line.line > $2)
         and ($3::boolean is null or (match.id is null) = $3)
       order by line.line
       limit $4`,
      [statementId, cursor?.[0] ?? null, unmatched ?? null, limit + 1],
    );
    return pageOf(rows.map(lineOf), limit, ({ line }) => [String(line)]);
  }

  /** @throws NotFound */
  async line(tx: Tx, id: string): Promise<MatchedLine> {
    const [row]: LineRow[] = await tx.query(`${linesSql} where line.id = $1`, [id]);
    if (!row) throw new NotFound({});
    return lineOf(row);
  }

  async addStatement(
    tx: Tx,
    statement: Omit<StatementView, 'matched' | 'recordedBy' | 'recordedAt'> & { layout: string; personId: string },
  ): Promise<void> {
    const { id, sha256, fileName, layout, accountLastFour, from, to, rows, added, personId } = statement;
    await tx.query(
      `insert into bank_statement (
         id, sha256, file_name, layout, account_last_four, covers_from, covers_to, row_count, new_count, recorded_by
       ) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [id, sha256, fileName, layout, accountLastFour, from, to, rows, added, personId],
    );
  }

  /** Which of these identifiers have a movement already? */
  async known(tx: Tx, ids: readonly string[]): Promise<Set<string>> {
    const rows: { id: string }[] = await tx.query('select id from bank_line where id = any($1::uuid[])', [ids]);
    return new Set(rows.map(({ id }) => id));
  }

  async addLines(tx: Tx, statementId: string, lines: readonly (Movement & { id: string })[]): Promise<void> {
    await tx.query(
      `insert into bank_line (id, statement_id, line, dated_on, direction, amount, reference, nit, name, description)
       select id, $1, line, "on", direction, amount, reference, nit, name, description
       from jsonb_to_recordset($2::jsonb) as given (
         id uuid, line integer, "on" date, direction text, amount numeric, reference text, nit text, name text,
         description text
       )`,
      [statementId, JSON.stringify(lines)],
    );
  }

  async addMatches(
    tx: Tx,
    matches: readonly { id: string; lineId: string; target: Pick<Target, 'kind' | 'id'> }[],
    { how, personId }: { how: 'exact' | 'confirmed'; personId: string },
  ): Promise<void> {
    const rows = matches.map(({ id, lineId, target }) => ({
      id,
      line: lineId,
      disbursement: target.kind === 'disbursement' ? target.id : null,
      restitution: target.kind === 'restitution' ? target.id : null,
    }));
    await tx.query(
      `insert into bank_match (id, line_id, disbursement_id, restitution_id, how, recorded_by)
       select id, line, disbursement, restitution, $2, $3
       from jsonb_to_recordset($1::jsonb) as given (id uuid, line uuid, disbursement uuid, restitution uuid)`,
      [JSON.stringify(rows), how, personId],
    );
  }

  /** The movement of a match, and whether it stands. @throws NotFound */
  async match(tx: Tx, id: string): Promise<{ lineId: string; stands: boolean }> {
    const [row]: { lineId: string; stands: boolean }[] = await tx.query(
      'select line_id as "lineId", undone_at is null as stands from bank_match where id = $1',
      [id],
    );
    if (!row) throw new NotFound({});
    return row;
  }

  async undo(tx: Tx, id: string, { personId, reason }: { personId: string; reason: string }): Promise<void> {
    await tx.query(
      'update bank_match set undone_by = $2, undone_at = clock_timestamp(), undone_reason = $3 where id = $1',
      [id, personId, reason],
    );
  }
}

function lineOf(row: LineRow): MatchedLine {
  return { ...row, amount: Money.of(row.amount) };
}

export function bankLineOf({ id, on, direction, amount, reference, nit, name, description }: MatchedLine): BankLine {
  return { id, on, direction, amount, reference, nit, name, description };
}

const statementsSql = `
  select
    statement.id,
    statement.file_name as "fileName",
    statement.sha256,
    statement.account_last_four as "accountLastFour",
    statement.covers_from as "from",
    statement.covers_to as "to",
    statement.row_count as rows,
    statement.new_count as added,
    (
      select count(*)::int
      from bank_line line
      join bank_match match on match.line_id = line.id and match.undone_at is null
      where line.statement_id = statement.id
    ) as matched,
    json_build_object('id', person.id, 'name', person.name) as "recordedBy",
    statement.recorded_at as "recordedAt"
  from bank_statement statement
  join person on person.id = statement.recorded_by`;

const linesSql = `
  select
    line.id,
    line.statement_id as "statementId",
    line.line,
    line.dated_on as "on",
    line.direction,
    line.amount,
    line.reference,
    line.nit,
    line.name,
    line.description,
    case when match.id is not null then json_build_object(
      'id', match.id,
      'how', match.how,
      'kind', case when match.disbursement_id is null then 'restitution' else 'disbursement' end,
      'subjectId', coalesce(match.disbursement_id, match.restitution_id),
      'recordedBy', json_build_object('id', person.id, 'name', person.name),
      'recordedAt', to_char(match.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
    ) end as match
  from bank_line line
  left join bank_match match on match.line_id = line.id and match.undone_at is null
  left join person on person.id = match.recorded_by`;
