import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../kernel/calendar';
import { scopeOf } from '../../platform/access/person';
import { Transactions, type Tx } from '../../platform/database/transactions';
import type { Caller } from '../../platform/http/caller';
import { NotFound } from '../../platform/http/contract';
import { LedgerQueries } from '../ledger/ledger.queries';
import type { Moment, MomentAsked } from '../ledger/moment.rules';
import type { ExecutionStatus, ReportedResolution } from './execution-status.contents';
import { ExecutionStatusQueries, type AskedResolution } from './execution-status.queries';
import { AmendsAnother, executionStatus, labelOf, MovesNoMoney, NotPublished } from './execution-status.rules';

interface Seen {
  readonly moment: Moment;
  /** The hospitals whose lines may be seen; null: everything. */
  readonly scope: readonly string[] | null;
}

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
  report(by: Caller, id: string, asked: MomentAsked): Promise<ExecutionStatus> {
    return this.reportIn(scopeOf(by.person), by.today, { id, ...asked });
  }

  /**
   * The same, whole, for anybody: of what is published and of nothing else.
   * @throws NotFound for what is not published too; MovesNoMoney, AmendsAnother, MomentInTheFuture
   */
  async publicReport(today: CalendarDate, asked: MomentAsked & { readonly id: string }): Promise<ExecutionStatus> {
    const act = await this.transactions.read((tx) => this.queries.resolution(tx, asked.id, null));
    if (!act?.published) throw new NotFound({});
    return this.reportIn(null, today, asked);
  }

  private async reportIn(
    scope: readonly string[] | null,
    today: CalendarDate,
    asked: MomentAsked & { readonly id: string },
  ): Promise<ExecutionStatus> {
    const { id } = asked;
    const moment = await this.ledger.moment(id, asked, today);
    return this.transactions.readAtOnce((tx) => this.told(tx, id, { moment, scope }));
  }

  /** The same, whole, inside a transaction that reads more, of a moment that has been waited for. @throws as `report` */
  standing(tx: Tx, id: string, moment: Moment): Promise<ExecutionStatus> {
    return this.told(tx, id, { moment, scope: null });
  }

  private async told(tx: Tx, id: string, { moment, scope }: Seen): Promise<ExecutionStatus> {
    const [asked, lines, balances] = await Promise.all([
      this.queries.resolution(tx, id, scope),
      this.queries.lines(tx, id, moment, scope),
      this.ledger.balancesAt(tx, id, moment),
    ]);
    const resolution = reportable(asked);
    return executionStatus({ resolution, moment, scope: scope ? 'own-lines' : 'resolution', lines, balances });
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
