import { randomUUID } from 'node:crypto';
import type { DeskProblem } from '../../client/desk-client';
import type { FormDefinition } from './definition';
import { dateWritten, moneyWritten, type Written } from './written';

export interface FieldProblem {
  /** The name of the field; null where it is of the form as a whole. */
  readonly field: string | null;
  readonly said: string;
  /** Where in what was asked, as the contract names it: «lines.3». */
  readonly at?: string | null;
}

/** A form as it stands in front of a person: what was typed, what is wrong, and the act that it would do once. */
export interface FormState {
  readonly values: Readonly<Record<string, string>>;
  readonly problems: readonly FieldProblem[];
  /** The Idempotency-Key of the act: one per form that was shown, however often it is sent. */
  readonly act: string;
}

/** A form that nobody has touched, with what it can know beforehand. */
export function freshForm(values: Readonly<Record<string, string>> = {}): FormState {
  return { values, problems: [], act: randomUUID() };
}

export interface ReadForm {
  readonly state: FormState;
  /** What the contract is asked, by its names; what was left empty is not in it. */
  readonly body: Readonly<Record<string, string | boolean>>;
}

/** Reads what a browser sent. Its problems are those of writing alone; the rules are the service's. */
export function readForm(definition: FormDefinition, submitted: unknown): ReadForm {
  const values: Record<string, string> = {};
  const problems: FieldProblem[] = [];
  const body: Record<string, string | boolean> = {};
  for (const [name, field] of Object.entries(definition)) {
    if (field.kind === 'file') continue;
    const typed = textOf(submitted, name);
    values[name] = typed;
    const bare = typed.trim();
    if (field.kind === 'yes') {
      body[name] = bare === 'si';
    } else if (bare === '') {
      if (field.optional !== true) problems.push({ field: name, said: missing(field.kind, field.label) });
    } else {
      const read = readerOf[field.kind](bare);
      if (read.ok) body[name] = read.value;
      else problems.push({ field: name, said: read.said });
    }
  }
  return { state: { values, problems, act: actOf(submitted) }, body };
}

const asTyped = (text: string): Written => ({ ok: true, value: text });

const readerOf: Record<'text' | 'long-text' | 'choice' | 'money' | 'date', (text: string) => Written> = {
  text: asTyped,
  'long-text': asTyped,
  choice: asTyped,
  money: moneyWritten,
  date: dateWritten,
};

/** The same form with what the service said of it, each word beside its field where it names one. */
export function refused(
  state: FormState,
  definition: FormDefinition,
  error: DeskProblem,
  blamed: string | null = null,
): FormState {
  const listed = error.problems.map(({ field, detail }) => ({
    field: field !== null && Object.hasOwn(definition, field) ? field : null,
    said: detail,
    at: field,
  }));
  const problems = listed.length > 0 ? listed : [{ field: blamed, said: error.detail }];
  // A key that already stands for something else can do nothing more.
  const act = error.code === 'idempotency.key-reused' ? randomUUID() : state.act;
  return { values: state.values, problems, act };
}

/** A field that a browser sent, «» when it is not there or is no text. */
export function textOf(submitted: unknown, name: string): string {
  const value =
    typeof submitted === 'object' && submitted !== null ? (submitted as Record<string, unknown>)[name] : undefined;
  return typeof value === 'string' ? value : '';
}

/** A field that may have been sent several times: every box that was ticked. */
export function textsOf(submitted: unknown, name: string): string[] {
  const value =
    typeof submitted === 'object' && submitted !== null ? (submitted as Record<string, unknown>)[name] : undefined;
  return [value].flat().filter((each): each is string => typeof each === 'string' && each !== '');
}

function actOf(submitted: unknown): string {
  const act = textOf(submitted, 'acto');
  return /^[\w-]{8,64}$/.test(act) ? act : randomUUID();
}

function missing(kind: string, label: string): string {
  if (kind === 'choice') return `Escoja una opción en «${label}».`;
  return `Falta «${label}».`;
}
