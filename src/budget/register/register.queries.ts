import { Injectable } from '@nestjs/common';
import { Money } from '../../kernel/money';
import { foldSpanish } from '../../kernel/text';
import { scopeOf } from '../../platform/access/person';
import { Transactions } from '../../platform/database/transactions';
import type { Caller } from '../../platform/http/caller';
import { pageOf } from '../../platform/http/paging';
import { resolutionLabel } from '../resolutions/resolution.rules';
import { pageSql } from './register-page.sql';
import { totalsSql } from './register-totals.sql';
import type { RegisterAsked, RegisterView } from './register.dto';

type Record = RegisterView['items'][number];

interface Act {
  readonly id: string;
  readonly number: number;
  readonly year: number;
}

interface Row extends Omit<Record, 'amount' | 'resolution'> {
  readonly amount: string | null;
  readonly resolution: Act;
}

interface Totals {
  readonly counts: { state: string; count: number; capital: string; yields: string }[];
  readonly resolutions: (Act & { count: number })[];
  readonly departments: RegisterView['departments'];
}

@Injectable()
export class RegisterQueries {
  constructor(private readonly transactions: Transactions) {}

  /**
   * Which records of one kind are there, of the lines that the caller may see, in the order in which they were recorded?
   * Every filter but the state holds for the totals by state. Of giros O(page) and O(lines), unless a text is looked
   * for; of every other kind O(its records), for their states are derived.
   */
  page(by: Caller, asked: RegisterAsked): Promise<RegisterView> {
    const { kind, limit } = asked;
    const filters = {
      scope: scopeOf(by.person),
      resolution: asked.resolution ?? null,
      allocation: asked.allocation ?? null,
      department: asked.department ?? null,
      text: foldSpanish(asked.q ?? ''),
      state: asked.state ?? null,
      after: asked.cursor?.[0] ?? null,
    };
    const [listing, adding] = [pageSql(kind, filters, limit + 1), totalsSql(kind, filters)];
    return this.transactions.readAtOnce(async (tx) => {
      const [rows, [totals]] = await Promise.all([
        tx.query<Row[]>(listing.text, listing.values),
        tx.query<[Totals]>(adding.text, adding.values),
      ]);
      const page = pageOf(rows, limit, ({ id }) => [id]);
      return {
        items: page.items.map(viewRecord),
        nextCursor: page.nextCursor,
        counts: totals.counts.map(({ state, count, capital, yields }) => ({
          ...{ state, count },
          ...{ capital: Money.of(capital), yields: Money.of(yields) },
        })),
        resolutions: totals.resolutions.map((act) => ({ id: act.id, label: resolutionLabel(act), count: act.count })),
        departments: totals.departments,
      };
    });
  }
}

function viewRecord(row: Row): Record {
  return {
    id: row.id,
    state: row.state,
    amount: row.amount === null ? null : Money.of(row.amount),
    concept: row.concept,
    document: row.document,
    detail: row.detail,
    datedOn: row.datedOn,
    recordedAt: row.recordedAt,
    recordedBy: row.recordedBy,
    resolution: { id: row.resolution.id, label: resolutionLabel(row.resolution) },
    allocation: row.allocation,
  };
}
