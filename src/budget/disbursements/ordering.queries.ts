import type { CalendarDate } from '../../kernel/calendar';
import { invariant } from '../../kernel/errors';
import { Money } from '../../kernel/money';
import type { Tx } from '../../platform/database/transactions';
import type { LockedAllocation } from '../allocations/allocation-lock';
import type { RequirementKind } from '../resolutions/resolution-terms.rules';
import type { OrderingLine } from './order.rules';

interface Row {
  readonly openRequirements: RequirementKind[];
  readonly assigned: { on: CalendarDate; amount: string }[];
  readonly pending: { on: CalendarDate; amount: string }[];
}

/** What must be known of a locked line to record a payment order: open requirements, and what its money is promised to. */
export async function readOrderingLine(tx: Tx, allocation: LockedAllocation): Promise<OrderingLine> {
  const [row]: Row[] = await tx.query(orderingSql, [allocation.id, allocation.resolutionId]);
  invariant(row, 'a locked line is there');
  const { closed, withdrawn, issuedOn, fiscalYear } = allocation;
  const dated = ({ on, amount }: Row['assigned'][number]) => ({ on, amount: Money.of(amount) });
  return {
    closed,
    withdrawn,
    issuedOn,
    fiscalYear,
    openRequirements: row.openRequirements,
    assigned: row.assigned.map(dated),
    pending: row.pending.map(dated),
  };
}

const orderingSql = `
  select
    (
      select coalesce(json_agg(requirement.kind order by requirement.kind), '[]')
      from requirement
      where requirement.resolution_id = $2
        and not exists (
          select
          from fulfilment
          where fulfilment.allocation_id = $1
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
        where account.allocation_id = $1
          and account.place = 'assigned'
        group by entry.effective_on
      ) moved
    ) as assigned,
    (
      select coalesce(json_agg(json_build_object('on', ordered_on, 'amount', amount::text)), '[]')
      from disbursement
      where allocation_id = $1
        and decision is null
    ) as pending`;
