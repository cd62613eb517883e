import { Injectable } from '@nestjs/common';
import { Money } from '../../kernel/money';
import type { Tx } from '../../platform/database/transactions';
import type { Moment } from '../ledger/moment.rules';
import type { SelectedLines } from '../ledger/movements.queries';
import type { Deposit, LineRecords, PendingOrder } from './line-facts';
import { lineFactsSql } from './line-facts.sql';

type Written<T> = Omit<T, 'amount'> & { amount: string };

type Row = Omit<LineRecords, 'orders' | 'restitutions'> & {
  readonly allocationId: string;
  readonly orders: readonly Written<PendingOrder>[];
  readonly restitutions: readonly Written<Deposit>[];
};

@Injectable()
export class LineFactQueries {
  /** What had been recorded of these lines besides their money, by line? One statement, however many. */
  async of(tx: Tx, { parameter, select }: SelectedLines, moment: Moment): Promise<Map<string, LineRecords>> {
    const rows: Row[] = await tx.query(`${lineFactsSql} where line.id in (${select('$1', '$3')}) order by line.id`, [
      parameter,
      moment.asOf,
      moment.knownAt,
    ]);
    return new Map(rows.map(({ allocationId, ...row }) => [allocationId, { ...row, ...amountsOf(row) }]));
  }
}

function amountsOf({ orders, restitutions }: Pick<Row, 'orders' | 'restitutions'>) {
  return {
    orders: orders.map((order) => ({ ...order, amount: Money.of(order.amount) })),
    restitutions: restitutions.map((deposit) => ({ ...deposit, amount: Money.of(deposit.amount) })),
  };
}
