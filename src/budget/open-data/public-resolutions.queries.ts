import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../kernel/calendar';
import type { Tx } from '../../platform/database/transactions';
import { pageOf, type Page } from '../../platform/http/paging';

export interface PublicResolutionRow {
  readonly id: string;
  readonly number: number;
  readonly year: number;
  readonly issuer: string;
  readonly title: string;
  readonly issuedOn: CalendarDate;
  readonly fiscalYear: number;
  readonly status: string;
  readonly authorized: string;
  readonly lines: number;
}

interface AskedPage {
  readonly limit: number;
  /** The date and the identifier of the last one before. */
  readonly cursor?: readonly string[] | undefined;
}

@Injectable()
export class PublicResolutionQueries {
  /** Which published resolutions move money, the newest first, and how much does each authorise now? */
  async page(tx: Tx, { limit, cursor }: AskedPage): Promise<Page<PublicResolutionRow>> {
    const rows: PublicResolutionRow[] = await tx.query(
      `select
         act.id,
         act.number,
         act.year,
         act.issuer,
         act.title,
         act.issued_on as "issuedOn",
         act.fiscal_year as "fiscalYear",
         act.status,
         (
           select coalesce(-sum(account.balance), 0)::numeric(20, 2)::text
           from ledger_account account
           where account.resolution_id = act.id
             and account.place = 'budget'
         ) as authorized,
         (select count(*)::integer from annex_line line where line.resolution_id = act.id) as lines
       from resolution act
       where act.kind = 'allocation'
         and act.published_at is not null
         and ($1::date is null or (act.issued_on, act.id) < ($1, $2::uuid))
       order by act.issued_on desc, act.id desc
       limit $3`,
      [cursor?.[0] ?? null, cursor?.[1] ?? null, limit + 1],
    );
    return pageOf(rows, limit, ({ issuedOn, id }) => [issuedOn, id]);
  }
}
