/**
 * Two kinds of wrong. What a person can cause is a Refusal: a stable code, a kind and parameters, one class per broken
 * rule. What only a bug can cause is a broken invariant. Nothing here knows HTTP; one filter maps kinds to statuses.
 */

/** What kind of no. The filter maps: 400 syntax, 422 form, 401, 403, 404, 409, 412 stale, 413, 415, 429, 503. */
export type RefusalKind =
  | 'syntax'
  | 'form'
  | 'unauthenticated'
  | 'forbidden'
  | 'missing'
  | 'conflict'
  | 'stale'
  | 'too-large'
  | 'unacceptable'
  | 'unsupported'
  | 'too-many'
  | 'unavailable';

export type Language = 'es' | 'en';

/** A sentence written from the parameters of one refusal. */
export type Wording<P> = (params: P) => string;

/** One located problem inside a form (field) or a file (line, counted from 1). */
export interface Problem {
  field?: string;
  line?: number;
  code: string;
  detail: Record<Language, string>;
  params?: Record<string, unknown>;
}

export interface DeclaredRefusal {
  code: string;
  kind: RefusalKind;
  title: Record<Language, string>;
}

/** A rule said no. `message` is the Spanish detail; `params` are kept as given, Money included. */
export abstract class Refusal extends Error {
  readonly code: string;
  readonly kind: RefusalKind;
  readonly title: Record<Language, string>;
  readonly params: Record<string, unknown>;
  readonly problems: readonly Problem[];
  readonly #details: Record<Language, () => string>;

  protected constructor(declared: DeclaredRefusal, said: Said) {
    super(said.details.es());
    this.name = declared.code;
    this.code = declared.code;
    this.kind = declared.kind;
    this.title = declared.title;
    this.params = said.params;
    this.problems = said.problems;
    this.#details = said.details;
  }

  /** The sentence for a person, in the language asked for. */
  detail(language: Language): string {
    return this.#details[language]();
  }
}

/** The class of one broken rule. Its parameters may be left out when it has none. */
export type RefusalClass<P> = new (
  ...given: P extends Record<string, never>
    ? [params?: P, problems?: readonly Problem[]]
    : [params: P, problems?: readonly Problem[]]
) => Refusal;

/**
 * Declares one broken rule and returns its class: `export const NotYours = refusal<{ id: string }>('x.not-yours', …)`.
 * @throws InvariantBroken when the code was declared before: a code is a promise to whoever calls the API.
 */
export function refusal<P extends Record<string, unknown> = Record<string, never>>(
  code: string,
  kind: RefusalKind,
  title: Record<Language, string>,
  detail: Record<Language, Wording<P>>,
): RefusalClass<P> {
  invariant(!catalogue.has(code), `the refusal «${code}» is declared once`);
  const declared: DeclaredRefusal = { code, kind, title };
  catalogue.set(code, declared);

  class DeclaredClass extends Refusal {
    constructor(params: P = {} as P, problems: readonly Problem[] = []) {
      super(declared, { params, problems, details: { es: () => detail.es(params), en: () => detail.en(params) } });
    }
  }
  return DeclaredClass;
}

/** Every refusal declared by the modules loaded so far, sorted by code: the page docs/errors is generated from it. */
export function declaredRefusals(): readonly DeclaredRefusal[] {
  return [...catalogue.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
}

/** Something that the code promises did not hold: only a bug can cause it. */
export class InvariantBroken extends Error {
  override readonly name = 'InvariantBroken';
}

/** @throws InvariantBroken with the reason why it had to hold. */
export function invariant(condition: unknown, why: string): asserts condition {
  if (!condition) throw new InvariantBroken(why);
}

interface Said {
  params: Record<string, unknown>;
  problems: readonly Problem[];
  details: Record<Language, () => string>;
}

const catalogue = new Map<string, DeclaredRefusal>();
