/*
 * The test's own ledger: accounts are names («assigned L2», «transit G1», «undistributed»), amounts are whole centavos,
 * days are counted from the issue of the resolution. It knows nothing of the product's.
 */

export interface Move {
  readonly from: string;
  readonly to: string;
  readonly amount: number;
}

export interface Entry {
  readonly act: string;
  readonly day: number;
  readonly maker: string;
  readonly checker: string | null;
  readonly moves: readonly Move[];
  /** The entry that this one undoes. */
  readonly reverses: Entry | null;
  reversed: boolean;
}

interface Dated {
  readonly day: number;
  readonly amount: number;
}

export function pesos(centavos: number): string {
  const whole = Math.abs(centavos);
  return `${centavos < 0 ? '-' : ''}${String(Math.floor(whole / 100))}.${String(whole % 100).padStart(2, '0')}`;
}

/** Where the money comes from: the one place that may owe. */
export function isSource(account: string): boolean {
  return account.startsWith('budget') || account.startsWith('yield-source');
}

export class Books {
  readonly entries: Entry[] = [];
  private readonly accounts = new Map<string, Dated[]>();

  balance(account: string, day = Infinity): number {
    return sum(this.dated(account).filter((each) => each.day <= day));
  }

  /** The most that can leave with effect on a day: the lowest balance at the end of it or of any later one. */
  available(account: string, day: number): number {
    const dated = this.dated(account);
    const ends = [day, ...dated.map((each) => each.day).filter((each) => each > day)];
    return Math.max(0, Math.min(...ends.map((end) => this.balance(account, end))));
  }

  /** The largest amount that the first overdrawn account of these moves could have given; null when all fits. */
  shortfall(moves: readonly Move[], day: number): number | null {
    for (const [account, amount] of netOf(moves)) {
      const maximum = this.available(account, day);
      if (amount < 0 && !isSource(account) && -amount > maximum) return maximum;
    }
    return null;
  }

  post(given: Omit<Entry, 'reverses' | 'reversed'> & { reverses?: Entry }): Entry {
    const entry = { ...given, reverses: given.reverses ?? null, reversed: false };
    this.entries.push(entry);
    if (entry.reverses) entry.reverses.reversed = true;
    for (const [account, amount] of netOf(entry.moves)) {
      this.accounts.set(account, [...this.dated(account), { day: entry.day, amount }]);
    }
    return entry;
  }

  /** The last day on which anything took effect on these accounts. */
  latestOn(accounts: readonly string[]): number {
    return Math.max(-1, ...accounts.flatMap((account) => this.dated(account).map(({ day }) => day)));
  }

  /** What is in each account that holds anything. */
  balances(day = Infinity): Record<string, string> {
    const held = [...this.accounts.keys()].map((account): [string, number] => [account, this.balance(account, day)]);
    return Object.fromEntries(
      held.filter(([, amount]) => amount !== 0).map(([account, each]) => [account, pesos(each)]),
    );
  }

  private dated(account: string): readonly Dated[] {
    return this.accounts.get(account) ?? [];
  }
}

/** The signed amounts of an entry, one an account; what comes and goes in one entry did not move. */
export function netOf(moves: readonly Move[]): Map<string, number> {
  const net = new Map<string, number>();
  const add = (account: string, amount: number) => net.set(account, (net.get(account) ?? 0) + amount);
  for (const { from, to, amount } of moves) {
    add(from, -amount);
    add(to, amount);
  }
  return new Map([...net].filter(([, amount]) => amount !== 0));
}

export function accountsIn({ moves }: Entry): string[] {
  return moves.flatMap(({ from, to }) => [from, to]);
}

export function inverseOf(moves: readonly Move[]): Move[] {
  return moves.map(({ from, to, amount }) => ({ from: to, to: from, amount }));
}

function sum(dated: readonly Dated[]): number {
  return dated.reduce((total, { amount }) => total + amount, 0);
}
