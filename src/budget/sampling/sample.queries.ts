import { Injectable } from '@nestjs/common';
import { Money } from '../../kernel/money';
import type { Tx } from '../../platform/database/transactions';
import type { SampleView } from './sample.dto';
import { sampleRules, type Candidate, type Drawn, type SampleRule } from './sample.rules';

interface Row extends Omit<SampleView, 'population' | 'items' | 'ruleInSpanish'> {
  readonly population: number;
  readonly populationAmount: string;
  readonly items: (Omit<SampleView['items'][number], 'amount'> & { amount: string })[];
}

@Injectable()
export class SampleQueries {
  /**
   * Which entries may be drawn, as known at an instant, and how much did each move? Pesos, all its places together.
   * Linear in the entries.
   */
  async population(
    tx: Tx,
    { resolutionId, rule, knownAt }: { resolutionId: string | null; rule: SampleRule | null; knownAt: string },
  ): Promise<Candidate[]> {
    const rows: { id: string; amount: string }[] = await tx.query(
      `select
         entry.id,
         sum(posting.amount) as amount
       from ledger_entry entry
       join ledger_posting posting on posting.entry_id = entry.id and posting.amount > 0
       where ($1::uuid is null or entry.resolution_id = $1)
         and entry.recorded_at <= $2
         and ${rule === null ? 'true' : conditions[rule]}
       group by entry.id
       ${rule === 'round-amount' ? 'having sum(posting.amount) % 1000000 = 0' : ''}
       order by entry.id`,
      [resolutionId, knownAt],
    );
    return rows.map(({ id, amount }) => ({ id, amount: Money.of(amount) }));
  }

  async isResolution(tx: Tx, id: string): Promise<boolean> {
    const found: unknown[] = await tx.query('select id from resolution where id = $1', [id]);
    return found.length > 0;
  }

  /** The samples drawn, the last one first; or this one. */
  async list(
    tx: Tx,
    { id, before, limit }: { id: string | null; before: string | null; limit: number },
  ): Promise<SampleView[]> {
    const rows: Row[] = await tx.query(samplesSql, [id, before, limit]);
    return rows.map(({ population, populationAmount, items, ...row }) => ({
      ...row,
      ruleInSpanish: row.rule === null ? null : sampleRules[row.rule],
      population: { entries: population, amount: Money.of(populationAmount) },
      items: items.map((item) => ({ ...item, amount: Money.of(item.amount) })),
    }));
  }
}

/** As they are kept: what the draw decided, and nothing that can be read from the entry. */
export function keptItems(drawn: readonly Drawn[]): object[] {
  return drawn.map(({ entryId, amount, hash, hits }) => ({ entryId, amount: amount.toString(), hash, hits }));
}

const conditions: Readonly<Record<SampleRule, string>> = {
  'inexact-date': `entry.date_precision <> 'exact'`,
  'recorded-late': `(entry.recorded_at at time zone 'America/Bogota')::date - entry.effective_on > 30`,
  'out-of-hours': `(
    extract(isodow from entry.recorded_at at time zone 'America/Bogota') > 5
    or extract(hour from entry.recorded_at at time zone 'America/Bogota') not between 6 and 19
  )`,
  // Of the sum, in «having».
  'round-amount': 'true',
  reversal: `(
    entry.reverses_id is not null
    or exists (
      select from ledger_entry inverse where inverse.reverses_id = entry.id and inverse.recorded_at <= $2
    )
  )`,
};

const samplesSql = `
  select
    sample.id,
    sample.resolution_id as "resolutionId",
    sample.method,
    sample.rule,
    sample.size,
    sample.seed,
    sample.known_at as "knownAt",
    sample.population,
    sample.population_amount as "populationAmount",
    sample.recorded_by as "drawnBy",
    sample.recorded_at as "drawnAt",
    (
      select json_agg(
        json_build_object(
          'entryId', entry.id,
          'act', entry.act,
          'document', entry.document,
          'amount', item.value ->> 'amount',
          'hash', item.value ->> 'hash',
          'hits', item.value -> 'hits'
        )
        order by item.position
      )
      from jsonb_array_elements(sample.items) with ordinality as item (value, position)
      join ledger_entry entry on entry.id = (item.value ->> 'entryId')::uuid
    ) as items
  from sample
  where ($1::uuid is null or sample.id = $1)
    and ($2::uuid is null or sample.id < $2)
  order by sample.id desc
  limit $3`;
