import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock';
import { seeing } from '../../platform/database/scope';
import type { MomentAsked } from '../ledger/moment.rules';
import { ExecutionStatusService } from '../reports/execution-status.service';
import { Transactions } from '../../platform/database/transactions';
import type { Page } from '../../platform/http/paging';
import { viewPublicFigures, type PublicFiguresView } from './public-figures.dto';
import { viewPublicResolution, type PublicResolutionsAsked, type PublicResolutionView } from './public-resolutions.dto';
import { PublicResolutionQueries } from './public-resolutions.queries';

/** Where the money of a published resolution is, for anybody. */
@Injectable()
export class PublicFigures {
  constructor(
    private readonly reports: ExecutionStatusService,
    private readonly clock: Clock,
    private readonly transactions: Transactions,
    private readonly resolutions: PublicResolutionQueries,
  ) {}

  /** Every published resolution that moves money, the newest first. */
  list(asked: PublicResolutionsAsked): Promise<Page<PublicResolutionView>> {
    return seeing('everything', () =>
      this.transactions.read(async (tx) => {
        const { items, nextCursor } = await this.resolutions.page(tx, asked);
        return { items: items.map(viewPublicResolution), nextCursor };
      }),
    );
  }

  /** @throws NotFound for what is not published too; MovesNoMoney, AmendsAnother, MomentInTheFuture */
  async of(id: string, asked: MomentAsked): Promise<PublicFiguresView> {
    // Nobody's hospitals limit it: what it answers with is a closed list of fields of what is published.
    const report = await seeing('everything', () =>
      this.reports.publicReport(this.clock.today(), { id, asOf: asked.asOf, knownAt: asked.knownAt }),
    );
    return viewPublicFigures(report);
  }
}
