import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../kernel/calendar';
import { scopeOf } from '../../platform/access/person';
import { Transactions } from '../../platform/database/transactions';
import type { Caller } from '../../platform/http/caller';
import { LedgerQueries } from '../ledger/ledger.queries';
import type { Moment, MomentAsked } from '../ledger/moment.rules';
import type { Consolidated, Filter, Grouping } from './consolidated.contents';
import { ConsolidatedQueries } from './consolidated.queries';
import { consolidated } from './consolidated.rules';

/** Where the money of many resolutions is, at any moment, put together as it is asked. */
@Injectable()
export class ConsolidatedService {
  constructor(
    private readonly transactions: Transactions,
    private readonly ledger: LedgerQueries,
    private readonly queries: ConsolidatedQueries,
  ) {}

  /**
   * The execution status of all published allocation resolutions, or of those of a strategy, a fiscal year or a
   * department; of a recipient, its own lines and nothing else. The same moment asked again gives the same for ever.
   * @throws MomentInTheFuture
   */
  async report(by: Caller, asked: MomentAsked & Filter & { readonly by: Grouping }): Promise<Consolidated> {
    const moment = await this.moment(by.today, asked);
    const scope = scopeOf(by.person);
    return this.transactions.read(async (tx) => {
      const filter = { strategy: asked.strategy, fiscalYear: asked.fiscalYear, department: asked.department };
      const resolutions = await this.queries.resolutions(tx, filter);
      const resolutionIds = resolutions.map(({ id }) => id);
      const department = filter.department ?? null;
      const standing = await this.queries.standing(tx, { resolutionIds, moment, department, scope });
      const moved = new Set([...standing.lines, ...standing.wholes].map(({ resolutionId }) => resolutionId));
      return consolidated({
        by: asked.by,
        filter,
        moment,
        scope: scope ? 'own-lines' : 'resolution',
        resolutions: resolutions.filter(({ id }) => moved.has(id)),
        ...standing,
      });
    });
  }

  /**
   * The moment that is asked of all resolutions. One that appears while the others are waited for is waited for too: its
   * money could be of the moment.
   * @throws MomentInTheFuture
   */
  async moment(today: CalendarDate, asked: MomentAsked): Promise<Moment> {
    const ids = () => this.transactions.read((tx) => this.queries.allIds(tx));
    for (let before = await ids(); ;) {
      const moment = await this.ledger.moment(before, asked, today);
      const after = await ids();
      if (after.every((id) => before.includes(id))) return moment;
      before = after;
    }
  }
}
