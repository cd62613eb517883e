import type { CalendarDate } from '../../kernel/calendar';
import { invariant } from '../../kernel/errors';
import { Money } from '../../kernel/money';
import type { Tx } from '../../platform/database/transactions';
import type { LockedLine } from '../allocations/allocation-lock';
import type { RequirementKind } from '../resolutions/resolution-terms.rules';
import { datedBalance, datedBalanceSql, type WrittenBalance } from '../ledger/dated-balance.sql';
import type { OrderingLine } from './order.rules';

interface Row {
  readonly allocationId: string;
  readonly openRequirements: RequirementKind[];
  readonly assigned: WrittenBalance;
  readonly pending: { on: CalendarDate; amount: string }[];
}

/** What the money of these lines is promised to, and which requirements they have open, by line. */
export type Ordering = ReadonlyMap<string, Pick<OrderingLine, 'openRequirements' | 'assigned' | 'pending'>>;

/**
 * Asked beside the lock of the lines, or after it: one statement. Constant in the history of a line, unless something
 * happened to it after the date.
 * @param since the earliest date of what is ordered; null: of the orders that wait
 */
export async function readOrdering(
  tx: Tx,
  allocationIds: readonly string[],
  since: CalendarDate | null,
): Promise<Ordering> {
  const rows: Row[] = await tx.query(orderingSql, [allocationIds, since]);
  return new Map(
    rows.map(({ allocationId, openRequirements, assigned, pending }) => [
      allocationId,
      {
        openRequirements,
        assigned: datedBalance(assigned),
        pending: pending.map(({ on, amount }) => ({ on, amount: Money.of(amount) })),
      },
    ]),
  );
}

/** What must be known of a locked line to record a payment order. */
export function orderingLineOf(line: LockedLine, ordering: Ordering): OrderingLine {
  const promised = ordering.get(line.id);
  invariant(promised, 'a locked line is there');
  const { closed, withdrawn, issuedOn, fiscalYear } = line;
  return { closed, withdrawn, issuedOn, fiscalYear, ...promised };
}

const sinceSql = `coalesce(
  $2::date,
  (select min(ordered_on) from disbursement where allocation_id = line.id and decision is null)
)`;

const orderingSql = `
  select
    line.id as "allocationId",
    (
      select coalesce(json_agg(requirement.kind order by requirement.kind), '[]')
      from requirement
      where requirement.resolution_id = line.resolution_id
        and not exists (
          select
          from fulfilment
          where fulfilment.allocation_id = line.id
            and fulfilment.requirement = requirement.kind
            and fulfilment.decision = 'accepted'
        )
    ) as "openRequirements",
    (
      select ${datedBalanceSql(sinceSql)}
      from ledger_account account
      where account.place = 'assigned'
        and account.owner_id = line.id
    ) as assigned,
    (
      -- One sum a day, at most the days of a fiscal year, however many orders wait.
      select coalesce(json_agg(json_build_object('on', ordered_on, 'amount', amount::text)), '[]')
      from (
        select ordered_on, sum(amount) as amount
        from disbursement
        where allocation_id = line.id
          and decision is null
        group by ordered_on
      ) waiting
    ) as pending
  from annex_line line
  where line.id = any($1::uuid[])`;
