import { Injectable } from '@nestjs/common';
import type { Caller } from '../../platform/http/caller';
import type { LinesAsked } from '../allocations/line-at.queries';
import { LinesAtMoment } from './line-facts.service';
import type { PendingQuestion } from './pending.dto';
import { pendingOf, type Pending } from './pending.rules';
import { subjectOf, type Subject } from './subject';

/** A list, and what it is of. */
export interface Listed {
  readonly pending: Pending;
  readonly of: Subject;
}

/** What is overdue and what is pending. */
@Injectable()
export class PendingSteps {
  constructor(private readonly lines: LinesAtMoment) {}

  /** @throws NotFound, MomentInTheFuture */
  ofResolution(by: Caller, id: string, asked: PendingQuestion): Promise<Listed> {
    return this.list(by, { resolutionId: id }, asked);
  }

  /** @throws MomentInTheFuture */
  ofEverything(by: Caller, asked: PendingQuestion): Promise<Listed> {
    return this.list(by, {}, asked);
  }

  private async list(by: Caller, of: LinesAsked, asked: PendingQuestion): Promise<Listed> {
    const found = await this.lines.of(by, of, asked);
    return { pending: pendingOf(found.lines, found.moment, asked.who ?? null), of: subjectOf(found, of) };
  }
}
