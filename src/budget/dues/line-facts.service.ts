import { Injectable } from '@nestjs/common';
import { scopeOf } from '../../platform/access/person';
import { Transactions } from '../../platform/database/transactions';
import type { Caller } from '../../platform/http/caller';
import { NotFound } from '../../platform/http/contract';
import {
  LineAtQueries,
  linesAskedFor,
  resolutionsOf,
  type LineAt,
  type LinesAsked,
} from '../allocations/line-at.queries';
import { LedgerQueries } from '../ledger/ledger.queries';
import type { Moment, MomentAsked } from '../ledger/moment.rules';
import { MovementQueries } from '../ledger/movements.queries';
import type { Change, Movement } from '../ledger/movements.rules';
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
    const moment = await this.ledger.moment(resolutionsOf(asked, scope), when, by.today);
    const selected = linesAskedFor(asked, scope);
    return this.transactions.readAtOnce(async (tx) => {
      const [lines, records, moved] = await Promise.all([
        this.lines.lines(tx, asked, scope, moment.knownAt),
        this.facts.of(tx, selected, moment),
        this.movements.at(tx, { of: selected, scope, moment }),
      ]);
      if (lines.length === 0 && Object.keys(asked).length > 0) throw new NotFound({});
      const movements = byLine(moved);
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

/** What moved each line, of each entry only what it changed there: a publication changes every line of its resolution. */
function byLine(movements: readonly Movement[]): Map<string, Movement[]> {
  const grouped = new Map<string, Movement[]>();
  for (const movement of movements) {
    for (const [id, changes] of changesByLine(movement)) {
      const own = { ...movement, changes };
      const mine = grouped.get(id);
      if (mine) mine.push(own);
      else grouped.set(id, [own]);
    }
  }
  return grouped;
}

function changesByLine({ changes }: Movement): Map<string, Change[]> {
  const grouped = new Map<string, Change[]>();
  for (const change of changes) {
    if (change.allocationId === null) continue;
    const mine = grouped.get(change.allocationId);
    if (mine) mine.push(change);
    else grouped.set(change.allocationId, [change]);
  }
  return grouped;
}
