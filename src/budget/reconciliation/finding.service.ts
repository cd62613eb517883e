import { Injectable } from '@nestjs/common';
import { requireNotOfDelegator } from '../../platform/access/delegation.rules';
import { addDays } from '../../kernel/calendar';
import { invariant } from '../../kernel/errors';
import { declareConstraint } from '../../platform/database/constraints';
import { Transactions, type Tx } from '../../platform/database/transactions';
import { requireUnchanged, type Answer } from '../../platform/http/answers';
import type { Caller } from '../../platform/http/caller';
import type { Page } from '../../platform/http/paging';
import { UseCases } from '../../platform/http/use-cases';
import { Audit } from '../audit/audit.service';
import { writeDecision, type Decision } from './finding-events';
import {
  viewFinding,
  viewFindingWithLife,
  type ExplanationForm,
  type FindingCounts,
  type FindingCountsAsked,
  type FindingsAsked,
  type FindingView,
  type FindingWithLifeView,
  type WaiverForm,
  type WaiverRefusalForm,
} from './finding.dto';
import { FindingQueries } from './finding.queries';
import { pendingWaiver, presentOf, type FindingRow } from './finding.rows';
import { life } from './life.rules';
import { FindingRefresh } from './refresh.service';
import {
  requireDecidable,
  requireExplicable,
  requireUntil,
  requireWaivable,
  WaiverMakerIsChecker,
  type WaiverAsked,
} from './waiver.rules';

declareConstraint('finding_event_maker_is_not_checker', () => new WaiverMakerIsChecker({}));

const newForDays = 7;

/** A finding as it stands under lock, computed a moment ago. */
interface Held {
  readonly finding: FindingRow;
  readonly pending: WaiverAsked | null;
}

/** What does not agree, and what people say of it. Whoever reads or decides sees what the last act left. */
@Injectable()
export class Findings {
  constructor(
    private readonly transactions: Transactions,
    private readonly useCases: UseCases,
    private readonly refresh: FindingRefresh,
    private readonly queries: FindingQueries,
    private readonly audit: Audit,
  ) {}

  /** The gravest first, then the oldest. What acts asked for is computed before. */
  async list(by: Caller, asked: FindingsAsked): Promise<Page<FindingView>> {
    await this.refresh.settle(by.today, 'wait', asked.resolution ?? null);
    return this.transactions.read(async (tx) => {
      const page = await this.queries.page(tx, asked);
      return { items: await this.views(tx, by, page.items), nextCursor: page.nextCursor };
    });
  }

  /** How many of those asked for there are of each severity, how many of them are open, and how many of those are new. */
  async counts(by: Caller, asked: FindingCountsAsked): Promise<FindingCounts> {
    await this.refresh.settle(by.today, 'wait', asked.resolution ?? null);
    const since = addDays(by.today, -newForDays);
    return { since, items: await this.transactions.readAtOnce((tx) => this.queries.counts(tx, asked, since)) };
  }

  /** @throws NotFound */
  async one(by: Caller, id: string): Promise<FindingWithLifeView> {
    const { resolutionId } = await this.transactions.read((tx) => this.queries.one(tx, id));
    await this.refresh.settle(by.today, 'wait', resolutionId);
    return this.transactions.read((tx) => this.view(tx, by, id));
  }

  /** @throws NotFound, FindingWrongState */
  explain(by: Caller, id: string, { explanation, document }: ExplanationForm): Promise<Answer<FindingWithLifeView>> {
    return this.decide(by, id, 'finding.explain', ({ finding }) => {
      requireExplicable(finding);
      return { kind: 'explained', state: stateAfter(finding, 'explain'), reason: explanation, document };
    });
  }

  /** Asks for a waiver; another person decides it. @throws NotFound, FindingWrongState, WaiverPending, WaiverTooLong */
  waive(by: Caller, id: string, { reason, until }: WaiverForm): Promise<Answer<FindingWithLifeView>> {
    return this.decide(by, id, 'finding.waive', ({ finding, pending }) => {
      requireWaivable(finding, { until, pending, today: by.today });
      return { kind: 'waiver-requested', state: finding.state, reason, until };
    });
  }

  /** @throws NotFound, NoWaiverPending, WaiverMakerIsChecker; WaiverTooLong when its date has come meanwhile */
  approve(by: Caller, id: string): Promise<Answer<FindingWithLifeView>> {
    return this.decide(by, id, 'finding.approve-waiver', ({ finding, pending }) => {
      const { reason, until, requestedBy } = requireDecidable(pending, by.person.id);
      requireNotOfDelegator(by, requestedBy);
      requireUntil(until, by.today);
      return { kind: 'waiver-approved', state: stateAfter(finding, 'waive'), reason, until, requestedBy };
    });
  }

  /** @throws NotFound, NoWaiverPending, WaiverMakerIsChecker */
  refuse(by: Caller, id: string, { reason }: WaiverRefusalForm): Promise<Answer<FindingWithLifeView>> {
    return this.decide(by, id, 'finding.refuse-waiver', ({ finding, pending }) => {
      const { requestedBy } = requireDecidable(pending, by.person.id);
      requireNotOfDelegator(by, requestedBy);
      return { kind: 'waiver-refused', state: finding.state, reason, requestedBy };
    });
  }

  // The resolution is held and computed first: what is decided is decided of today's figures.
  private decide(
    by: Caller,
    id: string,
    act: string,
    decision: (held: Held) => Decision,
  ): Promise<Answer<FindingWithLifeView>> {
    return this.useCases.once(by, async (tx) => {
      const { resolutionId } = await this.queries.one(tx, id);
      await this.refresh.compute(tx, resolutionId, by.today);
      await requireUnchanged(by, () => this.view(tx, by, id));
      const finding = await this.queries.one(tx, id);
      const events = (await this.queries.events(tx, [id])).get(id) ?? [];
      const decided = decision({ finding, pending: pendingWaiver(presentOf(events)) });
      await writeDecision(tx, by, finding, decided);
      await this.audit.record(tx, by, {
        act,
        subjectKind: 'finding',
        subjectId: id,
        content: contentOf(finding, decided),
      });
      return this.view(tx, by, id);
    });
  }

  /** Findings as people see them: two statements, however many. */
  async views(tx: Tx, by: Caller, rows: readonly FindingRow[]): Promise<FindingView[]> {
    const events = await this.queries.events(
      tx,
      rows.map(({ id }) => id),
    );
    return rows.map((row) => viewFinding(row, events.get(row.id) ?? [], by.today));
  }

  private async view(tx: Tx, by: Caller, id: string): Promise<FindingWithLifeView> {
    const row = await this.queries.one(tx, id);
    return viewFindingWithLife(row, (await this.queries.events(tx, [id])).get(id) ?? [], by.today);
  }
}

function stateAfter({ state }: FindingRow, act: 'explain' | 'waive'): FindingRow['state'] {
  const next = life.next(state, act);
  invariant(next !== null, 'what was allowed leads somewhere');
  return next;
}

function contentOf({ code, content }: FindingRow, { state, reason, document, until }: Decision): object {
  const { label, expected, actual, difference } = content;
  return {
    code,
    subject: label,
    expected,
    actual,
    difference,
    state,
    reason,
    document: document ?? null,
    until: until ?? null,
  };
}
