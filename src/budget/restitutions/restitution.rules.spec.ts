import { calendarDate } from '../../kernel/calendar';
import { Refusal } from '../../kernel/errors';
import { Money } from '../../kernel/money';
import {
  requireReturnable,
  requireVerifiable,
  restitutionLife,
  restitutionState,
  restitutionStates,
  type RestitutionAct,
  type RestitutionKind,
  type RestitutionState,
} from './restitution.rules';

const on = calendarDate;
const pesos = (text: string) => Money.of(text);

interface Returned {
  kind: RestitutionKind;
  amount: string;
  held: string;
  unverified: string;
  depositedOn: string;
  expected: object;
}

interface Decided {
  decision: 'verified' | 'refused' | 'returned' | null;
  annulled: boolean;
  state: RestitutionState;
}

interface Deciding {
  state: RestitutionState;
  act: RestitutionAct;
  by: string;
  code: string;
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

describe('giving back, of money received on 10 August 2025', () => {
  test.each`
    kind           | amount     | held    | unverified | depositedOn     | expected
    ${'principal'} | ${'50'}    | ${'50'} | ${'0'}     | ${'2025-08-10'} | ${{ code: 'ok' }}
    ${'principal'} | ${'50.01'} | ${'50'} | ${'0'}     | ${'2025-09-01'} | ${{ code: 'restitution.exceeds-held', maximum: '50.00' }}
    ${'principal'} | ${'31'}    | ${'50'} | ${'20'}    | ${'2025-09-01'} | ${{ code: 'restitution.exceeds-held', maximum: '30.00' }}
    ${'yields'}    | ${'2'}     | ${'2'}  | ${'0'}     | ${'2025-12-01'} | ${{ code: 'ok' }}
    ${'yields'}    | ${'3'}     | ${'2'}  | ${'2'}     | ${'2025-12-01'} | ${{ code: 'restitution.exceeds-held', maximum: '0.00' }}
    ${'yields'}    | ${'1'}     | ${'2'}  | ${'5'}     | ${'2025-12-01'} | ${{ code: 'restitution.exceeds-held', maximum: '0.00' }}
    ${'principal'} | ${'1'}     | ${'50'} | ${'0'}     | ${'2025-12-02'} | ${{ code: 'date.in-the-future' }}
    ${'principal'} | ${'1'}     | ${'50'} | ${'0'}     | ${'2025-08-09'} | ${{ code: 'date.too-early' }}
  `(
    '$amount of $kind, held $held, unverified $unverified',
    ({ kind, amount, held, unverified, depositedOn, expected }: Returned) => {
      const bounds = {
        today: on('2025-12-01'),
        firstReceiptOn: on('2025-08-10'),
        held: pesos(held),
        unverified: pesos(unverified),
      };
      const deposit = { kind, amount: pesos(amount), depositedOn: on(depositedOn) };
      expect(
        judged(() => {
          requireReturnable(deposit, bounds);
        }),
      ).toEqual(expected);
    },
  );

  it('says the figures', () => {
    const bounds = { today: on('2025-12-01'), firstReceiptOn: null, held: pesos('50'), unverified: pesos('20') };
    const deposit = { kind: 'principal', amount: pesos('31'), depositedOn: on('2025-09-01') } as const;
    expect(() => {
      requireReturnable(deposit, bounds);
    }).toThrow(
      'Se reintegrarían $31 de capital; en esa fecha la E.S.E. tiene $50, de los que $20 ya están consignados y por ' +
        'verificar: el máximo es $30.',
    );
  });
});

describe('the life of a restitution', () => {
  test.each`
    decision      | annulled | state
    ${null}       | ${false} | ${'reported'}
    ${'verified'} | ${false} | ${'verified'}
    ${'refused'}  | ${false} | ${'refused'}
    ${'returned'} | ${false} | ${'returned'}
    ${'verified'} | ${true}  | ${'annulled'}
  `('decision $decision, annulled $annulled: $state', ({ decision, annulled, state }: Decided) => {
    expect(restitutionState({ decision, annulled })).toBe(state);
  });

  it('reaches every state', () => {
    expect([...restitutionLife.reachable('reported')].sort()).toEqual([...restitutionStates].sort());
  });

  test.each`
    state         | act         | by       | code
    ${'reported'} | ${'verify'} | ${'ana'} | ${'ok'}
    ${'reported'} | ${'refuse'} | ${'ana'} | ${'ok'}
    ${'reported'} | ${'return'} | ${'ana'} | ${'ok'}
    ${'reported'} | ${'return'} | ${'eva'} | ${'restitution.maker-is-checker'}
    ${'returned'} | ${'verify'} | ${'ana'} | ${'restitution.already-decided'}
    ${'reported'} | ${'verify'} | ${'eva'} | ${'restitution.maker-is-checker'}
    ${'reported'} | ${'refuse'} | ${'eva'} | ${'restitution.maker-is-checker'}
    ${'verified'} | ${'verify'} | ${'ana'} | ${'restitution.already-decided'}
    ${'refused'}  | ${'verify'} | ${'ana'} | ${'restitution.already-decided'}
    ${'annulled'} | ${'refuse'} | ${'ana'} | ${'restitution.already-decided'}
  `('$state, $by would $act: $code', ({ state, act, by, code }: Deciding) => {
    expect(
      judged(() => {
        requireVerifiable({ state, recordedBy: 'eva' }, { act, by });
      }).code,
    ).toBe(code);
  });
});
