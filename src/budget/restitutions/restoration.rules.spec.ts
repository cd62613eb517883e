import { calendarDate } from '../../kernel/calendar';
import { Refusal } from '../../kernel/errors';
import { Money } from '../../kernel/money';
import {
  requireDecidable,
  requireRestorable,
  restorationLife,
  restorationState,
  restorationStates,
  type RestorationAct,
  type RestorationState,
} from './restoration.rules';

const on = calendarDate;
const pesos = (text: string) => Money.of(text);

interface Restored {
  amount: string;
  effectiveOn: string;
  deposits: string[];
  returned: string;
  undecided: string;
  expected: object;
}

interface Decided {
  decision: 'approved' | 'refused' | 'returned' | null;
  annulled: boolean;
  state: RestorationState;
}

interface Deciding {
  state: RestorationState;
  act: RestorationAct;
  by: string;
  code: string;
}

function judged(decide: () => void): { code: string; maximum?: string; years?: string } {
  try {
    decide();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { maximum, fiscalYear, year, of } = error.params as Record<string, Money | string | undefined>;
    if (maximum instanceof Money) return { code: error.code, maximum: maximum.toString() };
    return { code: error.code, ...(of ? { years: [fiscalYear, of, year].join(' ') } : {}) };
  }
  return { code: 'ok' };
}

const exceeds = (maximum: string) => ({ code: 'restoration.exceeds-returned', maximum });
const treasury = (years: string) => ({ code: 'restoration.treasury-income', years });

describe('restoring to fiscal year 2025, in March 2026', () => {
  const late = ['2026-01-02'];
  const timely = ['2025-11-03', '2026-01-02'];
  test.each`
    amount  | effectiveOn     | deposits  | returned | undecided | expected
    ${'50'} | ${'2025-12-20'} | ${timely} | ${'50'}  | ${'0'}    | ${{ code: 'ok' }}
    ${'50'} | ${'2025-11-03'} | ${timely} | ${'50'}  | ${'0'}    | ${{ code: 'ok' }}
    ${'51'} | ${'2025-12-20'} | ${timely} | ${'50'}  | ${'0'}    | ${exceeds('50.00')}
    ${'31'} | ${'2025-12-20'} | ${timely} | ${'50'}  | ${'20'}   | ${exceeds('30.00')}
    ${'1'}  | ${'2025-12-20'} | ${[]}     | ${'0'}   | ${'0'}    | ${exceeds('0.00')}
    ${'1'}  | ${'2025-11-02'} | ${timely} | ${'0'}   | ${'0'}    | ${{ code: 'date.too-early' }}
    ${'1'}  | ${'2026-03-02'} | ${timely} | ${'50'}  | ${'0'}    | ${{ code: 'date.in-the-future' }}
    ${'1'}  | ${'2026-01-05'} | ${timely} | ${'50'}  | ${'0'}    | ${treasury('2025 act 2026')}
    ${'1'}  | ${'2025-12-31'} | ${late}   | ${'0'}   | ${'0'}    | ${treasury('2025 deposit 2026')}
  `(
    '$amount on $effectiveOn of $returned: $expected',
    ({ amount, effectiveOn, deposits, returned, undecided, expected }: Restored) => {
      const bounds = {
        today: on('2026-03-01'),
        fiscalYear: 2025,
        deposits: deposits.map(on),
        returned: pesos(returned),
        undecided: pesos(undecided),
      };
      expect(
        judged(() => {
          requireRestorable({ amount: pesos(amount), effectiveOn: on(effectiveOn) }, bounds);
        }),
      ).toEqual(expected);
    },
  );

  it('says both years and whose income it is', () => {
    const bounds = {
      today: on('2026-03-01'),
      fiscalYear: 2025,
      deposits: [],
      returned: Money.zero,
      undecided: Money.zero,
    };
    expect(() => {
      requireRestorable({ amount: pesos('1'), effectiveOn: on('2026-01-05') }, bounds);
    }).toThrow('La apropiación es de la vigencia 2025 y el acto es de 2026: ingreso del Tesoro, no se restablece.');
  });
});

describe('the life of a restoration', () => {
  test.each`
    decision      | annulled | state
    ${null}       | ${false} | ${'recorded'}
    ${'approved'} | ${false} | ${'approved'}
    ${'refused'}  | ${false} | ${'refused'}
    ${'returned'} | ${false} | ${'returned'}
    ${'approved'} | ${true}  | ${'annulled'}
  `('decision $decision, annulled $annulled: $state', ({ decision, annulled, state }: Decided) => {
    expect(restorationState({ decision, annulled })).toBe(state);
  });

  it('reaches every state', () => {
    expect([...restorationLife.reachable('recorded')].sort()).toEqual([...restorationStates].sort());
  });

  test.each`
    state         | act          | by       | code
    ${'recorded'} | ${'approve'} | ${'ana'} | ${'ok'}
    ${'recorded'} | ${'refuse'}  | ${'ana'} | ${'ok'}
    ${'recorded'} | ${'return'}  | ${'ana'} | ${'ok'}
    ${'recorded'} | ${'return'}  | ${'eva'} | ${'restoration.maker-is-checker'}
    ${'returned'} | ${'approve'} | ${'ana'} | ${'restoration.already-decided'}
    ${'recorded'} | ${'approve'} | ${'eva'} | ${'restoration.maker-is-checker'}
    ${'approved'} | ${'approve'} | ${'ana'} | ${'restoration.already-decided'}
    ${'refused'}  | ${'approve'} | ${'ana'} | ${'restoration.already-decided'}
    ${'annulled'} | ${'refuse'}  | ${'ana'} | ${'restoration.already-decided'}
  `('$state, $by would $act: $code', ({ state, act, by, code }: Deciding) => {
    expect(
      judged(() => {
        requireDecidable({ state, recordedBy: 'eva' }, { act, by });
      }).code,
    ).toBe(code);
  });
});
