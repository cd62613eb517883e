/** For each state, the acts that it allows and the state that each one leads to. */
export type TransitionTable<State extends string, Act extends string> = Readonly<
  Record<State, Readonly<Partial<Record<Act, State>>>>
>;

export interface Transitions<State extends string, Act extends string> {
  /** Every state, in the order of the table. */
  readonly states: readonly State[];
  /** Where the act leads, or null when this state does not allow it. */
  next(state: State, act: Act): State | null;
  /** What may be done in this state, in the order of the table. */
  acts(state: State): Act[];
  /** Every state that can be reached, the first one included: a spec proves that it is all of them. */
  reachable(from: State): ReadonlySet<State>;
}

/** A life cycle as a table: `transitions<State, Act>({ draft: { submit: 'review' }, review: {} })`. */
export function transitions<State extends string, Act extends string>(
  table: TransitionTable<State, Act>,
): Transitions<State, Act> {
  function next(state: State, act: Act): State | null {
    const allowed = table[state];
    return Object.hasOwn(allowed, act) ? (allowed[act] ?? null) : null;
  }

  function acts(state: State): Act[] {
    return Object.keys(table[state]) as Act[];
  }

  function reachable(from: State): ReadonlySet<State> {
    const found = new Set<State>([from]);
    // A Set visits what is added to it while it is being walked.
    for (const state of found) {
      for (const act of acts(state)) {
        const to = next(state, act);
        if (to !== null) found.add(to);
      }
    }
    return found;
  }

  return { states: Object.keys(table) as State[], next, acts, reachable };
}
