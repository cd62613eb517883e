import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../kernel/calendar';
import { scopeOf } from '../../platform/access/person';
import { Transactions } from '../../platform/database/transactions';
import type { Caller } from '../../platform/http/caller';
import { NotFound } from '../../platform/http/contract';
import { LedgerQueries, type Moment } from '../ledger/ledger.queries';
import type { ExecutionStatus, ReportedResolution } from './execution-status.contents';
import { ExecutionStatusQueries, type AskedResolution } from './execution-status.queries';
import {
  AmendsAnother,
  executionStatus,
  instantWithMicroseconds,
  labelOf,
  MomentInTheFuture,
  MovesNoMoney,
  NotPublished,
} from './execution-status.rules';

/** Where the money of a resolution is, at any moment, in any of the report's forms. */
@Injectable()
export class ExecutionStatusService {
  constructor(
    private readonly transactions: Transactions,
    private readonly ledger: LedgerQueries,
    private readonly queries: ExecutionStatusQueries,
  ) {}

  /**
   * The execution status as of a date (today unless given), as it was known at an instant (now unless given). The same
   * two asked again give the same report for ever. Three reading statements, however many the lines.
   * @throws NotFound, MovesNoMoney, AmendsAnother, NotPublished; MomentInTheFuture
   */
  async report(by: Caller, id: string, asked: Partial<Moment>): Promise<ExecutionStatus> {
    const moment = await this.momentOf(by, id, asked);
    const scope = scopeOf(by.person);
    return this.transactions.read(async (tx) => {
      const resolution = reportable(await this.queries.resolution(tx, id, scope));
      const lines = await this.queries.lines(tx, id, moment, scope);
      const balances = await this.ledger.balancesAt(tx, id, moment);
      return executionStatus({ resolution, moment, scope: scope ? 'own-lines' : 'resolution', lines, balances });
    });
  }

  private async momentOf(by: Caller, id: string, asked: Partial<Moment>): Promise<Moment> {
    const asOf: CalendarDate = asked.asOf ?? by.today;
    if (asOf > by.today) throw new MomentInTheFuture({ field: 'asOf', asked: asOf, latest: by.today });
    // After this wait nothing can still be recorded as before it, so what is read is all that was known.
    const latest = instantWithMicroseconds(await this.ledger.settledInstant([id]));
    const knownAt = asked.knownAt === undefined ? latest : instantWithMicroseconds(asked.knownAt);
    if (knownAt > latest) throw new MomentInTheFuture({ field: 'knownAt', asked: knownAt, latest });
    return { asOf, knownAt };
  }
}

function reportable(asked: AskedResolution | null): ReportedResolution {
  if (!asked) throw new NotFound({});
  const label = labelOf(asked);
  if (asked.kind === 'strategy') throw new MovesNoMoney({ label });
  if (asked.amends) throw new AmendsAnother({ label, amends: labelOf(asked.amends), amendsId: asked.amends.id });
  if (!asked.published) throw new NotPublished({ label });
  const { id, title, issuer, issuedOn, fiscalYear, strategy } = asked;
  return {
    id,
    label,
    title,
    issuer,
    issuedOn,
    fiscalYear,
    strategy: strategy && { id: strategy.id, label: labelOf(strategy), title: strategy.title },
  };
}
