import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock';
import { seeing } from '../../platform/database/scope';
import type { MomentAsked } from '../ledger/moment.rules';
import { ExecutionStatusService } from '../reports/execution-status.service';
import { viewPublicFigures, type PublicFiguresView } from './public-figures.dto';

/** Where the money of a published resolution is, for anybody. */
@Injectable()
export class PublicFigures {
  constructor(
    private readonly reports: ExecutionStatusService,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFound for what is not published too; MovesNoMoney, AmendsAnother, MomentInTheFuture */
  async of(id: string, asked: MomentAsked): Promise<PublicFiguresView> {
    // Nobody's hospitals limit it: what it answers with is a closed list of fields of what is published.
    const report = await seeing('everything', () =>
      this.reports.publicReport(this.clock.today(), { id, asOf: asked.asOf, knownAt: asked.knownAt }),
    );
    return viewPublicFigures(report);
  }
}
