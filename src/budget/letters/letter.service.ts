import { Injectable } from '@nestjs/common';
import type { Caller } from '../../platform/http/caller';
import { NotFound } from '../../platform/http/contract';
import { LinesAtMoment } from '../dues/line-facts.service';
import { NothingByThen, type Moment, type MomentAsked } from '../ledger/moment.rules';
import { resolutionLabel } from '../resolutions/resolution.rules';
import { letterOf, type Letter } from './letter.rules';

/** Letters to the hospitals of a resolution. */
@Injectable()
export class Letters {
  constructor(private readonly lines: LinesAtMoment) {}

  /** @throws NotFound also where the line had no money by then; MomentInTheFuture */
  async ofAllocation(by: Caller, id: string, asked: MomentAsked): Promise<Letter> {
    const { lines } = await this.lines.of(by, { allocationId: id }, asked);
    const [facts] = lines;
    // Nobody had heard of it at that moment.
    if (!facts) throw new NotFound({});
    return letterOf(facts);
  }

  /** One a line, in the order of the annex. @throws NotFound, NothingByThen, MomentInTheFuture */
  async ofResolution(by: Caller, id: string, asked: MomentAsked): Promise<{ moment: Moment; letters: Letter[] }> {
    const { moment, lines, resolution } = await this.lines.of(by, { resolutionId: id }, asked);
    if (!resolution) throw new NotFound({});
    if (lines.length === 0) {
      throw new NothingByThen({ label: resolutionLabel(resolution), ...moment, issuedOn: resolution.issuedOn });
    }
    return { moment, letters: lines.map(letterOf) };
  }
}
