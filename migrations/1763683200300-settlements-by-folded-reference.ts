import { ForwardOnly } from './forward-only';

/**
 * Payments that may be one are found by what the rule compares: the letters and digits of the reference, in whatever
 * case, accent and spacing. By case and ends alone, two that the rule takes for one could be found of a whole resolution
 * and not of one of its lines. It is a column, for an index of an expression does not serve who reads through row
 * policies: the functions in it might tell of rows that are not to be seen, and every payment was read instead.
 */
export class SettlementsByFoldedReference1763683200300 extends ForwardOnly {
  protected readonly sql = `
    alter table settlement add column folded_reference text
      generated always as (regexp_replace(lower(normalize(reference, NFD)), '[^a-z0-9]+', '', 'g')) stored;
    create index settlement_by_folded_reference on settlement (folded_reference);
    drop index settlement_by_reference;
  `;
}
