import { Injectable } from '@nestjs/common';
import type { CalendarDate, DatePrecision } from '../../kernel/calendar';
import { Money } from '../../kernel/money';
import type { Unknown } from '../../kernel/sources';
import { scopeOf } from '../../platform/access/person';
import type { Tx } from '../../platform/database/transactions';
import type { Caller } from '../../platform/http/caller';
import { NotFound } from '../../platform/http/contract';
import { pageOf, type Page } from '../../platform/http/paging';
import { byDelegationOf } from '../audit/delegated.sql';
import { UnknownFacts } from '../unknowns/unknown.service';
import { resolutionLabel } from '../resolutions/resolution.rules';
import type { DisbursementView, RecordsAsked } from './disbursement.dto';
import { disbursementStatus, type DisbursementAct } from './disbursement.rules';
import { sameNumberSql } from './same-number.sql';

interface StandingAct {
  readonly act: DisbursementAct;
  readonly effectiveOn: CalendarDate;
  readonly datePrecision: DatePrecision;
  readonly reference: string | null;
  readonly reason: string | null;
}

type Namesake = DisbursementView['sameNumber'][number];

type Same = 'id' | 'allocationId' | 'resolutionId' | 'paymentOrder' | 'orderedOn' | 'datePrecision' | 'recordedBy';

interface Row extends Pick<DisbursementView, Same | 'recordedAt' | 'decision' | 'note' | 'source'> {
  readonly amount: string;
  readonly ordered: string;
  readonly transit: string;
  readonly received: string;
  readonly acts: readonly StandingAct[];
  readonly sameNumber: readonly (Omit<Namesake, 'amount' | 'resolution'> & {
    readonly amount: string;
    readonly resolution: Parameters<typeof resolutionLabel>[0];
  })[];
}

@Injectable()
export class DisbursementQueries {
  constructor(private readonly unknowns: UnknownFacts) {}

  /**
   * Where does this giro stand?
   * @throws NotFound when there is none, or it is another hospital's
   */
  async one(tx: Tx, by: Caller, id: string): Promise<DisbursementView> {
    const view = (await this.many(tx, by, [id])).get(id);
    if (!view) throw new NotFound({});
    return view;
  }

  /**
   * Where does each of these stand? Those that are not there, or are another hospital's, are not in the answer. One
   * round trip.
   */
  async many(tx: Tx, by: Caller, ids: readonly string[]): Promise<Map<string, DisbursementView>> {
    const [rows, unknowns]: [Row[], ReadonlyMap<string, Unknown[]>] = await Promise.all([
      tx.query(`${disbursementsSql} and disbursement.id = any($2::uuid[])`, [scopeOf(by.person), ids]),
      this.unknowns.of(tx, ids),
    ]);
    return new Map(rows.map((row) => [row.id, viewDisbursement(row, unknowns.get(row.id) ?? [])]));
  }

  /**
   * Which giros has a line had, in the order in which they were recorded?
   * @throws NotFound when there is no such line in force, or it is another hospital's
   */
  async page(
    tx: Tx,
    by: Caller,
    allocationId: string,
    { limit, cursor }: RecordsAsked,
  ): Promise<Page<DisbursementView>> {
    const scope = scopeOf(by.person);
    const line: unknown[] = await tx.query(lineSql, [scope, allocationId]);
    if (line.length === 0) throw new NotFound({});
    const rows: Row[] = await tx.query(
      `${disbursementsSql}
         and disbursement.allocation_id = $2
         and ($3::uuid is null or disbursement.id > $3)
       order by disbursement.id
       limit $4`,
      [scope, allocationId, cursor?.[0] ?? null, limit + 1],
    );
    const unknowns = await this.unknowns.of(
      tx,
      rows.map(({ id }) => id),
    );
    const views = rows.map((row) => viewDisbursement(row, unknowns.get(row.id) ?? []));
    return pageOf(views, limit, ({ id }) => [id]);
  }
}

function viewDisbursement(row: Row, unknown: readonly Unknown[]): DisbursementView {
  const places = { ordered: Money.of(row.ordered), transit: Money.of(row.transit) };
  const received = Money.of(row.received);
  const paid = row.acts.findLast(({ act }) => act === 'settle' || act === 'clarify');
  const rejected = row.acts.findLast(({ act }) => act === 'reject');
  return {
    id: row.id,
    allocationId: row.allocationId,
    resolutionId: row.resolutionId,
    amount: Money.of(row.amount),
    paymentOrder: row.paymentOrder,
    sameNumber: row.sameNumber.map(({ amount, resolution, ...of }) => ({
      ...of,
      amount: Money.of(amount),
      resolution: resolutionLabel(resolution),
    })),
    orderedOn: row.orderedOn,
    datePrecision: row.datePrecision,
    status: disbursementStatus({
      decision: row.decision?.outcome ?? null,
      acts: row.acts.map(({ act }) => act),
      ...places,
      received,
    }),
    places,
    received,
    settlement: paid
      ? { effectiveOn: paid.effectiveOn, datePrecision: paid.datePrecision, reference: paid.reference }
      : null,
    rejection: rejected ? { effectiveOn: rejected.effectiveOn, reason: rejected.reason ?? '' } : null,
    recordedBy: row.recordedBy,
    recordedAt: row.recordedAt,
    decision: row.decision,
    note: row.note,
    source: row.source,
    unknown: unknown.map(({ field, reason, source, since }) => ({ field, reason, source, since })),
  };
}

const lineSql = `
  select
  from annex_line line
  join resolution act on act.id = line.added_by_id
  where line.id = $2
    and act.published_at is not null
    and ($1::uuid[] is null or line.hospital_id = any($1))`;

/**
 * What is known of each giro that the caller may see ($1: its hospitals, or null for all)? Its acts are the entries of
 * its own records that no other entry reverses.
 */
const disbursementsSql = `
  select
    disbursement.id,
    disbursement.allocation_id as "allocationId",
    line.resolution_id as "resolutionId",
    disbursement.amount,
    disbursement.payment_order as "paymentOrder",
    (${sameNumberSql}) as "sameNumber",
    disbursement.ordered_on as "orderedOn",
    disbursement.date_precision as "datePrecision",
    coalesce((
      select balance from ledger_account where disbursement_id = disbursement.id and place = 'ordered'
    ), 0) as ordered,
    coalesce((
      select balance from ledger_account where disbursement_id = disbursement.id and place = 'transit'
    ), 0) as transit,
    coalesce(standing.received, 0) as received,
    coalesce(standing.acts, '[]') as acts,
    json_build_object('id', recorder.id, 'name', recorder.name) as "recordedBy",
    disbursement.recorded_at as "recordedAt",
    case when disbursement.decision is not null then json_build_object(
      'outcome', disbursement.decision,
      'decidedBy', json_build_object('id', decider.id, 'name', decider.name),
      'byDelegationOf', ${byDelegationOf('disbursement.id', 'decider.id')},
      'decidedAt', to_char(disbursement.decided_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
      'reason', disbursement.decision_reason
    ) end as decision,
    disbursement.note,
    disbursement.source
  from disbursement
  join annex_line line on line.id = disbursement.allocation_id
  join person recorder on recorder.id = disbursement.recorded_by
  left join person decider on decider.id = disbursement.decided_by
  left join lateral (
    select
      sum(arrived.amount) as received,
      json_agg(json_build_object(
        'act', entry.act,
        'effectiveOn', entry.effective_on,
        'datePrecision', entry.date_precision,
        'reference', record.reference,
        'reason', record.reason
      ) order by entry.recorded_at, entry.id) as acts
    from (
      select disbursement.id, null as reference, null as reason
      union all
      select id, reference, null from settlement where disbursement_id = disbursement.id
      union all
      select id, null, reason from bank_rejection where disbursement_id = disbursement.id
      union all
      select id, reference, null from receipt where disbursement_id = disbursement.id
      union all
      select id, null, null from clarification where disbursement_id = disbursement.id
    ) record
    join ledger_entry entry
      on entry.subject_id = record.id
      and entry.act in ('order', 'settle', 'reject', 'confirm', 'clarify')
      and not exists (select from ledger_entry undone where undone.reverses_id = entry.id)
    left join lateral (
      select sum(posting.amount) as amount
      from ledger_posting posting
      join ledger_account account on account.id = posting.account_id
      where posting.entry_id = entry.id
        and account.place = 'held'
    ) arrived on true
  ) standing on true
  where ($1::uuid[] is null or line.hospital_id = any($1))`;
