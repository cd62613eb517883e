import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../kernel/calendar';
import { Money } from '../../kernel/money';
import { scopeOf, type Person } from '../../platform/access/person';
import type { Tx } from '../../platform/database/transactions';
import { NotFound } from '../../platform/http/contract';
import { balancesOf } from '../ledger/ledger.queries';
import type { Balances, Place } from '../ledger/places';
import type { Deadline, RequirementKind } from './resolution-terms.rules';
import type { ResolutionKind, ResolutionStatus } from './resolution.rules';

export interface SummaryRow {
  readonly id: string;
  readonly kind: ResolutionKind;
  readonly issuer: string;
  readonly number: number;
  readonly year: number;
  readonly issued_on: CalendarDate;
  readonly title: string;
  readonly status: ResolutionStatus;
  readonly fiscal_year: number;
  readonly strategy_id: string | null;
  readonly amends_id: string | null;
  readonly authorized_amount: string | null;
}

interface NamedPerson {
  readonly id: string;
  readonly name: string;
}

export interface ResolutionRow extends SummaryRow {
  readonly printed_annex_total: string | null;
  readonly availability_number: string | null;
  readonly availability_issued_on: CalendarDate | null;
  readonly availability_amount: string | null;
  readonly disburse_from: CalendarDate | null;
  readonly execute_by: CalendarDate | null;
  readonly source: string | null;
  readonly drafted_by: NamedPerson;
  readonly drafted_at: string;
  readonly reviewed_by: NamedPerson | null;
  readonly reviewed_at: string | null;
  readonly published_by: NamedPerson | null;
  readonly published_at: string | null;
  readonly announced: { amount: string; text: string; source: string }[];
  readonly deadlines: Deadline[];
  readonly requirements: RequirementKind[];
  readonly lines: number;
  readonly annex_digest: string;
  readonly places: { place: Place; amount: string }[];
}

@Injectable()
export class ResolutionQueries {
  /**
   * What does this resolution say, and where is its money? Somebody bound to hospitals sees only their own lines' money.
   * @throws NotFound when there is none, or it is in nothing of theirs
   */
  async one(tx: Tx, person: Person, id: string): Promise<ResolutionRow> {
    const [row]: ResolutionRow[] = await tx.query(oneSql, [id, scopeOf(person)]);
    if (!row) throw new NotFound();
    return row;
  }
}

/** What a resolution authorises now: the sum of all its places, which is what its source gave (I5). Pesos. */
export function authorizedNow(balances: Balances): Money {
  return balances.budget.negated();
}

export function balancesOfRow({ places }: { places: readonly { place: Place; amount: string }[] }): Balances {
  return balancesOf(places.map(({ place, amount }) => ({ place, amount: Money.of(amount) })));
}

export const summaryColumns = `
  resolution.id,
  resolution.kind,
  resolution.issuer,
  resolution.number,
  resolution.year,
  resolution.issued_on,
  resolution.title,
  resolution.status,
  resolution.fiscal_year,
  resolution.strategy_id,
  resolution.amends_id,
  resolution.authorized_amount`;

/**
 * A hospital sees the acts in force under which it has a line: the resolution, its strategy and its amendments.
 * @param scope the parameter with the hospitals, or null for everything
 */
export function inScope(scope: string): string {
  return `(
    ${scope}::uuid[] is null
    or resolution.published_at is not null and exists (
      select
      from annex_line line
      join resolution act on act.id = line.resolution_id
      where line.hospital_id = any(${scope})
        and act.published_at is not null
        and (resolution.id in (act.id, act.strategy_id) or resolution.amends_id = act.id)
    )
  )`;
}

/** Text as the kernel folds it, for comparing: lower case, single blanks, without accents. */
export function folded(text: string): string {
  return `translate(lower(regexp_replace(trim(${text}), '\\s+', ' ', 'g')), 'áéíóúàèìòùäëïöüñ', 'aeiouaeiouaeioun')`;
}

const named = (column: string) =>
  `(select json_build_object('id', person.id, 'name', person.name) from person where person.id = resolution.${column})`;

const oneSql = `
  select
    ${summaryColumns},
    resolution.printed_annex_total,
    resolution.availability_number,
    resolution.availability_issued_on,
    resolution.availability_amount,
    resolution.disburse_from,
    resolution.execute_by,
    resolution.source,
    ${named('drafted_by')} as drafted_by,
    resolution.drafted_at,
    ${named('reviewed_by')} as reviewed_by,
    resolution.reviewed_at,
    ${named('published_by')} as published_by,
    resolution.published_at,
    (
      select coalesce(
        json_agg(json_build_object('amount', amount::text, 'text', text, 'source', source) order by position), '[]'
      )
      from announced_amount
      where resolution_id = resolution.id
    ) as announced,
    (
      select coalesce(json_agg(json_build_object('kind', kind, 'days', days, 'unit', unit) order by kind), '[]')
      from deadline
      where resolution_id = resolution.id
    ) as deadlines,
    (
      select coalesce(json_agg(kind order by kind), '[]')
      from requirement
      where resolution_id = resolution.id
    ) as requirements,
    annex.lines,
    encode(sha256(convert_to(concat(annex.said, '|', changes.said), 'UTF8')), 'hex') as annex_digest,
    (
      select coalesce(json_agg(json_build_object('place', account.place, 'amount', account.balance::text)), '[]')
      from ledger_account account
      left join annex_line line on line.id = account.allocation_id
      where account.resolution_id = resolution.id
        and ($2::uuid[] is null or line.hospital_id = any($2))
    ) as places
  from resolution
  cross join lateral (
    select
      count(*)::integer as lines,
      string_agg(concat_ws('/', line, municipality_code, hospital_id, amount, source), ',' order by line) as said
    from annex_line
    where annex_line.resolution_id = resolution.id
      and ($2::uuid[] is null or annex_line.hospital_id = any($2))
  ) as annex
  cross join lateral (
    select string_agg(amendment_change::text, ',' order by position) as said
    from amendment_change
    where amendment_change.amendment_id = resolution.id
      and $2::uuid[] is null
  ) as changes
  where resolution.id = $1
    and ${inScope('$2')}`;
