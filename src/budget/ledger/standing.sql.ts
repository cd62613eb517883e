/*
 * Where money was at a moment, told backwards: from the stored balances, which the database proves, without what is of
 * later than the moment (docs/decisions/2026-11-26-the-balance-is-the-checkpoint.md).
 */

/**
 * Rows of (resolution_id, allocation_id, disbursement_id, place, amount), whose sums are what there was: one of each account
 * with money now, and one, inverted, of each posting of later. Linear in the accounts and in the entries after the moment.
 * @param resolutions a table, or a select in brackets, with the column `id`
 * @param moment the parameters with the date and the instant
 */
export function standingSql(resolutions: string, { asOf, knownAt }: { asOf: string; knownAt: string }): string {
  const later = (condition: string) => `
      select entry.id
      from ledger_entry entry
      where entry.resolution_id = asked.id
        and ${condition}`;
  // By index from what is asked to what is read, whatever the planner guesses: what came after a moment is rarely much.
  return `
    select account.*
    from ${resolutions} asked
    cross join lateral (
      select account.resolution_id, account.allocation_id, account.disbursement_id, account.place, account.balance as amount
      from ledger_account account
      where account.resolution_id = asked.id
        and account.balance <> 0
      offset 0
    ) account
    union all
    select account.resolution_id, account.allocation_id, account.disbursement_id, account.place, -posting.amount
    from ${resolutions} asked
    cross join lateral (
      ${later(`entry.effective_on > ${asOf}`)}
      union all
      ${later(`entry.recorded_at > ${knownAt} and entry.effective_on <= ${asOf}`)}
      offset 0
    ) later
    cross join lateral (
      select posting.account_id, posting.amount
      from ledger_posting posting
      where posting.entry_id = later.id
      offset 0
    ) posting
    cross join lateral (
      select account.resolution_id, account.allocation_id, account.disbursement_id, account.place
      from ledger_account account
      where account.id = posting.account_id
      offset 0
    ) account`;
}
