import { Injectable } from '@nestjs/common';
import { Money } from '../../kernel/money';
import type { Tx } from '../../platform/database/transactions';
import { hospitalKnownAt } from '../hospitals/hospital-known-at.sql';
import type { Moment } from '../ledger/moment.rules';
import type { Place } from '../ledger/places';
import { standingSql as ledgerStandingSql } from '../ledger/standing.sql';
import { labelOf } from './execution-status.rules';
import type { ConsolidatedLine, ConsolidatedResolution, ConsolidatedWhole, Filter } from './consolidated.contents';

interface Asked {
  readonly filter: Filter;
  readonly moment: Moment;
  /** The hospitals whose lines may be seen; null for all. */
  readonly scope: readonly string[] | null;
}

interface Row {
  readonly resolutionId: string;
  readonly department: ConsolidatedLine['department'] | null;
  readonly hospital: ConsolidatedLine['hospital'];
  readonly given: string;
  readonly lapsed: string;
  readonly restored: string;
  readonly places: Partial<Record<Place, string>>;
}

interface Act {
  readonly number: number;
  readonly year: number;
  readonly title: string;
}

@Injectable()
export class ConsolidatedQueries {
  /** Which published resolutions are asked for? In the order of their year and number. */
  async resolutions(tx: Tx, { strategy, fiscalYear }: Filter): Promise<ConsolidatedResolution[]> {
    const rows: (Omit<ConsolidatedResolution, 'label' | 'strategy'> &
      Act & { strategy: (Act & { id: string }) | null })[] = await tx.query(
      `select
           act.id,
           act.number,
           act.year,
           act.title,
           act.issuer,
           act.fiscal_year as "fiscalYear",
           case when strategy.id is not null
             then json_build_object(
               'id', strategy.id, 'number', strategy.number, 'year', strategy.year, 'title', strategy.title
             )
           end as strategy
         from resolution act
         left join resolution strategy on strategy.id = act.strategy_id
         where ${isAsked}
         order by act.year, act.number, act.id`,
      [strategy ?? null, fiscalYear ?? null],
    );
    return rows.map(({ id, title, issuer, fiscalYear: year, strategy: adopted, ...act }) => ({
      id,
      label: labelOf(act),
      title,
      issuer,
      fiscalYear: year,
      strategy: adopted && { id: adopted.id, label: labelOf(adopted), title: adopted.title },
    }));
  }

  /**
   * Where was each peso of these resolutions, line by line and outside the lines, at that moment? Linear in their
   * accounts and in their entries after the moment.
   */
  async standing(
    tx: Tx,
    { filter, moment, scope }: Asked,
  ): Promise<{ lines: ConsolidatedLine[]; wholes: ConsolidatedWhole[] }> {
    const rows: Row[] = await tx.query(standingSql, [
      filter.strategy ?? null,
      filter.fiscalYear ?? null,
      moment.asOf,
      moment.knownAt,
      filter.department ?? null,
      scope,
    ]);
    const lines: ConsolidatedLine[] = [];
    const wholes: ConsolidatedWhole[] = [];
    for (const { resolutionId, department, hospital, places, ...sums } of rows) {
      const standing = inMoney(places);
      if (department === null) wholes.push({ resolutionId, places: standing });
      else lines.push({ resolutionId, department, hospital, places: standing, ...sumsInMoney(sums) });
    }
    return { lines, wholes };
  }
}

function inMoney(places: Partial<Record<Place, string>>): Partial<Record<Place, Money>> {
  return Object.fromEntries(Object.entries(places).map(([place, amount]) => [place, Money.of(amount)]));
}

function sumsInMoney({ given, lapsed, restored }: Pick<Row, 'given' | 'lapsed' | 'restored'>) {
  return { given: Money.of(given), lapsed: Money.of(lapsed), restored: Money.of(restored) };
}

const isAsked = `
  act.kind = 'allocation'
  and act.published_at is not null
  and ($1::uuid is null or act.strategy_id = $1)
  and ($2::integer is null or act.fiscal_year = $2)`;

// An inverse counts as the act that it undoes. A recipient sees nothing that belongs to a resolution as a whole.
const standingSql = `
  -- One that had not begun is left out whole: there would be nothing but later to take back.
  with act as materialized (
    select act.id
    from resolution act
    where ${isAsked}
      and exists (
        select
        from ledger_entry entry
        where entry.resolution_id = act.id
          and entry.effective_on <= $3
          and entry.recorded_at <= $4
      )
  ),
  standing as (${ledgerStandingSql('act', { asOf: '$3', knownAt: '$4' })}),
  deed as materialized (
    select entry.id, coalesce(original.act, entry.act) as act
    from act
    join ledger_entry entry on entry.resolution_id = act.id
    left join ledger_entry original on original.id = entry.reverses_id
    where entry.act in ('publish', 'amend', 'reassign', 'lapse', 'restore', 'reverse')
      and coalesce(original.act, entry.act) in ('publish', 'amend', 'reassign', 'lapse', 'restore')
      and entry.effective_on <= $3
      and entry.recorded_at <= $4
  ),
  -- One sum over both, and no join of two: whatever the planner guesses, it is linear.
  owned as (
    select
      resolution_id,
      allocation_id,
      json_object_agg(place, amount::text) filter (where act is null and amount <> 0) as places,
      coalesce(sum(amount) filter (where act in ('publish', 'amend', 'reassign')), 0.00) as given,
      coalesce(-sum(amount) filter (where act = 'lapse'), 0.00) as lapsed,
      coalesce(-sum(amount) filter (where act = 'restore'), 0.00) as restored
    from (
      select resolution_id, allocation_id, place, act, sum(amount) as amount
      from (
        select resolution_id, allocation_id, place, null as act, amount
        from standing
        union all
        select account.resolution_id, account.allocation_id, account.place, deed.act, posting.amount
        from deed
        join ledger_posting posting on posting.entry_id = deed.id
        join ledger_account account on account.id = posting.account_id
      ) moved
      group by resolution_id, allocation_id, place, act
    ) summed
    group by resolution_id, allocation_id
    having bool_or(amount <> 0)
  )
  select
    owned.resolution_id as "resolutionId",
    case when department.code is not null
      then json_build_object('code', department.code, 'name', department.name)
    end as department,
    case when hospital.id is not null
      then json_build_object('id', hospital.id, 'name', hospital.name, 'nit', hospital.nit)
    end as hospital,
    owned.given,
    owned.lapsed,
    owned.restored,
    coalesce(owned.places, '{}') as places
  from owned
  left join annex_line line on line.id = owned.allocation_id
  left join municipality on municipality.code = line.municipality_code
  left join department on department.code = municipality.department_code
  ${hospitalKnownAt('$4')}
  where ($5::text is null or department.code = $5)
    and ($6::uuid[] is null or line.hospital_id = any($6))
  order by owned.resolution_id, line.line nulls first`;
