import { Injectable } from '@nestjs/common';
import { scopeOf } from '../../platform/access/person';
import { Transactions } from '../../platform/database/transactions';
import type { Caller } from '../../platform/http/caller';
import { NotFound } from '../../platform/http/contract';
import { LineAtQueries, type LineAt, type LinesAsked } from '../allocations/line-at.queries';
import { LedgerQueries } from '../ledger/ledger.queries';
import type { Moment, MomentAsked } from '../ledger/moment.rules';
import { MovementQueries } from '../ledger/movements.queries';
import { invariant } from '../../kernel/errors';
import { LineFactQueries } from './line-facts.queries';
import type { LineFacts } from './line-facts';
import { lineFacts } from './line-facts.rules';

/** The lines that had money by the moment; the resolution of the first line that was asked for, whether it had or not. */
export interface FoundLines {
  readonly moment: Moment;
  readonly lines: LineFacts[];
  readonly resolution: LineAt['resolution'] | null;
}

/** Lines at a moment, with all that is known of each. */
@Injectable()
export class LinesAtMoment {
  constructor(
    private readonly transactions: Transactions,
    private readonly ledger: LedgerQueries,
    private readonly movements: MovementQueries,
    private readonly lines: LineAtQueries,
    private readonly facts: LineFactQueries,
  ) {}

  /**
   * The lines that had money by the moment, by resolution and in the order of the annex. Linear in their postings.
   * @throws NotFound where one was named and none is the caller's; MomentInTheFuture
   */
  async of(by: Caller, asked: LinesAsked, when: MomentAsked): Promise<FoundLines> {
    const scope = scopeOf(by.person);
    const resolutions = await this.transactions.read((tx) => this.lines.resolutionIds(tx, asked, scope));
    if (resolutions.length === 0 && Object.keys(asked).length > 0) throw new NotFound({});
    const moment = await this.ledger.moment(resolutions, when, by.today);
    return this.transactions.read(async (tx) => {
      const lines = await this.lines.lines(tx, asked, scope, moment.knownAt);
      const allocationIds = lines.map(({ allocationId }) => allocationId);
      const records = await this.facts.of(tx, allocationIds, moment);
      const movements = byLine(await this.movements.at(tx, { of: { allocationIds }, scope, moment }));
      const known = lines.filter(({ allocationId }) => movements.has(allocationId));
      return {
        moment,
        resolution: lines[0]?.resolution ?? null,
        lines: known.map((line) => {
          const recorded = records.get(line.allocationId);
          invariant(recorded, 'every line in force has its resolution');
          return lineFacts(line, recorded, movements.get(line.allocationId) ?? [], moment);
        }),
      };
    });
  }
}

function byLine(movements: Awaited<ReturnType<MovementQueries['at']>>): Map<string, typeof movements> {
  const grouped = new Map<string, typeof movements>();
  for (const movement of movements) {
    for (const id of new Set(movement.changes.map(({ allocationId }) => allocationId))) {
      if (id === null) continue;
      const mine = grouped.get(id);
      if (mine) mine.push(movement);
      else grouped.set(id, [movement]);
    }
  }
  return grouped;
}
