import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { invariant } from '../../kernel/errors';
import { Money } from '../../kernel/money';
import { Transactions } from '../../platform/database/transactions';
import type { Answer } from '../../platform/http/answers';
import type { Caller } from '../../platform/http/caller';
import { NotFound } from '../../platform/http/contract';
import { pageOf, type Page } from '../../platform/http/paging';
import { UseCases } from '../../platform/http/use-cases';
import { newId } from '../../platform/ids';
import { Audit } from '../audit/audit.service';
import type { SampleForm, SamplesAsked, SampleView } from './sample.dto';
import { SampleRecord } from './sample.entity';
import { keptItems, SampleQueries } from './sample.queries';
import { draw } from './sample.rules';

/** Samples of entries, each kept with the seed that draws it again. */
@Injectable()
export class Samples {
  constructor(
    private readonly useCases: UseCases,
    private readonly transactions: Transactions,
    private readonly queries: SampleQueries,
    private readonly audit: Audit,
  ) {}

  /** @throws NotFound when there is no such resolution, NothingToSample, SampleTooLarge with the largest size */
  take(by: Caller, form: SampleForm): Promise<Answer<SampleView>> {
    return this.useCases.once(by, async (tx) => {
      const { resolution = null, method, size, rule = null } = form;
      if (resolution !== null && !(await this.queries.isResolution(tx, resolution))) throw new NotFound({});
      const seed = form.seed ?? randomBytes(16).toString('hex');
      const [{ knownAt }]: [{ knownAt: string }] = await tx.query('select clock_timestamp() as "knownAt"');
      const population = await this.queries.population(tx, { resolutionId: resolution, rule, knownAt });
      const items = keptItems(draw(population, { method, size, seed }));
      const id = newId();
      await tx.insert(SampleRecord, {
        id,
        resolution_id: resolution,
        method,
        rule,
        size,
        seed,
        known_at: knownAt,
        population: population.length,
        population_amount: Money.sum(population.map(({ amount }) => amount)),
        items,
        recorded_by: by.person.id,
      });
      await this.audit.record(tx, by, {
        act: 'sample.take',
        subjectKind: 'sample',
        subjectId: id,
        content: { resolution, method, rule, size, seed, items: sha256(JSON.stringify(items)) },
      });
      const [view] = await this.queries.list(tx, { id, before: null, limit: 1 });
      invariant(view, 'what was just drawn is there');
      return view;
    });
  }

  /** @throws NotFound */
  async one(id: string): Promise<SampleView> {
    const [view] = await this.transactions.read((tx) => this.queries.list(tx, { id, before: null, limit: 1 }));
    if (!view) throw new NotFound({});
    return view;
  }

  /** The last one first. */
  async list({ limit, cursor }: SamplesAsked): Promise<Page<SampleView>> {
    const before = cursor?.[0] ?? null;
    const rows = await this.transactions.read((tx) => this.queries.list(tx, { id: null, before, limit: limit + 1 }));
    return pageOf(rows, limit, ({ id }) => [id]);
  }
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
