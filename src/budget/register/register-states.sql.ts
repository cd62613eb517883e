/* What the derived states of records are made of, as conditions on `record` and its `line`. */

/** Whether an entry of it was undone. */
export const reversed = (record: string) => `exists (
        select
        from ledger_entry entry
        join ledger_entry inverse on inverse.reverses_id = entry.id
        where entry.subject_id = ${record}.id
      )`;

export const decidedState = (record: string, undone: string) => `case
      when ${record}.decision is null then 'pending'
      when ${record}.decision <> 'approved' then ${record}.decision
      when ${undone} then 'reversed'
      else 'approved'
    end`;

const capitalOf = (places: string) => `(
      select coalesce(sum(account.balance), 0)
      from ledger_account account
      where account.allocation_id = line.id
        and account.place in (${places})
    )`;

export const lineCapital = capitalOf(
  `'assigned', 'ordered', 'transit', 'held', 'executed', 'returned', 'released', 'contested'`,
);
