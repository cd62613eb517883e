import { Injectable } from '@nestjs/common';
import { scopeOf } from '../../platform/access/person';
import { declareConstraint } from '../../platform/database/constraints';
import { Transactions, type Tx } from '../../platform/database/transactions';
import { requireUnchanged, type Answer } from '../../platform/http/answers';
import type { Caller } from '../../platform/http/caller';
import { FormRefused } from '../../platform/http/contract';
import { UseCases } from '../../platform/http/use-cases';
import { newId } from '../../platform/ids';
import { Audit } from '../audit/audit.service';
import { insertDraft, overwriteDraft, readDraft, termsOf } from './draft-records';
import { requireWritten } from './draft.rules';
import { LifecycleQueries } from './lifecycle.queries';
import {
  cursorOf,
  viewResolution,
  viewPlaces,
  viewSummary,
  type CorrectionForm,
  type DraftForm,
  type ResolutionsAsked,
  type ResolutionsView,
  type ResolutionView,
} from './resolution.dto';
import { ResolutionRecord } from './resolution.entity';
import { lockResolution, shareResolution } from './resolution-lock';
import { ResolutionListQueries } from './resolution-list.queries';
import { ResolutionQueries } from './resolution.queries';
import { referenceProblems, termProblems, type Terms } from './resolution-terms.rules';
import { Duplicate, requireDraft, requireNext, resolutionLabel, type ResolutionAct } from './resolution.rules';

declareConstraint('resolution_once', () => new Duplicate({ resolution: null, issuer: null }));

@Injectable()
export class Resolutions {
  constructor(
    private readonly useCases: UseCases,
    private readonly transactions: Transactions,
    private readonly queries: ResolutionQueries,
    private readonly list: ResolutionListQueries,
    private readonly lifecycle: LifecycleQueries,
    private readonly audit: Audit,
  ) {}

  one(by: Caller, id: string): Promise<ResolutionView> {
    return this.transactions.readAtOnce((tx) => this.view(tx, by, id));
  }

  /** A page of them, with the number and the places of all that the question finds. */
  page(by: Caller, asked: ResolutionsAsked): Promise<ResolutionsView> {
    const after = cursorOf(asked.cursor);
    const seesAll = scopeOf(by.person) === null;
    return this.transactions.readAtOnce(async (tx) => {
      const [{ items, nextCursor }, { count, places }] = await Promise.all([
        this.list.page(tx, by.person, asked, after),
        this.list.sum(tx, by.person, asked),
      ]);
      return {
        items: items.map((row) => ({ ...viewSummary(row), totals: viewPlaces(row.places, seesAll) })),
        nextCursor,
        count,
        totals: viewPlaces(places, seesAll),
      };
    });
  }

  /** @throws FormRefused with everything that is wrong at once, Duplicate */
  draft(by: Caller, form: DraftForm): Promise<Answer<ResolutionView>> {
    return this.useCases.once(by, async (tx) => {
      const terms = readDraft(form, { id: newId(), draftedBy: by.person.id });
      await this.requireSound(tx, by, terms);
      await insertDraft(tx, terms);
      return this.recorded(tx, by, { act: 'draft', id: terms.id, content: form });
    });
  }

  /** What is left out stays as it is. @throws WrongState when it is no longer a draft; else as `draft` */
  correct(by: Caller, id: string, form: CorrectionForm): Promise<Answer<ResolutionView>> {
    return this.useCases.once(by, async (tx) => {
      const standing = await lockResolution(tx, id);
      await requireUnchanged(by, () => this.view(tx, by, id));
      requireDraft(standing);
      const terms = await termsOf(tx, standing, form);
      await this.requireSound(tx, by, terms);
      await overwriteDraft(tx, terms);
      return this.recorded(tx, by, { act: 'correct', id, content: form });
    });
  }

  /** Sends a draft to review. @throws WrongState, AnnexEmpty, AmendmentEmpty */
  submit(by: Caller, id: string): Promise<Answer<ResolutionView>> {
    return this.move(by, id, { act: 'submit', content: {} });
  }

  /** Gives what is in review back to who drafts; who wrote in it does not. @throws WrongState, MakerIsChecker */
  giveBack(by: Caller, id: string, content: { reason: string }): Promise<Answer<ResolutionView>> {
    return this.move(by, id, { act: 'return', content });
  }

  /** Ends a draft that was never issued; its number is free again. @throws WrongState */
  annul(by: Caller, id: string, content: { reason: string }): Promise<Answer<ResolutionView>> {
    return this.move(by, id, { act: 'annul', content });
  }

  /**
   * Closes the resolution, and the acts that amended it, when each of its lines is closed. Whoever closes a line calls
   * it, in the same transaction.
   * @returns whether it is closed now
   */
  async closeIfDone(tx: Tx, by: Caller, id: string): Promise<boolean> {
    // Under lock, so that of two who close the last two lines at once the second one sees both closed.
    const standing = await lockResolution(tx, id);
    if (standing.status !== 'in-force' || (await this.lifecycle.hasOpenLines(tx, id))) return false;
    await tx.update(ResolutionRecord, { id }, { status: requireNext(standing, 'close') });
    const closed = [id, ...(await this.lifecycle.closeAmendments(tx, id))];
    for (const each of closed) await this.audit.record(tx, by, eventOf({ act: 'close', id: each, content: {} }));
    return true;
  }

  private move(by: Caller, id: string, { act, content }: Move): Promise<Answer<ResolutionView>> {
    return this.useCases.once(by, async (tx) => {
      const standing = await lockResolution(tx, id);
      await requireUnchanged(by, () => this.view(tx, by, id));
      const status =
        act === 'return' ? await this.lifecycle.requireDecidable(tx, by, standing, act) : requireNext(standing, act);
      if (act === 'submit') requireWritten(standing, await this.lifecycle.written(tx, id));
      await tx.update(ResolutionRecord, { id }, { status, ...reviewOf(by, act) });
      return this.recorded(tx, by, { act, id, content });
    });
  }

  private async requireSound(tx: Tx, by: Caller, terms: Terms): Promise<void> {
    const strategy = await shareResolution(tx, terms.strategy_id);
    const amended = await shareResolution(tx, terms.amends_id);
    const problems = [...termProblems(terms, by.today), ...referenceProblems(terms, { strategy, amended })];
    if (problems.length > 0) throw new FormRefused({ count: problems.length }, problems);
    const namesake = await this.lifecycle.namesake(tx, terms);
    if (namesake) throw new Duplicate({ resolution: resolutionLabel(namesake), issuer: namesake.issuer });
  }

  private async recorded(tx: Tx, by: Caller, event: Recorded): Promise<ResolutionView> {
    await this.audit.record(tx, by, eventOf(event));
    return this.view(tx, by, event.id);
  }

  private async view(tx: Tx, by: Caller, id: string): Promise<ResolutionView> {
    return viewResolution(await this.queries.one(tx, by.person, id), scopeOf(by.person) === null);
  }
}

interface Move {
  readonly act: Extract<ResolutionAct, 'submit' | 'return' | 'annul'>;
  readonly content: object;
}

interface Recorded {
  readonly act: string;
  readonly id: string;
  readonly content: object;
}

function eventOf({ act, id, content }: Recorded) {
  return { act: `resolution.${act}`, subjectKind: 'resolution', subjectId: id, content };
}

/** Who sent it to review, and when. */
function reviewOf(
  by: Caller,
  act: Move['act'],
): Partial<Record<'reviewed_by', string> & { reviewed_at: () => string }> {
  return act === 'submit' ? { reviewed_by: by.person.id, reviewed_at: () => 'now()' } : {};
}
