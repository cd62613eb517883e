import { ForwardOnly } from './forward-only';
import { lookUp, names, stays } from './references-as-a-set';

/**
 * What the rows of the ledger name is looked up once for each statement that writes them, as a set; a foreign key asks
 * row by row, twelve times for a payment. What is named — entries, postings, giros, resolutions, people — is never
 * deleted and never called otherwise. Two keys that only those foreign keys needed go with them.
 */
export class ReferencesOfPostings1763683200360 extends ForwardOnly {
  protected readonly sql = `
    alter table ledger_posting
      drop constraint ledger_posting_entry_fk,
      -- A posting of no account is not counted by ledger_entry_is_sound: its entry is not complete.
      drop constraint ledger_posting_account_fk,
      drop constraint ledger_posting_continues_its_account;
    alter table ledger_account
      drop constraint ledger_account_balance_is_its_last_posting,
      drop constraint ledger_account_disbursement_fk,
      drop constraint ledger_account_resolution_fk;
    alter table ledger_entry
      drop constraint ledger_entry_approved_by_fk,
      drop constraint ledger_entry_recorded_by_fk,
      drop constraint ledger_entry_resolution_fk,
      drop constraint ledger_entry_reverses_fk;
    alter table ledger_posting drop constraint ledger_posting_balance_key;
    alter table ledger_entry drop constraint ledger_entry_complete_key;

    -- Nearly no entry undoes another: those that do alone stand in the index.
    alter table ledger_entry drop constraint ledger_entry_reversed_once;
    create unique index ledger_entry_reversed_once on ledger_entry (reverses_id) where reverses_id is not null;

    ${stays('disbursement', 'id')}
    ${stays('person', 'id')}

    ${lookUp('ledger_entry', 'insert', [
      names('ledger_entry_approved_by_fk', 'approved_by', 'person'),
      names('ledger_entry_recorded_by_fk', 'recorded_by', 'person'),
      names('ledger_entry_resolution_fk', 'resolution_id', 'resolution'),
      names('ledger_entry_reverses_fk', 'reverses_id', 'ledger_entry'),
    ])}
    ${lookUp('ledger_posting', 'insert', [ofItsEntry, continuesItsAccount])}
    ${lookUp('ledger_account', 'insert', [
      isItsLastPosting,
      names('ledger_account_disbursement_fk', 'disbursement_id', 'disbursement'),
      names('ledger_account_resolution_fk', 'resolution_id', 'resolution'),
    ])}
    ${lookUp('ledger_account', 'update', [isItsLastPosting])}
    ${soundness}
  `;
}

const ofItsEntry = {
  name: 'ledger_posting_entry_fk',
  broken: `(select distinct entry_id, posting_count from added) as named
          where (
            select true from ledger_entry
            where ledger_entry.id = named.entry_id and ledger_entry.posting_count = named.posting_count
          ) is null`,
};

const continuesItsAccount = {
  name: 'ledger_posting_continues_its_account',
  broken: `added
          where previous_sequence is not null
            and (
              select true from ledger_posting previous
              where previous.account_id = added.account_id
                and previous.sequence = added.previous_sequence
                and previous.balance_after = added.balance_before
            ) is null`,
};

const isItsLastPosting = {
  name: 'ledger_account_balance_is_its_last_posting',
  broken: `added
          where (
            select true from ledger_posting posting
            where posting.account_id = added.id
              and posting.sequence = added.sequence
              and posting.balance_after = added.balance
          ) is null`,
};

// What foreign keys would hold against the owner too, with the triggers asleep, is found by the views.
const soundness = `
    create or replace view breach_i1 as
      select
        entry.id::text as subject,
        format(
          'asiento «%s»: %s partidas de %s, capital %s, rendimientos %s',
          entry.act, count(posting.*), entry.posting_count,
          coalesce(sum(posting.amount) filter (where account.kind = 'capital'), 0),
          coalesce(sum(posting.amount) filter (where account.kind = 'yields'), 0)
        ) as detail
      from ledger_entry entry
      left join ledger_posting posting on posting.entry_id = entry.id
      left join ledger_account account on account.id = posting.account_id
      group by entry.id
      having count(posting.*) < 2
        or count(posting.*) <> entry.posting_count
        or coalesce(sum(posting.amount) filter (where account.kind = 'capital'), 0) <> 0
        or coalesce(sum(posting.amount) filter (where account.kind = 'yields'), 0) <> 0
      union all
      select posting.entry_id::text, format('partida %s de un asiento que no existe', posting.position)
      from ledger_posting posting
      where not exists (
        select from ledger_entry entry
        where entry.id = posting.entry_id and entry.posting_count = posting.posting_count
      );

    create or replace view breach_i3 as
      select
        expected.name as subject,
        'el disparador que impide cambiar lo asentado falta o está apagado' as detail
      from (values
        ('ledger_entry_sound'), ('ledger_account_forward_only'), ('ledger_account_not_deleted'),
        ('ledger_account_not_truncated'), ('ledger_entry_append_only'), ('ledger_entry_not_truncated'),
        ('ledger_posting_append_only'), ('ledger_posting_not_truncated'), ('ledger_entry_inserted'),
        ('ledger_posting_inserted'), ('ledger_account_inserted'), ('ledger_account_updated')
      ) as expected (name)
      where not exists (
        select
        from pg_trigger
        where pg_trigger.tgname = expected.name
          and pg_trigger.tgrelid in (
            'ledger_account'::regclass, 'ledger_entry'::regclass, 'ledger_posting'::regclass
          )
          and pg_trigger.tgenabled in ('O', 'A')
      );

    create or replace view breach_i4 as
      select
        account.id::text as subject,
        format(
          '«%s»: saldo %s y suma %s; consecutivo %s y %s partidas',
          account.place, account.balance, coalesce(sum(posting.amount), 0), account.sequence, count(posting.*)
        ) as detail
      from ledger_account account
      left join ledger_posting posting on posting.account_id = account.id
      group by account.id
      having account.balance <> coalesce(sum(posting.amount), 0) or account.sequence <> count(posting.*)
      union all
      select posting.account_id::text, format('partida %s de una cuenta que no existe', posting.sequence)
      from ledger_posting posting
      where not exists (select from ledger_account account where account.id = posting.account_id)
      union all
      select
        posting.account_id::text,
        format('la partida %s parte de %s, y no es lo que dejó la anterior', posting.sequence, posting.balance_before)
      from ledger_posting posting
      where posting.previous_sequence is not null
        and not exists (
          select from ledger_posting previous
          where previous.account_id = posting.account_id
            and previous.sequence = posting.previous_sequence
            and previous.balance_after = posting.balance_before
        );
`;
