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
    const filter = { strategy: asked.strategy, fiscalYear: asked.fiscalYear, department: asked.department };
    return this.transactions.readAtOnce(async (tx) => {
      const [resolutions, standing] = await Promise.all([
        this.queries.resolutions(tx, filter),
        this.queries.standing(tx, { filter, moment, scope }),
      ]);
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

  /** The moment that is asked of all resolutions, published or not: any of them could be published meanwhile. @throws MomentInTheFuture */
  moment(today: CalendarDate, asked: MomentAsked): Promise<Moment> {
    return this.ledger.moment(
      { select: `select id::text from resolution where kind = 'allocation'`, parameters: [] },
      asked,
      today,
    );
  }
}
