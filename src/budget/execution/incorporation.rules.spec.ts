import { calendarDate } from '../../kernel/calendar';
import { Refusal } from '../../kernel/errors';
import { Money } from '../../kernel/money';
import { balancesOf } from '../ledger/ledger.queries';
import type { Balances } from '../ledger/places';
import { requireIncorporable } from './incorporation.rules';
import { amountOf, receivedOf, requireOpen, yieldsOf } from './line.rules';
import { requireEarned } from './yield-record.rules';

const on = calendarDate;
const pesos = (text: string) => Money.of(text);

interface Incorporated {
  amount: string;
  incorporated: string;
  actOn: string;
  expected: object;
}

interface Earned {
  earnedOn: string;
  firstReceiptOn: string | null;
  code: string;
}

interface Worth {
  of: (balances: Balances, restored: Money) => Money;
  restored: string;
  amount: string;
}

function judged(decide: () => void): { code: string; maximum?: string } {
  try {
    decide();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { maximum } = error.params;
    return maximum instanceof Money ? { code: error.code, maximum: maximum.toString() } : { code: error.code };
  }
  return { code: 'ok' };
}

describe('incorporating a line of 100 of a resolution of 7 July 2025', () => {
  test.each`
    amount      | incorporated | actOn           | expected
    ${'100'}    | ${'0'}       | ${'2025-07-07'} | ${{ code: 'ok' }}
    ${'40'}     | ${'60'}      | ${'2025-12-01'} | ${{ code: 'ok' }}
    ${'100.01'} | ${'0'}       | ${'2025-08-01'} | ${{ code: 'incorporation.exceeds-amount', maximum: '100.00' }}
    ${'41'}     | ${'60'}      | ${'2025-08-01'} | ${{ code: 'incorporation.exceeds-amount', maximum: '40.00' }}
    ${'1'}      | ${'120'}     | ${'2025-08-01'} | ${{ code: 'incorporation.exceeds-amount', maximum: '0.00' }}
    ${'10'}     | ${'0'}       | ${'2025-12-02'} | ${{ code: 'date.in-the-future' }}
    ${'10'}     | ${'0'}       | ${'2025-07-06'} | ${{ code: 'date.too-early' }}
  `('$amount over $incorporated on $actOn', ({ amount, incorporated, actOn, expected }: Incorporated) => {
    const bounds = {
      today: on('2025-12-01'),
      issuedOn: on('2025-07-07'),
      amount: pesos('100'),
      incorporated: pesos(incorporated),
    };
    expect(
      judged(() => {
        requireIncorporable({ actOn: on(actOn), amount: pesos(amount) }, bounds);
      }),
    ).toEqual(expected);
  });
});

describe('interest', () => {
  test.each`
    earnedOn        | firstReceiptOn  | code
    ${'2025-08-10'} | ${'2025-08-10'} | ${'ok'}
    ${'2025-08-09'} | ${'2025-08-10'} | ${'date.too-early'}
    ${'2025-12-02'} | ${'2025-08-10'} | ${'date.in-the-future'}
    ${'2025-08-10'} | ${null}         | ${'execution.nothing-received'}
  `('of $earnedOn on money of $firstReceiptOn: $code', ({ earnedOn, firstReceiptOn, code }: Earned) => {
    const bounds = { today: on('2025-12-01'), firstReceiptOn: firstReceiptOn === null ? null : on(firstReceiptOn) };
    expect(
      judged(() => {
        requireEarned({ earnedOn: on(earnedOn) }, bounds);
      }).code,
    ).toBe(code);
  });
});

describe('what a line amounts to', () => {
  const balances = balancesOf(
    (
      [
        ['assigned', '1'],
        ['ordered', '2'],
        ['transit', '4'],
        ['held', '8'],
        ['executed', '16'],
        ['returned', '32'],
        ['released', '64'],
        ['contested', '128'],
        ['yield-source', '-768'],
        ['yield-held', '256'],
        ['yield-returned', '512'],
      ] as const
    ).map(([place, amount]) => ({ place, amount: pesos(amount) })),
  );

  test.each`
    figure        | of            | restored | amount
    ${'amount'}   | ${amountOf}   | ${'0'}   | ${'191.00'}
    ${'amount'}   | ${amountOf}   | ${'9'}   | ${'200.00'}
    ${'received'} | ${receivedOf} | ${'0'}   | ${'56.00'}
    ${'received'} | ${receivedOf} | ${'9'}   | ${'65.00'}
    ${'yields'}   | ${yieldsOf}   | ${'0'}   | ${'768.00'}
  `('$figure with $restored restored is $amount', ({ of, restored, amount }: Worth) => {
    expect(of(balances, pesos(restored)).toString()).toBe(amount);
  });

  it('takes nothing once it is closed', () => {
    expect(
      judged(() => {
        requireOpen({ closed: false });
      }).code,
    ).toBe('ok');
    expect(
      judged(() => {
        requireOpen({ closed: true });
      }).code,
    ).toBe('allocation.closed');
  });
});
