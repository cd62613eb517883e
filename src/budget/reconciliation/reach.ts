/** Which lines a query of facts looks at. */
export interface Reach {
  /** A select of their rows of `annex_line`, for the part `looked` of the statement. */
  readonly lines: string;
  /** Whether what belongs to a resolution as a whole is read too. */
  readonly whole: boolean;
}

/** Every line of these resolutions ($2). */
export const wholeResolutions: Reach = { lines: linesOf('resolution_id', '$2'), whole: true };

/** These lines ($3) of these resolutions ($2). */
export const someLines: Reach = { lines: linesOf('id', '$3'), whole: false };

/**
 * The lines with this key, by its index. Whatever is asked of a line or of a giro is asked like this, one by one and
 * behind an `offset 0`: what is looked at is little among all, and a planner that guesses otherwise would read a table of
 * ten years whole.
 * @param keys the parameter with an array of identifiers
 */
export function linesOf(key: 'id' | 'resolution_id', keys: string): string {
  return `
    select line.*
    from (select distinct unnest(${keys}::uuid[]) as id) asked
    cross join lateral (select * from annex_line where annex_line.${key} = asked.id offset 0) line`;
}
