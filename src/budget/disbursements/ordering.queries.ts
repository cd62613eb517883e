import type { CalendarDate } from '../../kernel/calendar';
import { invariant } from '../../kernel/errors';
import { Money } from '../../kernel/money';
import type { Tx } from '../../platform/database/transactions';
import type { LockedAllocation } from '../allocations/allocation-lock';
import type { RequirementKind } from '../resolutions/resolution-terms.rules';
import type { OrderingLine } from './order.rules';

interface Row {
  readonly allocationId: string;
  readonly openRequirements: RequirementKind[];
  readonly assigned: { on: CalendarDate; amount: string }[];
  readonly pending: { on: CalendarDate; amount: string }[];
}

/** What must be known of a locked line to record a payment order: open requirements, and what its money is promised to. */
export async function readOrderingLine(tx: Tx, allocation: LockedAllocation): Promise<OrderingLine> {
  const line = (await readOrderingLines(tx, [allocation])).get(allocation.id);
  invariant(line, 'a locked line is there');
  return line;
}

/** The same of many locked lines, by identifier, in one statement. */
export async function readOrderingLines(
  tx: Tx,
  allocations: readonly LockedAllocation[],
): Promise<Map<string, OrderingLine>> {
  const rows: Row[] = await tx.query(orderingSql, [allocations.map(({ id }) => id)]);
  const read = new Map(rows.map((row) => [row.allocationId, row]));
  const dated = ({ on, amount }: Row['assigned'][number]) => ({ on, amount: Money.of(amount) });
  return new Map(
    allocations.map(({ id, closed, withdrawn, issuedOn, fiscalYear }) => {
      const row = read.get(id);
      invariant(row, 'a locked line is there');
      const { openRequirements, assigned, pending } = row;
      return [
        id,
        {
          closed,
          withdrawn,
          issuedOn,
          fiscalYear,
          openRequirements,
          assigned: assigned.map(dated),
          pending: pending.map(dated),
        },
      ];
    }),
  );
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
