import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../kernel/calendar';
import { foldSpanish } from '../../kernel/text';
import { scopeOf, type Person } from '../../platform/access/person';
import type { Tx } from '../../platform/database/transactions';
import { pageOf, type Page } from '../../platform/http/paging';
import type { Place } from '../ledger/places';
import { folded, inScope, summaryColumns, type SummaryRow } from './resolution.queries';
import type { ResolutionKind, ResolutionStatus } from './resolution.rules';

export interface ListedRow extends SummaryRow {
  readonly places: PlaceSum[];
}

export interface PlaceSum {
  readonly place: Place;
  readonly amount: string;
}

export interface Cursor {
  readonly issuedOn: CalendarDate;
  readonly id: string;
}

interface Asked {
  readonly kind?: ResolutionKind | undefined;
  readonly status?: ResolutionStatus | undefined;
  readonly year?: number | undefined;
  readonly strategy?: string | undefined;
  readonly amends?: string | undefined;
  readonly place?: Place | undefined;
  readonly q?: string | undefined;
  readonly limit: number;
}

@Injectable()
export class ResolutionListQueries {
  /** Which resolutions are there? The newest first, by their date and then their entry. */
  async page(tx: Tx, person: Person, asked: Asked, after: Cursor | null): Promise<Page<ListedRow>> {
    const given = [after?.issuedOn ?? null, after?.id ?? null, asked.limit + 1];
    const rows: ListedRow[] = await tx.query(pageSql, [...filterOf(person, asked), ...given]);
    return pageOf(rows, asked.limit, (row) => [row.issued_on, row.id]);
  }

  /** How many are there in all, and where is the money of all of them? */
  async sum(tx: Tx, person: Person, asked: Asked): Promise<{ count: number; places: PlaceSum[] }> {
    const [row]: { count: number; places: PlaceSum[] }[] = await tx.query(sumSql, filterOf(person, asked));
    return row ?? { count: 0, places: [] };
  }
}

function filterOf(person: Person, asked: Asked): unknown[] {
  return [
    scopeOf(person),
    asked.kind ?? null,
    asked.status ?? null,
    asked.year ?? null,
    asked.strategy ?? null,
    asked.q === undefined ? null : foldSpanish(asked.q),
    asked.place ?? null,
    asked.amends ?? null,
  ];
}

/** The accounts of a resolution that the reader sees: of somebody bound to hospitals, those of their own lines. */
const seenAccounts = `
  ledger_account account
  left join annex_line line on line.id = account.allocation_id`;

const isSeen = '($1::uuid[] is null or line.hospital_id = any($1))';

const filterSql = `
  ${inScope('$1')}
    and ($2::text is null or resolution.kind = $2)
    and ($3::text is null or resolution.status = $3)
    and ($4::integer is null or resolution.year = $4)
    and ($5::uuid is null or resolution.strategy_id = $5)
    and ($6::text is null or position($6 in ${folded(`
      resolution.title || ' ' || resolution.issuer || ' resolucion ' || resolution.number || ' de ' || resolution.year
      || ' ' || lpad(resolution.number::text, 8, '0')`)}) > 0)
    and ($7::text is null or exists (
      select
      from ${seenAccounts}
      where account.resolution_id = resolution.id
        and account.place = $7
        and account.balance > 0
        and ${isSeen}
    ))
    and ($8::uuid is null or resolution.amends_id = $8)`;

const placesSql = (resolutions: string) => `
  select coalesce(json_agg(json_build_object('place', place, 'amount', amount::text)), '[]')
  from (
    select account.place, sum(account.balance) as amount
    from ${seenAccounts}
    where ${resolutions}
      and ${isSeen}
    group by account.place
  ) as by_place`;

const pageSql = `
  select
    ${summaryColumns},
    (${placesSql('account.resolution_id = resolution.id')}) as places
  from resolution
  where ${filterSql}
    and ($9::date is null or (resolution.issued_on, resolution.id) < ($9, $10::uuid))
  order by resolution.issued_on desc, resolution.id desc
  limit $11`;

const sumSql = `
  select
    (select count(*)::integer from resolution where ${filterSql}) as count,
    (${placesSql(`account.resolution_id in (select resolution.id from resolution where ${filterSql})`)}) as places`;
