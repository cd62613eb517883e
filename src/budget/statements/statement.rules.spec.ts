import { calendarDate } from '../../kernel/calendar';
import { Money } from '../../kernel/money';
import type { LineAt } from '../allocations/line-at.queries';
import type { SignedMovement } from '../ledger/movements.rules';
import type { Place } from '../ledger/places';
import { capitalOf, doerOf, inWords, movedIn, statementOf } from './statement.rules';

const line: LineAt = {
  allocationId: 'line',
  line: 1,
  divipola: '91001',
  municipality: 'Leticia',
  department: { code: '91', name: 'Amazonas' },
  hospital: { id: 'own', name: 'EJEMPLO', nit: null },
  resolution: {
    id: 'resolution',
    number: 1,
    year: 2025,
    issuer: 'EJEMPLO',
    issuedOn: calendarDate('2025-02-03'),
    executeBy: null,
  },
};

const registrar = { id: 'r', name: 'Ana', roles: ['registrar'] as const, hospitalIds: [] };
const recipient = { id: 'h', name: 'Luis', roles: ['recipient'] as const, hospitalIds: ['own'] };

type Moved = readonly [place: Place, amount: string];

let made = 0;
function movement(
  act: SignedMovement['ofAct'],
  on: string,
  moved: readonly Moved[],
  given: Partial<SignedMovement> = {},
): SignedMovement {
  made += 1;
  return {
    entryId: `e${String(made)}`,
    resolutionId: 'resolution',
    act,
    ofAct: act,
    subjectId: 's',
    effectiveOn: calendarDate(on),
    datePrecision: 'exact',
    recordedAt: '2025-03-01T10:00:00.000000Z',
    recordedBy: registrar,
    approvedBy: null,
    document: 'EJEMPLO',
    source: null,
    reverses: null,
    reversedBy: null,
    changes: moved.map(([place, amount]) => ({
      allocationId: 'line',
      disbursementId: null,
      place,
      amount: Money.of(amount),
    })),
    ...given,
  };
}

const history = [
  movement('publish', '2025-02-03', [['assigned', '100.00']]),
  movement('order', '2025-02-20', [
    ['assigned', '-70.00'],
    ['ordered', '70.00'],
  ]),
  movement('settle', '2025-02-21', [
    ['ordered', '-70.00'],
    ['transit', '70.00'],
  ]),
  movement('earn', '2025-03-31', [
    ['yield-source', '-1.50'],
    ['yield-held', '1.50'],
  ]),
];

const whole = { from: null, scope: null };

describe('a statement', () => {
  it('carries what is in each place from one movement to the next', () => {
    const [stated] = statementOf([line], history, whole).lines;
    expect(
      stated!.movements.map(({ act, balances }) =>
        [act, balances.assigned, balances.ordered, balances.transit, balances['yield-held']].join(' '),
      ),
    ).toEqual([
      'publish 100.00 0.00 0.00 0.00',
      'order 30.00 70.00 0.00 0.00',
      'settle 30.00 0.00 70.00 0.00',
      'earn 30.00 0.00 70.00 1.50',
    ]);
  });

  it.each`
    from            | opening     | moved                          | closing
    ${null}         | ${'0.00'}   | ${'publish order settle earn'} | ${'100.00'}
    ${'2025-02-03'} | ${'0.00'}   | ${'publish order settle earn'} | ${'100.00'}
    ${'2025-02-21'} | ${'100.00'} | ${'settle earn'}               | ${'100.00'}
    ${'2025-04-01'} | ${'100.00'} | ${''}                          | ${'100.00'}
  `('from $from opens with $opening', ({ from, opening, moved, closing }: Record<string, string>) => {
    const statement = statementOf([line], history, { from: from ? calendarDate(from) : null, scope: null });
    expect(capitalOf(statement.opening).toString()).toBe(opening);
    expect(statement.lines[0]!.movements.map(({ act }) => act).join(' ')).toBe(moved);
    expect(capitalOf(statement.closing).toString()).toBe(closing);
  });

  it('shows what was undone and what undid it', () => {
    const undone = movement('settle', '2025-02-22', [['transit', '5.00']], { entryId: 'a', reversedBy: 'b' });
    const undoing = movement('settle', '2025-02-22', [['transit', '-5.00']], {
      entryId: 'b',
      act: 'reverse',
      reverses: 'a',
    });
    const { lines, notes } = statementOf([line], [...history, undone, undoing], whole);
    expect(
      lines[0]!.movements
        .slice(-2)
        .map(({ actInSpanish, reverses, reversedBy }) => [actInSpanish, reverses, reversedBy]),
    ).toEqual([
      ['giro', null, 'b'],
      ['anulación: giro', 'a', null],
    ]);
    expect(notes).toContain('1 movimiento se anuló después: está aquí, y también su anulación.');
  });

  it('leaves out the money of other lines that one entry moved too', () => {
    const [first] = history;
    const others = { ...first!, changes: [...first!.changes, { ...first!.changes[0]!, allocationId: 'other' }] };
    expect(capitalOf(statementOf([line], [others], whole).closing).toString()).toBe('100.00');
  });
});

it.each<[string, Parameters<typeof doerOf>, string]>([
  ['the ministry knows everybody', [recipient, 'confirm', null], 'hospital Luis'],
  ['a hospital knows its own people', [recipient, 'confirm', ['own']], 'hospital Luis'],
  ['a hospital knows the others by their office', [registrar, 'order', ['own']], 'registro null'],
  [
    'who has several offices acted in the one that may',
    [{ ...registrar, roles: ['approver', 'paymaster'] }, 'settle', null],
    'pagaduría Ana',
  ],
])('%s', (_, asked, said) => {
  const { office, name } = doerOf(...asked);
  expect(`${office} ${String(name)}`).toBe(said);
});

it.each<[SignedMovement['ofAct'], readonly Moved[], string]>([
  [
    'order',
    [
      ['assigned', '-70.00'],
      ['ordered', '70.00'],
    ],
    '$70, de «por girar» a «en orden de pago»',
  ],
  ['publish', [['assigned', '100.00']], '$100, de «la resolución» a «por girar»'],
  ['reassign', [['released', '-1.00']], '$1, de «liberado» a «otra línea»'],
  ['lapse', [['released', '-1.00']], '$1, de «liberado» a «la resolución»'],
  [
    'return',
    [
      ['held', '-2.00'],
      ['returned', '2.00'],
      ['yield-held', '-0.50'],
      ['yield-returned', '0.50'],
    ],
    '$2, de «en caja de la E.S.E.» a «reintegrado (capital)»; $0,50, de «rendimientos por reintegrar» a «rendimientos reintegrados»',
  ],
])('%s in words', (act, moved, words) => {
  expect(
    inWords(
      moved.map(([place, amount]) => ({ place, amount: Money.of(amount) })),
      act,
    ),
  ).toBe(words);
});

it.each<[string, readonly Moved[], string]>([
  [
    'into one place',
    [
      ['assigned', '-70.00'],
      ['ordered', '70.00'],
    ],
    '70.00',
  ],
  [
    'out of two places of the line',
    [
      ['assigned', '-1.00'],
      ['released', '-2.00'],
    ],
    '3.00',
  ],
])('the value of a movement %s', (_, moved, value) => {
  expect(movedIn(moved.map(([place, amount]) => ({ place, amount: Money.of(amount) }))).toString()).toBe(value);
});
