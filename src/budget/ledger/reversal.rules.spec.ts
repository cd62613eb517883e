import { Refusal } from '../../kernel/errors';
import { Money } from '../../kernel/money';
import type { Role } from '../../platform/access/person';
import type { EntryAct } from './acts';
import { netOf, type Account } from './ledger.rules';
import type { Place } from './places';
import {
  askersOf,
  checkersOf,
  inverseMovements,
  requireDecidable,
  requireReversible,
  stateOfReversal,
  type PostedAmount,
  type ReversibleEntry,
} from './reversal.rules';

const entry: ReversibleEntry = {
  id: 'entry',
  act: 'settle',
  approved: false,
  reversed: false,
  pending: false,
  overtaken: false,
  closedLines: [],
};

function codeOf(decide: () => void): string {
  try {
    decide();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return error.code;
  }
  return 'ok';
}

function posted(place: Place, amount: string, line = 'one'): PostedAmount {
  const own = ['budget', 'undistributed', 'lapsed'].includes(place);
  return {
    place,
    resolutionId: 'resolution',
    allocationId: own ? null : line,
    disbursementId: place === 'ordered' || place === 'transit' ? `giro of ${line}` : null,
    amount: Money.of(amount),
  };
}

/** The place and its owner, as one word. */
function nameOf(account: Account | Omit<PostedAmount, 'amount'>): string {
  const allocation = 'allocationId' in account ? account.allocationId : null;
  const disbursement = 'disbursementId' in account ? account.disbursementId : null;
  return `${account.place} of ${disbursement ?? allocation ?? account.resolutionId}`;
}

/** Account by account, as the ledger nets it. */
function nets(movements: Parameters<typeof netOf>[0]): string[] {
  return [...netOf(movements, nameOf)].map(([name, { amount }]) => `${name} ${amount.toString()}`).sort();
}

describe('undoing an entry', () => {
  test.each`
    given                                   | code
    ${{}}                                   | ${'ok'}
    ${{ act: 'reverse' }}                   | ${'reversal.of-a-reversal'}
    ${{ act: 'publish' }}                   | ${'reversal.corrected-by-an-act'}
    ${{ act: 'amend' }}                     | ${'reversal.corrected-by-an-act'}
    ${{ act: 'reassign' }}                  | ${'reversal.corrected-by-an-act'}
    ${{ reversed: true }}                   | ${'reversal.already-reversed'}
    ${{ pending: true }}                    | ${'reversal.pending'}
    ${{ closedLines: [4] }}                 | ${'reversal.line-closed'}
    ${{ overtaken: true }}                  | ${'ok'}
    ${{ act: 'execute', overtaken: true }}  | ${'reversal.not-the-latest'}
    ${{ act: 'earn', overtaken: true }}     | ${'reversal.not-the-latest'}
    ${{ act: 'execute' }}                   | ${'ok'}
    ${{ act: 'publish', reversed: true }}   | ${'reversal.corrected-by-an-act'}
    ${{ reversed: true, closedLines: [4] }} | ${'reversal.already-reversed'}
  `('$given: $code', ({ given, code }: { given: { act?: EntryAct }; code: string }) => {
    expect(
      codeOf(() => {
        requireReversible({ ...entry, ...given });
      }),
    ).toBe(code);
  });

  it('names the act that corrects what is never reversed', () => {
    expect(() => {
      requireReversible({ ...entry, act: 'publish' });
    }).toThrow('«expedición» no se anula: lo corrige otro acto, «modificación», con la resolución modificatoria.');
  });

  test.each`
    act           | approved | askers                        | checkers
    ${'settle'}   | ${false} | ${['paymaster']}              | ${[]}
    ${'confirm'}  | ${false} | ${['recipient']}              | ${[]}
    ${'earn'}     | ${false} | ${['recipient']}              | ${[]}
    ${'earn'}     | ${true}  | ${['recipient']}              | ${['approver']}
    ${'execute'}  | ${true}  | ${['recipient']}              | ${['approver']}
    ${'return'}   | ${true}  | ${['recipient']}              | ${['paymaster']}
    ${'withdraw'} | ${true}  | ${['recipient', 'registrar']} | ${['approver']}
    ${'reverse'}  | ${true}  | ${[]}                         | ${[]}
  `(
    '$act, approved $approved, is asked for by $askers and decided by $checkers',
    ({ act, approved, askers, checkers }: { act: EntryAct; approved: boolean; askers: Role[]; checkers: Role[] }) => {
      expect(askersOf({ act })).toEqual(askers);
      expect(checkersOf({ act, approved })).toEqual(checkers);
    },
  );

  test.each`
    decision      | by       | state        | code
    ${null}       | ${'ana'} | ${'pending'} | ${'ok'}
    ${null}       | ${'eva'} | ${'pending'} | ${'reversal.maker-is-checker'}
    ${'approved'} | ${'ana'} | ${'posted'}  | ${'reversal.already-decided'}
    ${'refused'}  | ${'eva'} | ${'refused'} | ${'reversal.already-decided'}
  `(
    'asked by eva, $decision, decided by $by: $code',
    ({ decision, by, state, code }: Record<'by' | 'state' | 'code', string> & { decision: null }) => {
      expect(stateOfReversal(decision)).toBe(state);
      expect(
        codeOf(() => {
          requireDecidable({ decision, recordedBy: 'eva' }, by);
        }),
      ).toBe(code);
    },
  );
});

describe('the inverse of an entry', () => {
  const entries: [string, PostedAmount[]][] = [
    ['one to one', [posted('ordered', '-100'), posted('transit', '100')]],
    [
      'many to one',
      [
        posted('undistributed', '-5'),
        posted('assigned', '-7.50'),
        posted('released', '-9', 'two'),
        posted('lapsed', '21.50'),
      ],
    ],
    [
      'one to many',
      [
        posted('budget', '-21.50'),
        posted('undistributed', '5'),
        posted('assigned', '7.50'),
        posted('assigned', '9', 'two'),
      ],
    ],
    [
      'many to many',
      [
        posted('assigned', '-30'),
        posted('assigned', '-12', 'two'),
        posted('assigned', '20', 'three'),
        posted('undistributed', '22'),
      ],
    ],
    [
      'capital and yields',
      [posted('held', '-4'), posted('returned', '4'), posted('yield-held', '-4'), posted('yield-returned', '4')],
    ],
  ];

  it.each(entries)('%s: every account gets back exactly what it gave', (_, postings) => {
    const expected = postings.map(({ amount, ...posting }) => `${nameOf(posting)} ${amount.negated().toString()}`);
    expect(nets(inverseMovements(postings))).toEqual(expected.sort());
  });

  it('never pairs capital with yields', () => {
    const [, postings] = entries.at(-1)!;
    expect(inverseMovements(postings).map(({ from, to }) => [from.place, to.place])).toEqual([
      ['returned', 'held'],
      ['yield-returned', 'yield-held'],
    ]);
  });
});
