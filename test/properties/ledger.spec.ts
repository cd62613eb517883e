import fc from 'fast-check';
import { DataSource } from 'typeorm';
import { acts, actNames } from '../../src/budget/ledger/acts';
import { accountId } from '../../src/budget/ledger/account-id';
import { Ledger } from '../../src/budget/ledger/ledger.service';
import { LedgerQueries } from '../../src/budget/ledger/ledger.queries';
import type { Account, Entry } from '../../src/budget/ledger/ledger.rules';
import { isSource, places, type Place } from '../../src/budget/ledger/places';
import { addDays, calendarDate, type CalendarDate } from '../../src/kernel/calendar';
import { Refusal } from '../../src/kernel/errors';
import { Money } from '../../src/kernel/money';
import { dataSourceOptions } from '../../src/platform/database/data-source';
import { seeing } from '../../src/platform/database/scope';
import { Transactions, type Tx } from '../../src/platform/database/transactions';
import { newId } from '../../src/platform/ids';
import { cloneDatabase, type DatabaseClone } from '../support/database';

/** One random attempt: an act of the table, one of its movements, on one of three lines, on one of sixty days. */
const attempts = fc.array(
  fc.record({
    act: fc.constantFrom(...actNames.filter((act) => act !== 'publish')),
    move: fc.nat(3),
    line: fc.nat(2),
    centavos: fc.oneof(fc.integer({ min: 1, max: 3_000_000 }), fc.constantFrom(1, 1_000_000, 2_999_999)),
    day: fc.nat(59),
  }),
  { minLength: 5, maxLength: 60 },
);

interface Dated {
  readonly day: number;
  readonly centavos: bigint;
  readonly recordedAt: string;
}

const start = calendarDate('2025-03-01');
const on = (day: number): CalendarDate => addDays(start, day);
const pesos = (centavos: bigint): string =>
  `${centavos < 0n ? '-' : ''}${String(abs(centavos) / 100n)}.${String(abs(centavos) % 100n).padStart(2, '0')}`;
const abs = (value: bigint): bigint => (value < 0n ? -value : value);
const total = (amounts: readonly Dated[]): bigint => amounts.reduce((sum, { centavos }) => sum + centavos, 0n);

/** What each account holds, told from the movements alone, and what could leave it on a day: the test's own ledger. */
class Model {
  readonly accounts = new Map<string, { place: Place; dated: Dated[] }>();

  add(account: Account, dated: Dated): void {
    const id = accountId(account);
    const known = this.accounts.get(id) ?? { place: account.place, dated: [] };
    this.accounts.set(id, { ...known, dated: [...known.dated, dated] });
  }

  /** The lowest balance at the end of the day or of any later one. */
  available(account: Account, day: number): bigint {
    const dated = this.accounts.get(accountId(account))?.dated ?? [];
    const ends = [day, ...dated.map((each) => each.day).filter((each) => each > day)];
    return ends
      .map((end) => total(dated.filter((each) => each.day <= end)))
      .reduce((least, each) => (each < least ? each : least));
  }

  balances(day = Infinity, knownAt = '9'): Record<string, string> {
    const sums = [...this.accounts].map(([id, { dated }]): [string, bigint] => [
      id,
      total(dated.filter((each) => each.day <= day && each.recordedAt <= knownAt)),
    ]);
    return Object.fromEntries(sums.filter(([, sum]) => sum !== 0n).map(([id, sum]) => [id, pesos(sum)]));
  }
}

describe('any sequence of acts', () => {
  let clone: DatabaseClone;
  let source: DataSource;
  let people: [string, string];

  beforeAll(async () => {
    clone = await cloneDatabase();
    source = await new DataSource(dataSourceOptions(clone.connection, 4)).initialize();
    people = [newId(), newId()];
    for (const id of people) {
      await source.query(
        `insert into person (id, email, name, password_hash, roles) values ($1, $2, 'Prueba', 'x', '{}')`,
        [id, `${id}@prueba.localhost`],
      );
    }
  });
  afterAll(async () => {
    await source.destroy();
    await clone.drop();
  });

  async function open(): Promise<Desk> {
    const resolutionId = newId();
    await source.query(
      `insert into resolution (id, kind, issuer, number, year, issued_on, title, fiscal_year, authorized_amount,
         status, drafted_by) values ($1, 'strategy', $3, 1, 2025, '2025-03-01', 'Prueba', 2025, null, 'draft', $2)`,
      [resolutionId, people[0], resolutionId],
    );
    const lines = [1, 2, 3].map((line) => ({ line, allocationId: newId(), disbursementId: newId() }));
    for (const { line, allocationId, disbursementId } of lines) {
      await source.query(
        `insert into annex_line (id, resolution_id, added_by_id, line, municipality_code, amount)
         values ($1, $2, $2, $3, '05490', 10000)`,
        [allocationId, resolutionId, line],
      );
      await source.query(
        `insert into disbursement (id, allocation_id, amount, ordered_on, recorded_by) values ($1, $2, 1, '2025-03-01', $3)`,
        [disbursementId, allocationId, people[0]],
      );
    }
    const desk = new Desk(source, people, resolutionId, lines);
    await desk.publish();
    return desk;
  }

  it('keeps every peso in one place, today, on every date and as known at every instant', async () => {
    await fc.assert(
      fc.asyncProperty(attempts, async (tried) => {
        const desk = await open();
        for (const each of tried) await desk.attempt(each);
        await desk.expectModel();
      }),
      { numRuns: 60 },
    );
    const breaches: { invariant: string }[] = await source.query(
      `select * from ledger_breach where invariant in ('I1', 'I2', 'I4')`,
    );
    expect(breaches).toEqual([]);
  }, 240_000);
});

interface Tried {
  readonly act: Exclude<Entry['act'], 'reverse'>;
  readonly move: number;
  readonly line: number;
  readonly centavos: number;
  readonly day: number;
}

class Desk {
  private readonly model = new Model();
  private readonly ledger = new Ledger();
  private readonly queries: LedgerQueries;
  private readonly transactions: Transactions;

  constructor(
    source: DataSource,
    private readonly people: [string, string],
    private readonly resolutionId: string,
    private readonly lines: readonly { allocationId: string; disbursementId: string }[],
  ) {
    this.transactions = new Transactions(source);
    this.queries = new LedgerQueries(this.transactions);
  }

  private inTransaction<T>(kind: 'run' | 'read', work: (tx: Tx) => Promise<T>): Promise<T> {
    return seeing('everything', () => this.transactions[kind](work));
  }

  async publish(): Promise<void> {
    const movements = this.lines.map((_, line) =>
      this.movement('undistributed', 'assigned', { line, centavos: 1_000_000n }),
    );
    const all = [this.movement('budget', 'undistributed', { line: 0, centavos: 4_000_000n }), ...movements];
    await this.post('publish', 0, all);
  }

  async attempt({ act, move, line, centavos, day }: Tried): Promise<void> {
    const moves = acts[act].moves as readonly { from: Place; to: Place }[];
    const { from, to } = moves[move % moves.length]!;
    const movement = this.movement(from, to, { line, centavos: BigInt(centavos) });
    const maximum = this.model.available(movement.from, day);
    const refused = !isSource(from) && BigInt(centavos) > maximum;
    try {
      await this.post(act, day, [movement]);
      expect(refused).toBe(false);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      expect({ refused, maximum: String(error.params.maximum as Money) }).toEqual({
        refused: true,
        maximum: pesos(maximum < 0n ? 0n : maximum),
      });
    }
  }

  async expectModel(): Promise<void> {
    expect(await this.balancesAt(59, '9999-12-31T00:00:00Z')).toEqual(this.model.balances());
    const instants = [...this.model.accounts.values()].flatMap(({ dated }) =>
      dated.map(({ recordedAt }) => recordedAt),
    );
    for (const day of [0, 13, 37]) {
      const knownAt = instants[(day * 7) % instants.length]!;
      expect(await this.balancesAt(day, knownAt)).toEqual(this.model.balances(day, knownAt));
    }
  }

  private async balancesAt(day: number, knownAt: string): Promise<Record<string, string>> {
    const rows = await this.inTransaction('read', (tx) =>
      this.queries.balancesAt(tx, this.resolutionId, { asOf: on(day), knownAt }),
    );
    // Told by line: each of these has one giro, so that a place of its line is an account.
    return Object.fromEntries(
      rows.map(({ amount, place, allocationId }) => {
        const line = this.lines.findIndex((each) => each.allocationId === allocationId);
        return [accountId(this.account(place, Math.max(0, line))), amount.toString()];
      }),
    );
  }

  private movement(from: Place, to: Place, { line, centavos }: { line: number; centavos: bigint }) {
    return { from: this.account(from, line), to: this.account(to, line), centavos };
  }

  private account(place: Place, line: number): Account {
    const { allocationId, disbursementId } = this.lines[line]!;
    const owner = { resolution: {}, allocation: { allocationId }, disbursement: { allocationId, disbursementId } };
    return { place, resolutionId: this.resolutionId, ...owner[places[place].per] } as Account;
  }

  private async post(
    act: Entry['act'],
    day: number,
    moved: readonly { from: Account; to: Account; centavos: bigint }[],
  ): Promise<void> {
    const entry: Entry = {
      act,
      subjectId: newId(),
      resolutionId: this.resolutionId,
      effectiveOn: on(day),
      datePrecision: 'exact',
      recordedBy: this.people[0],
      approvedBy: this.people[1],
      document: 'Prueba',
      source: null,
      movements: moved.map(({ from, to, centavos }) => ({ from, to, amount: Money.of(pesos(centavos)) })),
    };
    const recordedAt = await this.inTransaction('run', async (tx) => {
      const [id] = await this.ledger.post(tx, [entry]);
      const [row]: { recorded_at: string }[] = await tx.query('select recorded_at from ledger_entry where id = $1', [
        id,
      ]);
      return row!.recorded_at;
    });
    for (const { from, to, centavos } of moved) {
      this.model.add(from, { day, centavos: -centavos, recordedAt });
      this.model.add(to, { day, centavos, recordedAt });
    }
  }
}
