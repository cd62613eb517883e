import { calendarDate } from '../../kernel/calendar';
import { Refusal } from '../../kernel/errors';
import { Money } from '../../kernel/money';
import { amountToOrder, BatchRefused, Funds, judgeAll, NothingToOrder } from './batch.rules';
import type { OrderingLine } from './order.rules';

const on = calendarDate('2025-03-03');
const line: OrderingLine = {
  closed: false,
  withdrawn: null,
  issuedOn: calendarDate('2025-02-03'),
  fiscalYear: 2025,
  openRequirements: [],
  assigned: { balance: Money.of('100.00'), latestOn: calendarDate('2025-02-03'), dated: [] },
  pending: [{ on, amount: Money.of('30.00') }],
};

const judged = (items: readonly number[]) =>
  judgeAll('giros', items, {
    located: (item) => ({ id: `giro ${item}`, line: item > 9 ? null : item }),
    decide: (item) => {
      if (item % 2 === 0) throw new NothingToOrder({});
      return item * 10;
    },
  });

it('answers a verdict for each, in order', () => {
  expect(judged([1, 3, 5])).toEqual([10, 30, 50]);
});

it('refuses the whole with each refusal and its line, and names who could be done', () => {
  let refused: Refusal | null = null;
  try {
    judged([1, 2, 3, 12]);
  } catch (error) {
    refused = error as Refusal;
  }
  expect(refused).toBeInstanceOf(BatchRefused);
  expect(refused?.params).toEqual({ refused: 2, of: 4, acceptable: ['giro 1', 'giro 3'] });
  expect(refused?.problems.map(({ field, params, detail }) => [field, params?.line, detail.es.slice(0, 8)])).toEqual([
    ['giros.1', 2, 'Línea 2:'],
    ['giros.3', null, 'En esa f'],
  ]);
  expect(refused?.message).toMatch(/^2 de 4 no se pueden hacer; no se hizo ninguno\./);
});

it('passes on what only a bug can cause', () => {
  const broken = () => {
    throw new TypeError('a bug');
  };
  expect(() => judgeAll('giros', [1], { located: () => ({ id: 'x', line: 1 }), decide: broken })).toThrow(TypeError);
});

const none = { ...line, assigned: { balance: Money.zero, latestOn: null, dated: [] } };

it.each([
  // The line                           Asked     Ordered, or refused
  [line, '20.00', '20.00'],
  [line, '900.00', 'allocation.insufficient-funds'],
  [line, null, '70.00'],
  [none, null, 'disbursement.nothing-to-order'],
  // Why it has no money comes before that it has none.
  [{ ...none, closed: true }, null, 'allocation.closed'],
  [{ ...none, withdrawn: 'before' as const }, null, 'allocation.withdrawn'],
])('%#: of a line, asked for %s: %s', (given, asked, expected) => {
  const order = { asked: asked === null ? null : Money.of(asked), orderedOn: on, today: calendarDate('2026-11-21') };
  let said: string;
  try {
    said = amountToOrder(given, order).toString();
  } catch (error) {
    said = (error as Refusal).code;
  }
  expect(said).toBe(expected);
});

it('counts what the approvals before it took of the same line, and of no other', () => {
  const funds = new Funds(
    new Map([
      ['one', line],
      ['two', line],
    ]),
  );
  funds.take('one', Money.of('60.00'), on);
  funds.take('two', Money.of('100.00'), on);
  expect(() => {
    funds.take('one', Money.of('41.00'), on);
  }).toThrow(expect.objectContaining({ params: expect.objectContaining({ maximum: Money.of('40.00') }) as object }));
  funds.take('one', Money.of('40.00'), on);
});
