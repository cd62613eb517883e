/*
 * The journals' accounts, each with its one name. The words of names are the rules' (journal.rules.ts) and come as
 * parameters; they are put together here, so that neither the names nor the accounts are ever all in the service.
 */

/** What every question asks with: the resolution or null, the date or null, the words of places and of municipalities. */
export type NamesAsked = readonly [
  resolution: string | null,
  asOf: string | null,
  places: string,
  municipalities: string,
];

/**
 * `named`: the accounts that were posted to, of a resolution or of all, up to a date or whole, with (id, place, name,
 * first_on, last_on, last_entry_id, balance). With a date the balance is what its postings sum to by then; without, the
 * stored one, so that another program's sum of the postings proves it. Reads every posting.
 */
const namedAccounts = `
  act as (
    select
      id,
      concat('Resolucion-', number, '-', year, case when count(*) over (partition by number, year) > 1 then '-' || id end)
        as words
    from resolution
    where exists (select from ledger_account where ledger_account.resolution_id = resolution.id)
  ),
  giro as (
    select
      id,
      row_number() over (partition by allocation_id order by id) as ordinal
    from disbursement
  ),
  posted as (
    select
      posting.account_id,
      min(entry.effective_on) as first_on,
      max(entry.effective_on) as last_on,
      (array_agg(entry.id order by entry.effective_on desc, entry.recorded_at desc, entry.id desc))[1] as last_entry_id,
      sum(posting.amount) as amount
    from ledger_posting posting
    join ledger_entry entry on entry.id = posting.entry_id
    where ($1::uuid is null or entry.resolution_id = $1)
      and ($2::date is null or entry.effective_on <= $2)
    group by posting.account_id
  ),
  named as (
    select
      account.id,
      account.place,
      concat_ws(
        ':',
        place.root,
        act.words,
        'Linea-' || lpad(line.line::text, greatest(4, length(line.line::text)), '0')
          || '-' || line.municipality_code || '-' || municipality.words,
        place.words,
        'Giro-' || giro.ordinal
      ) collate "C" as name,
      posted.first_on,
      posted.last_on,
      posted.last_entry_id,
      case when $2::date is null then account.balance else posted.amount end as balance
    from posted
    join ledger_account account on account.id = posted.account_id
    join act on act.id = account.resolution_id
    join jsonb_to_recordset($3::jsonb) as place (place text, root text, words text) on place.place = account.place
    left join annex_line line on line.id = account.allocation_id
    left join jsonb_to_recordset($4::jsonb) as municipality (code text, words text)
      on municipality.code = line.municipality_code
    left join giro on giro.id = account.disbursement_id
  )`;

/** {@link NamesAsked} */
export const accountsByName = `
  with ${namedAccounts}
  select
    id,
    name,
    place,
    first_on as "firstOn",
    last_on as "lastOn",
    balance
  from named
  order by name`;

/** The entries by effective date, and as recorded within a day. {@link NamesAsked} */
export const entriesByDate = `
  with ${namedAccounts},
  parts as (
    select
      posting.entry_id,
      json_agg(
        json_build_object(
          'account', named.name,
          'place', named.place,
          'amount', posting.amount::text,
          'leaves', case when named.last_entry_id = posting.entry_id then named.balance::text end
        )
        order by posting.position
      ) as postings
    from ledger_posting posting
    join named on named.id = posting.account_id
    group by posting.entry_id
  )
  select
    entry.id,
    entry.act,
    json_build_object('number', act.number, 'year', act.year) as resolution,
    entry.effective_on as "effectiveOn",
    entry.date_precision as "datePrecision",
    entry.recorded_at as "recordedAt",
    recorder.name as "recordedBy",
    approver.name as "approvedBy",
    entry.document,
    entry.source,
    entry.reverses_id as reverses,
    parts.postings
  from ledger_entry entry
  join parts on parts.entry_id = entry.id
  join resolution act on act.id = entry.resolution_id
  join person recorder on recorder.id = entry.recorded_by
  left join person approver on approver.id = entry.approved_by
  where ($1::uuid is null or entry.resolution_id = $1)
    and ($2::date is null or entry.effective_on <= $2)
  order by entry.effective_on, entry.recorded_at, entry.id`;

/** The accounts as the kit tells them, in the order in which money first came to them. {@link NamesAsked}, whole */
export const accountsAsMet = `
  with ${namedAccounts}
  select
    account.id,
    coalesce(named.name, account.id::text) as name,
    json_build_object(
      'place', account.place,
      'kind', account.kind,
      'resolution', account.resolution_id,
      'allocation', account.allocation_id,
      'disbursement', account.disbursement_id,
      'balance', account.balance::text,
      'sequence', account.sequence
    ) as line
  from ledger_account account
  left join named on named.id = account.id
  left join ledger_posting first on first.account_id = account.id and first.sequence = 1
  left join audit_event_entry binding on binding.entry_id = first.entry_id
  where ($1::uuid is null or account.resolution_id = $1)
  order by binding.event_id, first.entry_id, first.position`;
