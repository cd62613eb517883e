import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../kernel/calendar';
import { Money } from '../../kernel/money';
import { scopeOf } from '../../platform/access/person';
import { Transactions, type Tx } from '../../platform/database/transactions';
import type { Caller } from '../../platform/http/caller';
import { NotFound } from '../../platform/http/contract';
import { pageOf, type Page } from '../../platform/http/paging';
import type { RecordsAsked } from '../disbursements/disbursement.dto';
import { LineQueries } from '../execution/line.queries';
import { fold, nothingDeclared, type Entry, type State } from './declared.rules';
import { contractsOf } from './figures.rules';
import { naturalKey, valuesOf, type DetailKind, type Indicator } from './layout.rules';
import type { ContractsView, PisisFileSummary, PisisFileView } from './pisis.dto';
import type { Books, KnownIncorporation, KnownRestitution } from './plan.rules';
import type { ReportedBefore } from './report.rules';

@Injectable()
export class PisisQueries {
  constructor(
    private readonly transactions: Transactions,
    private readonly lines: LineQueries,
  ) {}

  /** What did this file say and do? @throws NotFound */
  find(by: Caller, id: string): Promise<PisisFileView> {
    return this.transactions.read((tx) => this.view(tx, by, id));
  }

  /** The files of a line, in the order in which they came. @throws NotFound */
  list(by: Caller, allocationId: string, { limit, cursor }: RecordsAsked): Promise<Page<PisisFileSummary>> {
    return this.transactions.read(async (tx) => {
      await this.lines.requireVisible(tx, by, allocationId);
      const rows: PisisFileSummary[] = await tx.query(
        `select ${columns}
         from pisis_file file
         join person on person.id = file.recorded_by
         where file.allocation_id = $1
           and ($2::uuid is null or file.id > $2)
         order by file.id
         limit $3`,
        [allocationId, cursor?.[0] ?? null, limit + 1],
      );
      return pageOf(rows, limit, ({ id }) => [id]);
    });
  }

  /** What contracts has the hospital declared, and what of each? @throws NotFound */
  contracts(by: Caller, allocationId: string): Promise<ContractsView> {
    return this.transactions.read(async (tx) => {
      await this.lines.requireVisible(tx, by, allocationId);
      const contracts = contractsOf(await this.state(tx, allocationId));
      return {
        items: contracts.map(({ amount, obligated, paid, ...contract }) => ({
          ...contract,
          amount: amount.toString(),
          obligated: obligated.toString(),
          paid: paid.toString(),
        })),
        nextCursor: null,
      };
    });
  }

  /** @throws NotFound when there is none, or it is another hospital's */
  async view(tx: Tx, by: Caller, id: string, repeated = false): Promise<PisisFileView> {
    const [row]: Omit<PisisFileView, 'repeated'>[] = await tx.query(
      `select ${columns}, file.outcome
       from pisis_file file
       join person on person.id = file.recorded_by
       join annex_line line on line.id = file.allocation_id
       where file.id = $1
         and ($2::uuid[] is null or line.hospital_id = any($2))`,
      [id, scopeOf(by.person)],
    );
    if (!row) throw new NotFound({});
    return { ...row, repeated };
  }

  async idWithHash(tx: Tx, allocationId: string, sha256: string): Promise<string | null> {
    const [row]: { id: string }[] = await tx.query(
      'select id from pisis_file where allocation_id = $1 and sha256 = $2',
      [allocationId, sha256],
    );
    return row?.id ?? null;
  }

  /** Whose files are this line's: the hospital's NIT, and the resource that the ministry registered last. */
  async owner(tx: Tx, allocationId: string): Promise<Owner> {
    const [row]: Owner[] = await tx.query(
      `select
         line.hospital_id as "hospitalId",
         hospital.nit,
         (
           select resource
           from pisis_resource
           where allocation_id = line.id
           order by id desc
           limit 1
         ) as resource
       from annex_line line
       left join hospital on hospital.id = line.hospital_id
       where line.id = $1`,
      [allocationId],
    );
    return row ?? { hospitalId: null, nit: null, resource: null };
  }

  /** What the line's files have declared, folded. Cost: linear in their records. */
  async state(tx: Tx, allocationId: string): Promise<State> {
    const rows: EntryRow[] = await tx.query(
      `select
         record.line,
         record.kind,
         record.indicator,
         record.period,
         record.parts,
         (
           select subject_id
           from pisis_act act
           where act.file_id = record.file_id
             and act.line = record.line
             and act.subject_kind in ('incorporation', 'restitution')
         ) as act
       from pisis_record record
       where record.allocation_id = $1
         and record.kind > 1
       order by record.file_id, record.line`,
      [allocationId],
    );
    return fold(nothingDeclared, rows.map(entryOf)).state;
  }

  /** Incorporations and deposits of the line, and which of them a record of PISIS is bound to. */
  async books(tx: Tx, allocationId: string): Promise<Books> {
    const incorporations: Priced<KnownIncorporation>[] = await tx.query(
      `select
         incorporation.id,
         incorporation.act_number as "actNumber",
         incorporation.act_on as "actOn",
         incorporation.amount,
         exists (select from pisis_act where subject_id = incorporation.id) as bound
       from incorporation
       where incorporation.allocation_id = $1
       order by incorporation.id`,
      [allocationId],
    );
    const restitutions: Priced<KnownRestitution>[] = await tx.query(
      `select
         restitution.id,
         restitution.kind,
         restitution.amount,
         restitution.deposited_on as "depositedOn",
         coalesce(restitution.decision, 'verified') = 'verified' and inverse.id is null as standing,
         exists (select from pisis_act where subject_id = restitution.id) as bound
       from restitution
       left join ledger_entry entry on entry.subject_id = restitution.id and entry.act = 'return'
       left join ledger_entry inverse on inverse.reverses_id = entry.id
       where restitution.allocation_id = $1
       order by restitution.id`,
      [allocationId],
    );
    return { incorporations: incorporations.map(priced), restitutions: restitutions.map(priced) };
  }

  /** The report of the line that waits for a decision. */
  async undecided(tx: Tx, allocationId: string): Promise<ReportedBefore | null> {
    const [row]: (Record<'contracted' | 'obligated' | 'paid', string> & { cutoff: CalendarDate })[] = await tx.query(
      `select cutoff, contracted, obligated, paid
       from execution_report
       where allocation_id = $1
         and decision is null`,
      [allocationId],
    );
    if (!row) return null;
    const { cutoff, contracted, obligated, paid } = row;
    return { cutoff, contracted: Money.of(contracted), obligated: Money.of(obligated), paid: Money.of(paid) };
  }
}

interface Owner {
  readonly hospitalId: string | null;
  readonly nit: string | null;
  readonly resource: string | null;
}

interface EntryRow {
  readonly line: number;
  readonly kind: DetailKind;
  readonly indicator: Indicator;
  readonly period: CalendarDate;
  readonly parts: string[];
  readonly act: string | null;
}

type Priced<T extends { amount: Money }> = Omit<T, 'amount'> & { amount: string };

function priced<T extends { amount: string }>(row: T): Omit<T, 'amount'> & { amount: Money } {
  return { ...row, amount: Money.of(row.amount) };
}

function entryOf({ line, kind, indicator, period, parts, act }: EntryRow): Entry {
  const values = valuesOf(kind, parts);
  return { line, kind, indicator, period, values, key: naturalKey(kind, values), act };
}

const columns = `
  file.id,
  file.allocation_id as "allocationId",
  file.name,
  file.sha256,
  file.size,
  file.encoding,
  file.first_date as "firstDate",
  file.cutoff,
  json_build_object('id', person.id, 'name', person.name) as "recordedBy",
  file.recorded_at as "recordedAt"`;
