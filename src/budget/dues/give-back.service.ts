import { Injectable } from '@nestjs/common';
import type { Caller } from '../../platform/http/caller';
import type { MomentAsked } from '../ledger/moment.rules';
import { giveBackOf, type GiveBackReport } from './give-back.rules';
import { LinesAtMoment } from './line-facts.service';
import { subjectOf, type Subject } from './subject';

/** What must go back of a resolution's money. */
@Injectable()
export class GiveBacks {
  constructor(private readonly lines: LinesAtMoment) {}

  /** @throws NotFound, MomentInTheFuture */
  async ofResolution(by: Caller, id: string, asked: MomentAsked): Promise<{ report: GiveBackReport; of: Subject }> {
    const found = await this.lines.of(by, { resolutionId: id }, asked);
    return { report: giveBackOf(found.lines, found.moment), of: subjectOf(found, { resolutionId: id }) };
  }
}
