import { ForwardOnly } from './forward-only';

/**
 * Orders with one number are found by an index of what makes two numbers the same: letters and digits, in whatever case
 * width and accent, and whatever stands between them. «OP-12» and «op 12» are one, «1-12» and «11-2» are two; what has neither letters
 * nor digits is no number. It is a column, for an index of an expression does not serve who reads through row policies.
 */
export class OrdersByTheirNumber1763683200400 extends ForwardOnly {
  protected readonly sql = String.raw`
    alter table disbursement add column folded_order text
      generated always as (nullif(trim(both '-' from regexp_replace(
        lower(regexp_replace(normalize(payment_order, NFKD), '[\u0300-\u036f]+', '', 'g')), '[^a-z0-9\u0370-\u052f]+', '-', 'g'
      )), '')) stored;
    create index disbursement_by_folded_order on disbursement (folded_order) where folded_order is not null;
  `;
}
