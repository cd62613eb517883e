import { pesos, type Move } from './books';
import { beyond, conflict, on, sized, type Act, type Part, type Refused } from './plan';
import { yearEnd, type Amendment, type Change, type Lapse, type Line, type World } from './world';

/* What the ministry does over the lines: amendments, restorations, the close of the year, the closure of a line. */

const lapsable = ['assigned', 'released'];

/** All that is free, to «lapsed». */
export function lapseMoves({ books, lines }: World): Move[] {
  const free = ['undistributed', ...lines.flatMap(({ name }) => lapsable.map((place) => `${place} ${name}`))];
  return free.map((from) => ({ from, to: 'lapsed', amount: books.balance(from) })).filter(({ amount }) => amount > 0);
}

/** Judged when it is recorded, and again when it is approved. @param lapse null while it is being recorded */
export function judgeLapse(world: World, lapse: Lapse | null): Refused | null {
  const isPending = world.lapses.some((each) => each.decision === null && each !== lapse);
  const isOrdered = world.giros.some(({ decision }) => decision === null);
  return isPending || isOrdered || lapseMoves(world).length === 0 ? conflict : null;
}

const lapse: Act = (world) => [
  {
    right: 'registrar',
    roles: ['registrar'],
    lines: world.lines,
    path: `/resolutions/${world.resolutionId}/lapses`,
    body: { actNumber: 'EJEMPLO', effectiveOn: on(yearEnd) },
    judge: () => judgeLapse(world, null),
    make: (by, { id }) => world.lapses.push({ kind: 'lapse', id, maker: by.id, day: yearEnd, decision: null }),
  },
];

const restore: Act = (world, day, part) =>
  world.lines.map((line) => {
    const undecided = world.restorations.filter((each) => each.line === line && each.decision === null);
    const promised = undecided.reduce((sum, { amount }) => sum + amount, 0);
    const maximum = Math.max(0, world.books.available(`returned ${line.name}`, day) - promised);
    const amount = sized(part, maximum);
    return {
      right: 'registrar',
      roles: ['registrar'],
      lines: [line],
      path: `/allocations/${line.id}/restorations`,
      body: { amount: pesos(amount), actNumber: 'EJEMPLO', effectiveOn: on(day) },
      amount,
      judge() {
        if (line.closed) return conflict;
        return amount > maximum ? beyond(maximum) : null;
      },
      make(by, { id }) {
        const record = { id, line, amount, day, maker: by.id, decision: null, entry: null };
        world.restorations.push({ kind: 'restoration', ...record });
      },
    };
  });

const close =
  (closesOn: (day: number) => number): Act =>
  (world, day) =>
    world.lines.map((line) => ({
      right: 'approver',
      roles: ['approver'],
      lines: [line],
      path: `/allocations/${line.id}/closure`,
      body: { closedOn: on(closesOn(day)) },
      judge: (by) => (isClosable(world, line, { by: by.id, day: closesOn(day) }) ? null : conflict),
      make: () => void (line.closed = true),
    }));

function isClosable(world: World, line: Line, closing: { by: string; day: number }): boolean {
  const last = world.lastAccepted(line);
  const left = world.sumAt(['assigned', 'ordered', 'transit', 'held', 'contested', 'yield-held'], line);
  const isReported = world.receivedOf(line) === 0 || last?.final === true;
  const isSettled = left === 0 && isReported && world.pendingOn(line).length === 0;
  const isLast = world.books.latestOn(world.accountsOf(line)) <= closing.day;
  return !line.closed && isSettled && last?.maker !== closing.by && isLast;
}

type Shape = (
  world: World,
  sizes: { amount: (maximum: number) => number; at: (account: string) => number },
) => Changing[];

interface Changing {
  readonly changes: readonly Change[];
  readonly adds?: number;
}

const change = (kind: Change['change'], amount: number, ends: Partial<Pick<Change, 'from' | 'to'>> = {}): Change => ({
  change: kind,
  from: null,
  to: null,
  amount,
  ...ends,
});

/** Each pair of a line and the next one: who gives, and who takes. */
function pairs({ lines }: World): { from: Line; to: Line }[] {
  return lines.map((from, index) => ({ from, to: lines[(index + 1) % lines.length] ?? from }));
}

const shapes = {
  'amend: increase': (world, { amount, at }) =>
    world.lines.map((to) => ({ changes: [change('increase', amount(at('undistributed')), { to })] })),
  'amend: reduce': (world, { amount, at }) =>
    world.lines.map((from) => ({ changes: [change('reduce', amount(at(`assigned ${from.name}`)), { from })] })),
  // Written against the order of giving: what the act frees can be used by what it gives.
  'amend: increase one by reducing another': (world, { amount, at }) =>
    pairs(world).map(({ from, to }) => {
      const moved = amount(at(`assigned ${from.name}`));
      return { changes: [change('increase', moved, { to }), change('reduce', moved, { from })] };
    }),
  'amend: reassign': (world, { amount, at }) =>
    pairs(world).map((ends) => ({ changes: [change('reassign', amount(at(`released ${ends.from.name}`)), ends)] })),
  'amend: authorize more': (_, { amount }) => [{ changes: [change('authorize-more', amount(10_000_000))] }],
  'amend: authorize less': (_, { amount, at }) => [
    { changes: [change('authorize-less', amount(at('undistributed')))] },
  ],
  'amend: add a line': (_, { amount, at }) =>
    [3, 4].map((adds) => ({ changes: [change('add-line', amount(at('undistributed')))], adds })),
} satisfies Record<string, Shape>;

const amend =
  (shape: Shape): Act =>
  (world, day, part) =>
    shape(world, sizesOf(world, day, part)).map(({ changes, adds = null }) => ({
      right: 'registrar',
      roles: ['registrar'],
      lines: world.lines,
      path: amendmentPath,
      body: changes.map((each) => written(world, each, adds)),
      amount: changes[0]?.amount ?? 0,
      judge: () => judgeChanges(world, changes, adds),
      make(by, { id }) {
        world.amendments.push({ kind: 'amendment', id, maker: by.id, day, decision: null, changes, adds });
      },
    }));

/** The draft of the amendment is made first, and the changes are put in it. */
export const amendmentPath = '/resolutions/…/changes';

function sizesOf({ books }: World, day: number, part: Part) {
  return {
    amount: (maximum: number) => sized(part, maximum),
    at: (account: string) => books.available(account, day),
  };
}

function written({ hospitals }: World, { change: kind, from, to, amount }: Change, adds: number | null): object {
  const hospital = hospitals[adds ?? 0];
  const place = { divipola: hospital?.divipola, hospitalId: hospital?.id };
  const ends = {
    increase: { allocationId: to?.id },
    reduce: { allocationId: from?.id },
    reassign: { fromAllocationId: from?.id, toAllocationId: to?.id },
    'authorize-more': {},
    'authorize-less': {},
    'add-line': place,
  }[kind];
  return { change: kind, ...ends, amount: pesos(amount) };
}

/** Whatever the figures: the resolution is in force, and the lines can be named. Judged again at publication. */
function judgeChanges(world: World, changes: readonly Change[], adds: number | null): Refused | null {
  if (world.closed) return { status: 422 };
  const isWrong = changes.some(
    ({ change: kind, from, to }) =>
      (from?.closed && kind !== 'reassign') || to?.closed || (to && world.standing(to)) || (from && from === to),
  );
  const isTwice = adds !== null && world.lines.some(({ hospital }) => hospital === adds);
  return isWrong || isTwice ? { status: 422 } : null;
}

export function judgePublication(world: World, { changes, adds, day }: Amendment): Refused | null {
  if (world.closed) return conflict;
  return judgeChanges(world, changes, adds) ?? judgeFunds(world, changes, day);
}

const ranks = { 'authorize-more': 0, reduce: 0, increase: 1, 'add-line': 1, 'authorize-less': 1, reassign: 2 } as const;

/** First what brings money in, then what gives it out. */
function judgeFunds({ books }: World, changes: readonly Change[], day: number): Refused | null {
  const moved = new Map<string, number>();
  for (const each of [...changes].sort((a, b) => ranks[a.change] - ranks[b.change])) {
    const { from, to, amount } = moveOf(each, '');
    const maximum = books.available(from, day) + (moved.get(from) ?? 0);
    if (from !== 'budget' && amount > maximum) return beyond(maximum);
    moved.set(from, (moved.get(from) ?? 0) - amount);
    moved.set(to, (moved.get(to) ?? 0) + amount);
  }
  return null;
}

export function moveOf({ change: kind, from, to, amount }: Change, added: string): Move {
  const [giver, taker] = [from?.name ?? '', to?.name ?? added];
  const ends = {
    increase: ['undistributed', `assigned ${taker}`],
    reduce: [`assigned ${giver}`, 'undistributed'],
    reassign: [`released ${giver}`, `assigned ${taker}`],
    'authorize-more': ['budget', 'undistributed'],
    'authorize-less': ['undistributed', 'budget'],
    'add-line': ['undistributed', `assigned ${taker}`],
  } as const;
  return { from: ends[kind][0], to: ends[kind][1], amount };
}

export const resolutionActs: Record<
  keyof typeof shapes | 'lapse' | 'restore' | 'close' | 'close at the year’s end',
  Act
> = {
  lapse,
  restore,
  close: close((day) => day),
  'close at the year’s end': close(() => yearEnd),
  ...(Object.fromEntries(Object.entries(shapes).map(([name, shape]) => [name, amend(shape)])) as Record<
    keyof typeof shapes,
    Act
  >),
};
