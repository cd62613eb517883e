import { accountsIn, Books, type Entry, type Move } from './books';
import type { Person } from './people';

/* What the test knows of one resolution: its lines, everything that was recorded on them, and where the money is. */

/** 31 December 2025, counted as every day from 10 February: the close of the fiscal year. */
export const yearEnd = 324;

export type Decision = 'approved' | 'refused' | null;
export type Payment = 'before' | 'after' | 'unknown';

export interface Line {
  readonly name: string;
  readonly id: string;
  readonly hospital: number;
  incorporated: number;
  accepted: boolean;
  closed: boolean;
}

/** Something that one person records and another decides. */
interface Recorded {
  readonly id: string;
  readonly maker: string;
  readonly day: number;
  decision: Decision;
}

interface OnLine extends Recorded {
  readonly line: Line;
  entry: Entry | null;
}

export interface Giro extends Recorded {
  readonly kind: 'order';
  readonly name: string;
  readonly line: Line;
  readonly amount: number;
  /** Its own entries: of the order or the clarification, the payment, the rejections, the receipts. */
  readonly entries: Entry[];
}

export interface Withdrawal extends OnLine {
  readonly kind: 'withdrawal';
  readonly payment: Payment;
  readonly clarifications: { readonly payment: 'before' | 'after'; readonly entry: Entry }[];
}

/** The wish to undo a withdrawal after payment, which has no entry to reverse. */
export interface Annulment extends Recorded {
  readonly kind: 'annulment';
  readonly withdrawal: Withdrawal;
}

export interface Report extends Recorded {
  readonly kind: 'report';
  readonly line: Line;
  readonly contracted: number;
  readonly obligated: number;
  readonly paid: number;
  readonly yields: number;
  readonly final: boolean;
  readonly correction: boolean;
  readonly entries: Entry[];
  /** How many entries there were when it was decided. */
  decidedAfter: number;
}

export interface Restitution extends OnLine {
  readonly kind: 'restitution';
  readonly of: 'principal' | 'yields';
  readonly amount: number;
}

export interface Restoration extends OnLine {
  readonly kind: 'restoration';
  readonly amount: number;
}

export interface Requirement extends OnLine {
  readonly kind: 'requirement';
}

export interface Lapse extends Recorded {
  readonly kind: 'lapse';
}

export interface Change {
  readonly change: 'increase' | 'reduce' | 'reassign' | 'authorize-more' | 'authorize-less' | 'add-line';
  readonly from: Line | null;
  readonly to: Line | null;
  readonly amount: number;
}

export interface Amendment extends Recorded {
  readonly kind: 'amendment';
  readonly changes: readonly Change[];
  /** The hospital of the line that it adds. */
  readonly adds: number | null;
}

export interface Reversal extends Recorded {
  readonly kind: 'reversal';
  readonly entry: Entry;
}

export class World {
  readonly books = new Books();
  readonly lines: Line[] = [];
  readonly giros: Giro[] = [];
  readonly withdrawals: Withdrawal[] = [];
  readonly annulments: Annulment[] = [];
  readonly reports: Report[] = [];
  readonly restitutions: Restitution[] = [];
  readonly restorations: Restoration[] = [];
  readonly requirements: Requirement[] = [];
  readonly lapses: Lapse[] = [];
  readonly amendments: Amendment[] = [];
  readonly reversals: Reversal[] = [];

  constructor(
    readonly resolutionId: string,
    readonly hospitals: readonly { readonly id: string; readonly divipola: string }[],
    readonly asksRequirement: boolean,
  ) {}

  get closed(): boolean {
    return this.lines.every(({ closed }) => closed);
  }

  post(act: string, moves: readonly Move[], { day, maker, checker }: Signed): Entry {
    return this.books.post({ act, moves, day, maker, checker });
  }

  addLine(id: string, hospital: number): Line {
    const name = `L${String(this.lines.length + 1)}`;
    const line: Line = { name, id, hospital, incorporated: 0, accepted: false, closed: false };
    this.lines.push(line);
    return line;
  }

  addGiro(given: Omit<Giro, 'kind' | 'name' | 'entries'>): Giro {
    const giro: Giro = { kind: 'order', name: `G${String(this.giros.length + 1)}`, entries: [], ...given };
    this.giros.push(giro);
    return giro;
  }

  /** Pesos of the line in one place, its giros' included. */
  at(place: string, line: Line): number {
    if (place !== 'ordered' && place !== 'transit') return this.books.balance(`${place} ${line.name}`);
    const giros = this.giros.filter((giro) => giro.line === line);
    return giros.reduce((sum, { name }) => sum + this.books.balance(`${place} ${name}`), 0);
  }

  sumAt(places: readonly string[], line: Line): number {
    return places.reduce((sum, place) => sum + this.at(place, line), 0);
  }

  /** What the hospital gave back and the resolution has again. */
  restored(line: Line): number {
    return this.restorations
      .filter((each) => each.line === line && each.entry?.reversed === false)
      .reduce((sum, { amount }) => sum + amount, 0);
  }

  amountOf(line: Line): number {
    const places = ['assigned', 'ordered', 'transit', 'held', 'executed', 'returned', 'contested'];
    return this.sumAt(places, line) + this.restored(line);
  }

  receivedOf(line: Line): number {
    return this.sumAt(['held', 'executed', 'returned'], line) + this.restored(line);
  }

  yieldsOf(line: Line): number {
    return this.sumAt(['yield-held', 'yield-returned'], line);
  }

  /** The withdrawal that stands: approved, and not undone. */
  standing(line: Line): Withdrawal | null {
    return this.withdrawals.findLast((each) => each.line === line && this.isInForce(each)) ?? null;
  }

  isInForce(withdrawal: Withdrawal): boolean {
    const { decision, entry } = withdrawal;
    const isAnnulled = this.annulments.some((each) => each.withdrawal === withdrawal && each.decision === 'approved');
    return decision === 'approved' && entry?.reversed !== true && !isAnnulled;
  }

  /** The annulment of a withdrawal as it was last asked for. */
  annulmentOf(withdrawal: Withdrawal): Annulment | null {
    return this.annulments.findLast((each) => each.withdrawal === withdrawal) ?? null;
  }

  paymentOf({ payment, clarifications }: Withdrawal): Payment {
    return clarifications.findLast(({ entry }) => !entry.reversed)?.payment ?? payment;
  }

  /** Whether the line takes no more orders. */
  isIdle(line: Line): boolean {
    return line.closed || this.standing(line) !== null;
  }

  lastAccepted(line: Line): Report | null {
    return this.reports.findLast((report) => report.line === line && stands(report)) ?? null;
  }

  /** Since when the hospital has had money, by receipts that stand. */
  firstReceipt(line: Line): number | null {
    const days = this.books.entries
      .filter(({ act, reversed }) => (act === 'confirm' || act === 'clarify') && !reversed)
      .filter(({ moves }) => moves.some(({ to }) => to === `held ${line.name}`))
      .map(({ day }) => day);
    return days.length === 0 ? null : Math.min(...days);
  }

  /** The requirement as it was last handed in. */
  requirementOf(line: Line): Requirement | null {
    return this.requirements.findLast((each) => each.line === line) ?? null;
  }

  /** Of which lines are these accounts? */
  linesOf(accounts: readonly string[]): Line[] {
    const owners = accounts.map((account) => account.split(' ')[1]);
    const giros = this.giros.filter(({ name }) => owners.includes(name));
    return this.lines.filter((line) => owners.includes(line.name) || giros.some((giro) => giro.line === line));
  }

  accountsOf(line: Line): string[] {
    const own = [...linePlaces, 'yield-source', 'yield-held', 'yield-returned'].map((place) => `${place} ${line.name}`);
    const giros = this.giros.filter((giro) => giro.line === line);
    return [...own, ...giros.flatMap(({ name }) => [`ordered ${name}`, `transit ${name}`])];
  }

  /** What waits for a decision on the line. */
  pendingOn(line: Line): Recorded[] {
    const records = [this.giros, this.withdrawals, this.reports, this.restitutions, this.restorations].flat();
    return [
      ...records.filter((record) => record.line === line && record.decision === null),
      ...this.annulments.filter(({ decision, withdrawal }) => decision === null && withdrawal.line === line),
      ...this.reversals.filter(
        ({ decision, entry }) => decision === null && this.linesOf(accountsIn(entry)).includes(line),
      ),
    ];
  }
}

export const linePlaces = ['assigned', 'held', 'executed', 'returned', 'released', 'contested'] as const;

/** Who did it, and when. */
export interface Signed {
  readonly day: number;
  readonly maker: string;
  readonly checker: string | null;
}

export function stands({ decision, entries }: Report): boolean {
  return decision === 'approved' && entries.every(({ reversed }) => !reversed);
}

/** An act of one person. */
export function alone(by: Person, day: number): Signed {
  return { day, maker: by.id, checker: null };
}

/** What one recorded and another decides takes effect on the day that was recorded. */
export function together({ day, maker }: Recorded, checker: Person): Signed {
  return { day, maker, checker: checker.id };
}

export type GiroStatus =
  'pending' | 'refused' | 'annulled' | 'ordered' | 'rejected' | 'received' | 'received-partly' | 'in-transit';

/** Read from what stands: whether anything does, where the money is, and what arrived. */
export function statusOf({ books }: World, { name, decision, entries }: Giro): GiroStatus {
  if (decision !== 'approved') return decision ?? 'pending';
  const standing = entries.filter(({ reversed }) => !reversed);
  if (standing.length === 0) return 'annulled';
  if (books.balance(`ordered ${name}`) > 0) return 'ordered';
  const hasArrived = standing.some(({ moves }) => moves.some(({ to }) => to.startsWith('held')));
  if (books.balance(`transit ${name}`) > 0) return hasArrived ? 'received-partly' : 'in-transit';
  return hasArrived ? 'received' : 'rejected';
}
