import { Injectable } from '@nestjs/common';
import { invariant } from '../../kernel/errors';
import { Transactions, type Tx } from '../../platform/database/transactions';
import type { Caller } from '../../platform/http/caller';
import { NotFound } from '../../platform/http/contract';
import { LedgerQueries } from '../ledger/ledger.queries';
import { resolutionLabel } from '../resolutions/resolution.rules';
import { FactQueries } from './facts.queries';
import { FindingQueries } from './finding.queries';
import { Findings } from './finding.service';
import type { ReconciliationView } from './reconciliation.dto';
import { countsOf, inReadingOrder, NotInForce, proofOf, rangesOf, ReconciledWithAnother } from './reconciliation.rules';
import { FindingRefresh } from './refresh.service';

/** A resolution against itself, now. */
@Injectable()
export class Reconciliation {
  constructor(
    private readonly transactions: Transactions,
    private readonly refresh: FindingRefresh,
    private readonly queries: FindingQueries,
    private readonly findings: Findings,
    private readonly facts: FactQueries,
    private readonly ledger: LedgerQueries,
  ) {}

  /**
   * Computes every rule of the resolution and answers what stands. Linear in its lines.
   * @throws NotFound, NotInForce, ReconciledWithAnother
   */
  async of(by: Caller, id: string): Promise<ReconciliationView> {
    const { issuer } = await this.transactions.read((tx) => requireReconcilable(tx, id));
    // Publication itself left the request that brings the resolution among those that are computed.
    await this.refresh.markAsked('wait');
    return this.transactions.run(async (tx) => {
      const computed = await this.refresh.compute(tx, id, by.today);
      invariant(computed, 'a published resolution is computed');
      return this.view(tx, by, { id, issuer });
    });
  }

  private async view(tx: Tx, by: Caller, { id, issuer }: { id: string; issuer: string }): Promise<ReconciliationView> {
    const [facts] = await this.facts.of(tx, [id], by.today);
    invariant(facts, 'a published resolution has its facts');
    const all = await this.queries.ofResolutions(tx, [id]);
    const standing = all.filter(({ state }) => state !== 'resolved');
    const inState = (state: string) => standing.filter((each) => each.state === state).length;
    return {
      resolution: { id, label: facts.label, issuer },
      asOf: by.today,
      knownAt: await this.queries.lastRecordedAt(tx, id),
      proof: proofOf(await this.ledger.balances(tx, { resolutionId: id })),
      ranges: rangesOf(facts.lines),
      counts: {
        open: inState('open'),
        explained: inState('explained'),
        waived: inState('waived'),
        severities: countsOf(standing),
      },
      findings: await this.findings.views(tx, by, inReadingOrder(standing, facts.lines)),
    };
  }
}

/** @throws NotFound, ReconciledWithAnother, NotInForce */
export async function requireReconcilable(tx: Tx, id: string): Promise<{ issuer: string }> {
  const [row]: { number: number; year: number; issuer: string; amendsId: string | null; published: boolean }[] =
    await tx.query(
      `select
       number,
       year,
       issuer,
       amends_id as "amendsId",
       published_at is not null as published
     from resolution
     where id = $1`,
      [id],
    );
  if (!row) throw new NotFound({});
  const resolution = resolutionLabel(row);
  if (row.amendsId !== null) throw new ReconciledWithAnother({ resolution, amendsId: row.amendsId });
  if (!row.published) throw new NotInForce({ resolution });
  return { issuer: row.issuer };
}
