import { setImmediate as otherWork } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../kernel/calendar';
import { Transactions, type Tx } from '../../platform/database/transactions';
import { Audit } from '../audit/audit.service';
import { findByRule, isOfLine, type IdentifiedFinding } from './catalogue';
import type { ResolutionFacts } from './facts';
import { FactQueries } from './facts.queries';
import { nameFindings, writeComputed, type ComputedEvent } from './finding-events';
import { FindingQueries } from './finding.queries';
import type { FindingRow } from './finding.rows';
import { nextEvent } from './life.rules';
import { RefreshQueries, type Patience, type Stale } from './refresh.queries';

/**
 * Requests are looked at together, resolutions and lines a few at a time: however much is asked, a transaction stays short
 * and whoever acts meanwhile does not wait for a long computation.
 */
const requestsAtOnce = 5000;
const atOnce = { resolutions: 10, lines: 100, giros: 2000 };

/** No request has a later number: they are bigints. */
const lastOfAll = '9223372036854775807';

type OfResolution = IdentifiedFinding & { readonly resolutionId: string };

/** Findings are as fresh as the acts: computed again after each act, and when the day changes. */
@Injectable()
export class FindingRefresh {
  constructor(
    private readonly transactions: Transactions,
    private readonly queries: RefreshQueries,
    private readonly facts: FactQueries,
    private readonly findings: FindingQueries,
    private readonly audit: Audit,
  ) {}

  /**
   * Computes all that acts asked for and all that is of another day, and returns how many resolutions that was.
   * Whoever reads waits for what others have in hand; the worker leaves it to them.
   * @param resolutionId only this one is computed, where one is asked for
   */
  async settle(today: CalendarDate, patience: Patience, resolutionId: string | null = null): Promise<number> {
    // Most who read find nothing to do: one question says so, and nobody's work under way is taken for done.
    if (await this.transactions.readOfPrimary((tx) => this.queries.isFresh(tx, today, resolutionId))) return 0;
    await this.markAsked(patience);
    let computed = 0;
    for (;;) {
      const done = await this.settleSome(today, patience, resolutionId);
      computed += done;
      if (done === 0) return computed;
    }
  }

  /** Some of what is marked, in one transaction; zero when nothing is left. */
  settleSome(today: CalendarDate, patience: Patience, resolutionId: string | null = null): Promise<number> {
    return this.transactions.run(async (tx) => {
      const stale = await this.queries.takeStale(tx, { today, most: atOnce, patience, resolutionId });
      await this.computeWhole(tx, stale.whole, today);
      await this.computeLines(tx, stale, today);
      return stale.held.length;
    });
  }

  /** One resolution, now, whatever was computed before; false when it is not in force. The resolution is held. */
  async compute(tx: Tx, resolutionId: string, today: CalendarDate): Promise<boolean> {
    if (!(await this.queries.hold(tx, resolutionId))) return false;
    await this.queries.takeLines(tx, [resolutionId]);
    await this.computeWhole(tx, [resolutionId], today);
    return true;
  }

  /** Marks what acts asked for: no more than what was there at the beginning, so that it ends. */
  async markAsked(patience: Patience): Promise<void> {
    const upTo = await this.transactions.run((tx) => this.queries.latestRequest(tx));
    if (upTo === null) return;
    while ((await this.markSome(patience, upTo)) > 0);
  }

  /** Marks some of it, in one transaction; zero when nothing is asked for. @param upTo the last request that is taken */
  markSome(patience: Patience, upTo = lastOfAll): Promise<number> {
    return this.transactions.run(async (tx) => {
      const subjects = await this.queries.takeRequests(tx, { upTo, limit: requestsAtOnce, patience });
      await this.queries.mark(tx, subjects);
      return subjects.length;
    });
  }

  private async computeWhole(tx: Tx, resolutionIds: readonly string[], today: CalendarDate): Promise<void> {
    if (resolutionIds.length === 0) return;
    const facts = await this.facts.of(tx, resolutionIds, today);
    const found = await findIn(facts);
    await this.write(tx, { found, standing: await this.findings.ofResolutions(tx, resolutionIds) }, today);
    await this.queries.setComputed(tx, resolutionIds, today);
  }

  private async computeLines(tx: Tx, stale: Stale, today: CalendarDate): Promise<void> {
    if (stale.lineIds.length === 0) return;
    const facts = await this.facts.ofLines(tx, stale, today);
    const found = await findIn(facts);
    await this.write(
      tx,
      { found: found.filter(isOfLine), standing: await this.findings.ofLines(tx, stale.lineIds) },
      today,
    );
  }

  private async write(
    tx: Tx,
    { found, standing }: { found: readonly OfResolution[]; standing: readonly FindingRow[] },
    today: CalendarDate,
  ): Promise<void> {
    const events = eventsOf(found, standing, today);
    const known = new Set(standing.map(({ id }) => id));
    await nameFindings(
      tx,
      found.filter(({ id }) => !known.has(id)),
    );
    await writeComputed(tx, events);
    await this.record(tx, events, new Map([...standing, ...found].map(({ id, resolutionId }) => [id, resolutionId])));
  }

  // One event of the record for each resolution, with every step: a first computing opens hundreds.
  private async record(
    tx: Tx,
    events: readonly ComputedEvent[],
    ofFinding: ReadonlyMap<string, string>,
  ): Promise<void> {
    const byResolution = new Map<string, ComputedEvent[]>();
    for (const event of events) {
      const resolutionId = ofFinding.get(event.findingId) ?? '';
      const steps = byResolution.get(resolutionId);
      if (steps) steps.push(event);
      else byResolution.set(resolutionId, [event]);
    }
    for (const [subjectId, steps] of byResolution) {
      await this.audit.record(tx, null, {
        act: 'finding.compute',
        subjectKind: 'reconciliation',
        subjectId,
        content: { findings: steps.map(recorded) },
      });
    }
  }
}

/** Rule by rule, and between two of them whatever else the service has to do: lines may have thousands of giros. */
async function findIn(resolutions: readonly ResolutionFacts[]): Promise<OfResolution[]> {
  const found: OfResolution[] = [];
  for (const facts of resolutions)
    for (const ofRule of findByRule(facts)) {
      for (const finding of ofRule) found.push({ ...finding, resolutionId: facts.id });
      await otherWork();
    }
  return found;
}

function eventsOf(
  found: readonly OfResolution[],
  standing: readonly FindingRow[],
  today: CalendarDate,
): ComputedEvent[] {
  const present = new Map(found.map((finding) => [finding.id, finding]));
  const before = new Map(standing.map((finding) => [finding.id, finding]));
  return [...new Set([...before.keys(), ...present.keys()])].flatMap((findingId) => {
    const now = present.get(findingId);
    const seen = now ? { found: now.found, severity: now.rule.severity } : null;
    const event = nextEvent(before.get(findingId) ?? null, seen, today);
    return event ? [{ ...event, findingId }] : [];
  });
}

function recorded({ findingId, kind, state, content, reason }: ComputedEvent): object {
  const { expected, actual, difference, label } = content;
  return { findingId, kind, state, subject: label, expected, actual, difference, reason };
}
