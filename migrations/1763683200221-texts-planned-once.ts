import { ForwardOnly } from './forward-only';

/**
 * The same texts, by functions whose statements are planned once a connection: as SQL functions they were planned at each
 * call, one inside the other, and the text of an event took ten times longer to plan than to write. The plan for any
 * values is the right one: an entry and its postings are found by their keys.
 */
export class TextsPlannedOnce1763683200221 extends ForwardOnly {
  protected readonly sql = `
    create or replace function ledger_entry_postings_text(entry ledger_entry) returns text language plpgsql stable set plan_cache_mode to force_generic_plan as $$
    begin
      return (
          select concat('[', string_agg(
            concat(
              '{"account":"', account.id,
              '","allocation":', coalesce(to_json(account.allocation_id)::text, 'null'),
              ',"amount":"', posting.amount,
              '","balanceAfter":"', posting.balance_after,
              '","balanceBefore":"', posting.balance_before,
              '","disbursement":', coalesce(to_json(account.disbursement_id)::text, 'null'),
              ',"kind":', to_json(account.kind),
              ',"place":', to_json(account.place),
              ',"position":', posting.position,
              ',"resolution":"', account.resolution_id,
              '","sequence":', posting.sequence,
              '}'
            ), ',' order by posting.position
          ), ']')
          from ledger_posting posting
          join ledger_account account on account.id = posting.account_id
          where posting.entry_id = entry.id
      );
    end $$;
    create or replace function audit_entries_text(ids uuid[]) returns text language plpgsql stable set plan_cache_mode to force_generic_plan as $$
    begin
      return (
        select concat('[', string_agg(
          concat(
            '{"effectiveOn":"', to_char(entry.effective_on, 'YYYY-MM-DD'),
            '","head":"', encode(sha256(convert_to(ledger_entry_head_text(entry), 'UTF8')), 'hex'),
            '","id":"', entry.id,
            '","postings":"', encode(sha256(convert_to(ledger_entry_postings_text(entry), 'UTF8')), 'hex'),
            '"}'
          ), ',' order by posted.position
        ), ']')
        from unnest(ids) with ordinality as posted (id, position)
        join ledger_entry entry on entry.id = posted.id
      );
    end $$;
  `;
}
