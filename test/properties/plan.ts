import type { Move } from './books';
import { may, sees, type Person, type PersonName, type Role } from './people';
import type { Line, World } from './world';

/* What an act is, for the model: what would be sent, what must be answered, and what it would change. */

export interface Refused {
  readonly status: 403 | 404 | 409 | 422;
  /** Centavos; where the rule of money refuses. */
  readonly maximum?: number;
}

export interface Made {
  readonly id: string;
  readonly [field: string]: unknown;
}

export interface Plan {
  readonly right: PersonName;
  readonly roles: readonly Role[];
  /** The lines that it touches: whoever sees none of them is told that it does not exist. */
  readonly lines: readonly Line[];
  /** Only the line's own hospital may do it; `recipient` says who of several roles that binds. */
  readonly own?: true;
  readonly path: string;
  readonly body: unknown;
  readonly amount?: number;
  judge(by: Person): Refused | null;
  make(by: Person, made: Made): void;
}

/** One plan for each thing that the act could be tried on, in the order in which they were recorded. */
export type Act = (world: World, day: number, part: Part) => Plan[];

export const parts = ['all', 'half', 'some', 'more', 'far', 'nothing'] as const;
export type Part = (typeof parts)[number];

/** How much is asked for, where so much would fit. */
export function sized(part: Part, maximum: number): number {
  const sizes = { all: maximum, half: Math.ceil(maximum / 2), some: 1_234_567, more: maximum + 1, far: 99_999_999_99 };
  return part === 'nothing' ? 0 : Math.max(1, sizes[part]);
}

const start = Date.UTC(2025, 1, 10);

/** The date of a day; the first is that of the issue. */
export function on(day: number): string {
  return new Date(start + day * 86_400_000).toISOString().slice(0, 10);
}

export const conflict: Refused = { status: 409 };

export function beyond(maximum: number): Refused {
  return { status: 409, maximum: Math.max(0, maximum) };
}

/** What the ledger would answer to these moves. */
export function funds({ books }: World, moves: readonly Move[], day: number): Refused | null {
  const maximum = books.shortfall(moves, day);
  return maximum === null ? null : beyond(maximum);
}

/** Before any rule: may this person, and does it see it? */
export function access(plan: Plan, by: Person): Refused | null {
  if (!may(by, plan.roles)) return { status: 403 };
  if (plan.amount === 0) return { status: 422 };
  if (!sees(by, plan.lines)) return { status: 404 };
  const isOwn = plan.lines.every(({ hospital }) => by.hospitals.includes(hospital));
  return plan.own && !isOwn ? { status: 403 } : null;
}

export function predict(plan: Plan, by: Person): Refused | null {
  return access(plan, by) ?? plan.judge(by);
}
