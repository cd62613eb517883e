import { Injectable } from '@nestjs/common';
import { Refusal } from '../../kernel/errors';
import { Transactions, type Tx } from '../../platform/database/transactions';
import type { Caller } from '../../platform/http/caller';
import { pageOf } from '../../platform/http/paging';
import { scopeOf } from '../../platform/access/person';
import { LedgerQueries } from '../ledger/ledger.queries';
import { ExecutionStatusService, type Seen } from '../reports/execution-status.service';
import { ageInDays } from '../unknowns/unknown.rules';
import type { AgeingAsked, AgeingView } from './ageing.dto';
import { AgeingQueries } from './ageing.queries';
import { effectOf, settlerOf } from './ageing.rules';

/** The unknown, by age: who could settle each fact, and what the totals would be under each reading. */
@Injectable()
export class Ageing {
  constructor(
    private readonly transactions: Transactions,
    private readonly queries: AgeingQueries,
    private readonly ledger: LedgerQueries,
    private readonly status: ExecutionStatusService,
  ) {}

  /** @throws NotFound when there is no such resolution */
  async list(by: Caller, asked: AgeingAsked): Promise<AgeingView> {
    const id = asked.resolution;
    const moment = id === undefined ? null : await this.ledger.moment(id, {}, by.today);
    const [totals, facts] = await this.transactions.readAtOnce((tx) =>
      Promise.all([
        id === undefined || moment === null ? null : this.totals(tx, id, { moment, scope: scopeOf(by.person) }),
        this.queries.page(tx, { ...asked, limit: asked.limit + 1 }),
      ]),
    );
    const page = pageOf(facts, asked.limit, ({ id }) => [id]);
    return {
      items: page.items.map(({ contested, reportedPaid, ...fact }) => {
        const { roles, how } = settlerOf(fact.subjectKind, fact.field);
        return {
          ...fact,
          ageDays: ageInDays({ since: fact.since, knownOn: null }, by.today),
          settledBy: { roles: [...roles], how },
          effect: contested?.isPositive() ? effectOf(contested, reportedPaid) : null,
        };
      }),
      nextCursor: page.nextCursor,
      totals,
    };
  }

  private async totals(tx: Tx, resolutionId: string, seen: Seen): Promise<AgeingView['totals']> {
    try {
      return (await this.status.seen(tx, resolutionId, seen)).ranges;
    } catch (error) {
      // An act that moves no money has no totals, and may have unknown facts.
      if (error instanceof Refusal && error.kind === 'conflict') return null;
      throw error;
    }
  }
}
