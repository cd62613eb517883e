import { accountsIn, inverseOf, type Entry } from './books';
import type { Person, Role } from './people';
import { conflict, funds, type Act, type Refused } from './plan';
import { stands, type Reversal, type World } from './world';

/* An entry is undone by its exact inverse: at once where the act has one person, by two where it has two. */

const makers: Record<string, readonly Role[]> = {
  order: ['registrar'],
  settle: ['paymaster'],
  reject: ['paymaster'],
  confirm: ['recipient'],
  execute: ['recipient'],
  withdraw: ['recipient', 'registrar'],
  contest: ['recipient', 'registrar'],
  clarify: ['recipient', 'registrar'],
  return: ['recipient'],
  restore: ['registrar'],
  lapse: ['registrar'],
  earn: ['recipient'],
  publish: ['registrar'],
  amend: ['registrar'],
  reassign: ['registrar'],
};

/** Nobody, where one person did it and one undoes it. */
export function reversalCheckers({ act, checker }: Entry): readonly ('approver' | 'paymaster')[] {
  if (checker === null) return [];
  return act === 'return' ? ['paymaster'] : ['approver'];
}

/** Whether it can be undone now, whoever asks. @param reversal null while it is being asked for */
export function judgeReversal(world: World, entry: Entry, reversal: Reversal | null): Refused | null {
  const isPending = world.reversals.some((each) => each.entry === entry && each.decision === null && each !== reversal);
  // What a closed line released is the resolution's: giving it back does not open the line again.
  const own = accountsIn(entry).filter((account) => !account.startsWith('released'));
  const isClosed = world.linesOf(own).some(({ closed }) => closed);
  const isFixed = ['publish', 'amend', 'reassign'].includes(entry.act);
  return isFixed || entry.reversed || isPending || isClosed || isOvertaken(world, entry) ? conflict : null;
}

/** What is cumulative is undone from the last one back, and not under a report that was accepted upon it. */
function isOvertaken(world: World, entry: Entry): boolean {
  if (entry.act !== 'execute' && entry.act !== 'earn') return false;
  const [line] = world.linesOf(accountsIn(entry));
  const { books, reports } = world;
  const at = books.entries.indexOf(entry);
  const later = books.entries.slice(at + 1).filter(({ act, reversed }) => act === entry.act && !reversed);
  const isReportedOn = reports.some((each) => each.line === line && each.decidedAfter > at && stands(each));
  return isReportedOn || later.some((each) => world.linesOf(accountsIn(each))[0] === line);
}

function judgeAsker({ act }: Entry, { by, lines }: { by: Person; lines: readonly { hospital: number }[] }) {
  if (act === 'reverse') return conflict;
  const acting = by.roles.filter((role) => makers[act]?.includes(role));
  if (acting.length === 0) return { status: 403 } as const;
  const isOwn = lines.every(({ hospital }) => by.hospitals.includes(hospital));
  return acting.every((role) => role === 'recipient') && !isOwn ? ({ status: 404 } as const) : null;
}

const ask: Act = (world) =>
  world.books.entries.map((entry, index) => {
    const lines = world.linesOf(accountsIn(entry));
    return {
      right: makers[entry.act]?.[0] ?? 'registrar',
      roles: ['registrar', 'paymaster', 'recipient'],
      lines,
      path: entryPath(index),
      body: { reason: 'EJEMPLO' },
      judge(by) {
        const refused = judgeAsker(entry, { by, lines }) ?? judgeReversal(world, entry, null);
        if (refused || reversalCheckers(entry).length > 0) return refused;
        return funds(world, inverseOf(entry.moves), entry.day);
      },
      make(by, { id }) {
        const asked = { id, entry, maker: by.id, day: entry.day, decision: null };
        if (reversalCheckers(entry).length > 0) world.reversals.push({ kind: 'reversal', ...asked });
        else reverse(world, entry, { maker: by.id, checker: null });
      },
    };
  });

/** The entries are known by their order; who sends puts the identifier in. */
export function entryPath(index: number): string {
  return `/ledger/entries/#${String(index)}/reversal`;
}

/** The inverse takes effect on the day of what it undoes. */
export function reverse(
  world: World,
  entry: Entry,
  { maker, checker }: { maker: string; checker: string | null },
): void {
  const moves = inverseOf(entry.moves);
  world.books.post({ act: 'reverse', day: entry.day, moves, maker, checker, reverses: entry });
}

export const reversalActs = { reverse: ask } satisfies Record<string, Act>;
