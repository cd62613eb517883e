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

/** From when one looks, and who. */
export interface Seen {
  readonly moment: Moment;
  /** The hospitals whose lines may be seen; null: everything. */
  readonly scope: readonly string[] | null;
  /** For anybody: what is not published is not there. */
  readonly publicly?: boolean;
  /** Whether the entries behind each figure are read too: as many as were ever recorded. */
  readonly withEntries?: boolean;
}

type Asked = MomentAsked & Pick<Seen, 'withEntries'> & { readonly id: string };

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
  report(by: Caller, asked: Asked): Promise<ExecutionStatus> {
    return this.reportIn({ scope: scopeOf(by.person) }, by.today, asked);
  }

  /**
   * The same, whole, for anybody: of what is published and of nothing else.
   * @throws NotFound for what is not published too; MovesNoMoney, AmendsAnother, MomentInTheFuture
   */
  async publicReport(today: CalendarDate, asked: Asked): Promise<ExecutionStatus> {
    return this.reportIn({ scope: null, publicly: true }, today, asked);
  }

  private async reportIn(
    who: Pick<Seen, 'scope' | 'publicly'>,
    today: CalendarDate,
    { id, withEntries = false, ...asked }: Asked,
  ): Promise<ExecutionStatus> {
    const moment = await this.ledger.moment(id, asked, today);
    return this.transactions.readAtOnce((tx) => this.seen(tx, id, { ...who, moment, withEntries }));
  }

  /** The same inside a transaction that reads more, of a moment that has been waited for. @throws as `report` */
  async seen(tx: Tx, id: string, seen: Seen): Promise<ExecutionStatus> {
    const { moment, scope, publicly = false, withEntries = false } = seen;
    const [asked, lines, balances] = await Promise.all([
      this.queries.resolution(tx, id, scope),
      this.queries.lines(tx, id, moment, { scope, withEntries }),
      this.ledger.balancesAt(tx, id, moment),
    ]);
    if (publicly && !asked?.published) throw new NotFound({});
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
