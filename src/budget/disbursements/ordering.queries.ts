import type { CalendarDate } from '../../kernel/calendar';
import { invariant } from '../../kernel/errors';
import { Money } from '../../kernel/money';
import type { Tx } from '../../platform/database/transactions';
import type { LockedLine } from '../allocations/allocation-lock';
import type { RequirementKind } from '../resolutions/resolution-terms.rules';
import type { OrderingLine } from './order.rules';

interface Row {
  readonly allocationId: string;
  readonly openRequirements: RequirementKind[];
  readonly assigned: { on: CalendarDate; amount: string }[];
  readonly pending: { on: CalendarDate; amount: string }[];
}

/** What the money of these lines is promised to, and which requirements they have open, by line. */
export type Ordering = ReadonlyMap<string, Pick<OrderingLine, 'openRequirements' | 'assigned' | 'pending'>>;

/** Asked beside the lock of the lines, or after it: one statement. */
export async function readOrdering(tx: Tx, allocationIds: readonly string[]): Promise<Ordering> {
  const rows: Row[] = await tx.query(orderingSql, [allocationIds]);
  const dated = ({ on, amount }: Row['assigned'][number]) => ({ on, amount: Money.of(amount) });
  return new Map(
    rows.map(({ allocationId, openRequirements, assigned, pending }) => [
      allocationId,
      { openRequirements, assigned: assigned.map(dated), pending: pending.map(dated) },
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
      select coalesce(json_agg(json_build_object('on', moved.effective_on, 'amount', moved.amount::text)), '[]')
      from (
        select
          entry.effective_on,
          sum(posting.amount) as amount
        from ledger_account account
        -- From the account to its postings, whatever the planner guesses: an entry may have thousands.
        cross join lateral (
          select ledger_posting.entry_id, ledger_posting.amount
          from ledger_posting
          where ledger_posting.account_id = account.id
          offset 0
        ) posting
        join ledger_entry entry on entry.id = posting.entry_id
        where account.allocation_id = line.id
          and account.place = 'assigned'
        group by entry.effective_on
      ) moved
    ) as assigned,
    (
      select coalesce(json_agg(json_build_object('on', ordered_on, 'amount', amount::text)), '[]')
      from disbursement
      where allocation_id = line.id
        and decision is null
    ) as pending
  from annex_line line
  where line.id = any($1::uuid[])`;
