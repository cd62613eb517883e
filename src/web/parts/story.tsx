import { instantInWords } from './words';

/** A person, as a record names who acted. */
export interface Actor {
  readonly id: string;
  readonly name: string;
}

type Named = Pick<Actor, 'name'>;

/** Something that happened to a record. */
export interface Chapter {
  /** The instant; null where only a date is known, which `on` says. */
  readonly at: string | null;
  readonly on?: string;
  readonly what: string;
  readonly who: Actor | null;
  readonly byDelegationOf?: Named | null;
  readonly why?: string | null;
}

/** What happened to a record, in its order: what, who, when, on whose behalf, and why. */
export function Story({ of }: { of: readonly Chapter[] }): JSX.Element {
  return (
    <section aria-labelledby="historia">
      <h2 id="historia">Su historia</h2>
      <ol class="story">
        {of.map((chapter) => (
          <li>
            <p>
              <strong safe>{chapter.what}</strong>
              {chapter.who === null ? '' : <span safe>{` — ${inWords(chapter.who, chapter.byDelegationOf)}`}</span>}
            </p>
            {chapter.why === null || chapter.why === undefined || chapter.why === '' ? '' : <p safe>{chapter.why}</p>}
            <p class="minor" safe>
              {chapter.at === null ? (chapter.on ?? '') : instantInWords(chapter.at)}
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** «Ana Ruiz, por delegación de Luis Paz» */
export function inWords(who: Named, byDelegationOf: Named | null | undefined): string {
  return byDelegationOf === null || byDelegationOf === undefined
    ? who.name
    : `${who.name}, por delegación de ${byDelegationOf.name}`;
}

export interface DecisionView {
  readonly outcome: string;
  readonly decidedBy: Actor;
  readonly byDelegationOf: Actor | null;
  readonly decidedAt: string;
  readonly reason: string | null;
}

interface Recorded {
  readonly recordedBy: Actor;
  readonly recordedAt: string;
  readonly decision: DecisionView | null;
}

/** The two chapters of what one person records and another decides. */
export function chaptersOf(
  { recordedBy, recordedAt, decision }: Recorded,
  words: { readonly recorded: string; readonly outcomes: Readonly<Record<string, string>> },
): Chapter[] {
  const recorded = { at: recordedAt, what: words.recorded, who: recordedBy };
  if (decision === null) return [recorded];
  const { outcome, decidedAt, decidedBy, byDelegationOf, reason } = decision;
  return [
    recorded,
    { at: decidedAt, what: words.outcomes[outcome] ?? outcome, who: decidedBy, byDelegationOf, why: reason },
  ];
}
