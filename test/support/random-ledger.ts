import fc from 'fast-check';
import type { DataSource } from 'typeorm';
import { acts, actNames, type Act } from '../../src/budget/ledger/acts';
import { Ledger } from '../../src/budget/ledger/ledger.service';
import type { Account, Entry } from '../../src/budget/ledger/ledger.rules';
import { places, type Place } from '../../src/budget/ledger/places';
import { addDays, calendarDate, type CalendarDate } from '../../src/kernel/calendar';
import { Refusal } from '../../src/kernel/errors';
import { Money } from '../../src/kernel/money';
import { seeing } from '../../src/platform/database/scope';
import { Transactions, type Tx } from '../../src/platform/database/transactions';
import { newId } from '../../src/platform/ids';

/** One attempt: an act of the table on one of three lines, on one of sixty days, or the undoing of an earlier one. */
export const attempts = fc.array(
  fc.oneof(
    fc.record({
      act: fc.constantFrom(...actNames.filter((act) => act !== 'publish')),
      move: fc.nat(3),
      line: fc.nat(2),
      centavos: fc.integer({ min: 1, max: 400_000 }),
      day: fc.nat(59),
    }),
    fc.record({ undo: fc.nat(40) }),
  ),
  { minLength: 20, maxLength: 60 },
);

export type Attempt = { act: Act; move: number; line: number; centavos: number; day: number } | { undo: number };

/** The day so many days after the publication. */
export const onDay = (day: number): CalendarDate => addDays(calendarDate('2025-03-01'), day);

/** A resolution of three lines of 10.000, and whatever is tried on it: what the ledger refuses does not happen. */
export class RandomLedger {
  readonly resolutionId = newId();
  readonly lines = [1, 2, 3].map((line) => ({ line, allocationId: newId(), disbursementId: newId() }));
  /** When each entry was recorded, in order. */
  readonly instants: string[] = [];
  private readonly posted: { id: string; entry: Entry }[] = [];
  private readonly ledger = new Ledger();
  private readonly transactions: Transactions;

  private constructor(
    private readonly source: DataSource,
    private readonly people: readonly [string, string],
  ) {
    this.transactions = new Transactions(source);
  }

  static async open(source: DataSource): Promise<RandomLedger> {
    const people = [newId(), newId()] as const;
    for (const id of people) {
      await source.query(
        `insert into person (id, email, name, password_hash, roles) values ($1, $2, 'Prueba', 'x', '{registrar}')`,
        [id, `${id}@prueba.localhost`],
      );
    }
    const opened = new RandomLedger(source, people);
    await opened.publish();
    return opened;
  }

  async attempt(tried: Attempt): Promise<void> {
    try {
      await this.post('undo' in tried ? this.inverse(tried.undo) : this.entry(tried));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    }
  }

  private async publish(): Promise<void> {
    await this.source.query(
      `insert into resolution (id, kind, issuer, number, year, issued_on, title, fiscal_year, authorized_amount,
         status, drafted_by) values ($1, 'strategy', $3, 1, 2025, '2025-03-01', 'Prueba', 2025, null, 'draft', $2)`,
      [this.resolutionId, this.people[0], this.resolutionId],
    );
    for (const { line, allocationId, disbursementId } of this.lines) {
      await this.source.query(
        `insert into annex_line (id, resolution_id, added_by_id, line, municipality_code, amount)
         values ($1, $2, $2, $3, '05490', 10000)`,
        [allocationId, this.resolutionId, line],
      );
      await this.source.query(
        `insert into disbursement (id, allocation_id, amount, ordered_on, recorded_by) values ($1, $2, 1, '2025-03-01', $3)`,
        [disbursementId, allocationId, this.people[0]],
      );
    }
    const given = this.lines.map((_, line) => this.movement('undistributed', 'assigned', line, '10000.00'));
    await this.post({
      ...this.head('publish', 0),
      movements: [this.movement('budget', 'undistributed', 0, '40000.00'), ...given],
    });
  }

  private entry({ act, move, line, centavos, day }: Exclude<Attempt, { undo: number }>): Entry {
    const moves = acts[act].moves as readonly { from: Place; to: Place }[];
    const { from, to } = moves[move % moves.length]!;
    return { ...this.head(act, day), movements: [this.movement(from, to, line, (centavos / 100).toFixed(2))] };
  }

  private inverse(index: number): Entry | null {
    const undoable = this.posted.filter(
      ({ id, entry }) =>
        entry.act !== 'publish' && entry.act !== 'reverse' && !this.posted.some((each) => each.entry.reversesId === id),
    );
    const undone = undoable[index % Math.max(1, undoable.length)];
    if (!undone) return null;
    const { entry, id } = undone;
    const movements = entry.movements.map(({ from, to, amount }) => ({ from: to, to: from, amount }));
    return { ...this.head('reverse', 0), effectiveOn: entry.effectiveOn, reversesId: id, movements };
  }

  private async post(entry: Entry | null): Promise<void> {
    if (!entry) return;
    const [id, at] = await this.writing(async (tx) => {
      const [made] = await this.ledger.post(tx, [entry]);
      const [row]: { at: string }[] = await tx.query('select recorded_at as at from ledger_entry where id = $1', [
        made,
      ]);
      return [made!, row!.at];
    });
    this.posted.push({ id, entry });
    this.instants.push(at);
  }

  private writing<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return seeing('everything', () => this.transactions.run(work));
  }

  private head(act: Entry['act'], day: number): Omit<Entry, 'movements'> {
    return {
      act,
      subjectId: newId(),
      resolutionId: this.resolutionId,
      effectiveOn: onDay(day),
      datePrecision: 'exact',
      recordedBy: this.people[0],
      approvedBy: this.people[1],
      document: 'Prueba',
      source: null,
    };
  }

  private movement(from: Place, to: Place, line: number, amount: string): Entry['movements'][number] {
    return { from: this.account(from, line), to: this.account(to, line), amount: Money.of(amount) };
  }

  private account(place: Place, line: number): Account {
    const { allocationId, disbursementId } = this.lines[line]!;
    const owner = { resolution: {}, allocation: { allocationId }, disbursement: { allocationId, disbursementId } };
    return { place, resolutionId: this.resolutionId, ...owner[places[place].per] } as Account;
  }
}
