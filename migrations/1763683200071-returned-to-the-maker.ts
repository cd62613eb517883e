import { ForwardOnly } from './forward-only';

const decided = { disbursement: 'approved', withdrawal: 'approved', lapse: 'approved', restoration: 'approved' };

/** What another person decides can also be returned to its maker, with a reason: a decision that asks for another record. */
export class ReturnedToTheMaker1763683200071 extends ForwardOnly {
  protected readonly sql = Object.entries({ ...decided, restitution: 'verified' })
    .map(
      ([table, good]) => `
    alter table ${table} drop constraint ${table}_decision_known;
    alter table ${table} add constraint ${table}_decision_known
      check (decision in ('${good}', 'refused', 'returned'));
    alter table ${table} add constraint ${table}_returned_with_a_reason
      check (decision <> 'returned' or decision_reason ~ '\\S');
    create index ${table}_returned on ${table} (${table === 'lapse' ? 'resolution_id' : 'allocation_id'})
      where decision = 'returned';`,
    )
    .join('\n');
}
