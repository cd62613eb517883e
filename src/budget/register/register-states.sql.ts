/* What the states of records are made of, as conditions on `record` and its `line`. */

/** Whether an entry of it was undone. */
export const reversed = (record: string) => `exists (
        select
        from ledger_entry entry
        join ledger_entry inverse on inverse.reverses_id = entry.id
        where entry.subject_id = ${record}.id
      )`;

/** Whether an entry of these records stands that put money in the hospital's hands. */
export const arrived = `exists (
        select
        from (
          select receipt.id from receipt where receipt.disbursement_id = record.id
          union all
          select clarification.id from clarification where clarification.disbursement_id = record.id
        ) origin
        join ledger_entry entry on entry.subject_id = origin.id and entry.act in ('confirm', 'clarify')
        join ledger_posting posting on posting.entry_id = entry.id and posting.amount > 0
        join ledger_account account on account.id = posting.account_id and account.place = 'held'
        where not exists (select from ledger_entry inverse where inverse.reverses_id = entry.id)
      )`;

export const stands = `exists (
        select
        from (
          select record.id
          union all
          select clarification.id from clarification where clarification.disbursement_id = record.id
        ) origin
        join ledger_entry entry on entry.subject_id = origin.id and entry.act in ('order', 'clarify')
        where not exists (select from ledger_entry inverse where inverse.reverses_id = entry.id)
      )`;

export const balanceOf = (place: string) => `exists (
        select
        from ledger_account account
        where account.disbursement_id = record.id
          and account.place = '${place}'
          and account.balance > 0
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
