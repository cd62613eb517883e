import type { CalendarDate } from '../../kernel/calendar';
import type { Desk, DeskProblem } from '../client/desk-client';
import type { PersonView } from '../client/views';
import type { FormDefinition } from '../parts/forms/definition';
import type { ResourceView } from './hospital.views';

/** What the page of an act knows when it is made. */
export interface LineContext<Facts> {
  readonly person: PersonView;
  readonly line: ResourceView;
  readonly today: CalendarDate;
  /** The address's query. */
  readonly asked: Readonly<Record<string, unknown>>;
  readonly facts: Facts;
}

/** An act of a hospital on its line, said once: its form, its page, what is looked at before, and where it leads. */
export interface LineAct<Facts = unknown, View = unknown> {
  /** The last part of its address. */
  readonly address: string;
  readonly title: string;
  /** What else of the line its page shows. */
  readonly read: (desk: Desk, line: ResourceView) => Promise<Facts>;
  readonly form: (context: LineContext<Facts>) => FormDefinition;
  /** What the form can know beforehand, as a person would write it. */
  readonly before: (context: LineContext<Facts>) => Readonly<Record<string, string>>;
  /** What it is and what it means, in a paragraph. */
  readonly lead: (context: LineContext<Facts>) => string;
  /** What helps to fill it in, above the form. */
  readonly beside?: (context: LineContext<Facts>) => JSX.Element;
  /** Below `/allocations/{id}`. */
  readonly path: string;
  readonly body?: (body: Readonly<Record<string, unknown>>, context: LineContext<Facts>) => object;
  readonly button: string;
  readonly review?: {
    readonly title: string;
    readonly button: string;
    /** Who does it cannot undo it. */
    readonly grave?: boolean;
    readonly said: (answer: View, context: LineContext<Facts>) => JSX.Element;
  };
  readonly blame?: (error: DeskProblem) => string | null;
  /** The word of `outcomes` for it. */
  readonly done: string;
}

/** The parts of an act agree among themselves; who serves it needs not know in what. */
export function lineAct<Facts, View = unknown>(of: LineAct<Facts, View>): LineAct {
  return of as LineAct;
}

export const nothingElse = (): Promise<null> => Promise.resolve(null);
