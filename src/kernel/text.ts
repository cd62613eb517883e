/** Lower case, no accents (ñ becomes n), single blanks: the form in which names are compared, never shown. */
export function foldSpanish(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();
}

/**
 * The candidates nearest to a word, as they are written, best first: at most `limit`, and none so far off (more than a
 * third of its letters, at least two) that it would be no suggestion but noise. Case and accents do not count.
 */
export function nearest(word: string, candidates: Iterable<string>, limit: number): string[] {
  const sought = foldSpanish(word.slice(0, LONGEST_WORD));
  const farthest = Math.max(2, Math.floor(sought.length / 3));
  return [...new Set(candidates)]
    .map((candidate) => ({ candidate, distance: editDistance(sought, foldSpanish(candidate)) }))
    .filter(({ distance }) => distance <= farthest)
    .sort((a, b) => a.distance - b.distance || (a.candidate < b.candidate ? -1 : 1))
    .slice(0, limit)
    .map(({ candidate }) => candidate);
}

/** A pasted page must not cost a page squared. */
const LONGEST_WORD = 100;

/** Letters inserted, dropped, changed, or swapped with their neighbour (optimal string alignment). */
function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const current = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const changed = at(previous, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
      let least = Math.min(changed, at(previous, j) + 1, at(current, j - 1) + 1);
      if (a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) least = Math.min(least, at(before, j - 2) + 1);
      current.push(least);
    }
    before = previous;
    previous = current;
  }
  return at(previous, b.length);
}

function at(row: readonly number[], place: number): number {
  return row[place] ?? Infinity;
}

/** «60.431.400»: digits in groups of three, from the right. */
export function inThousands(digits: string): string {
  const first = digits.length % 3 || 3;
  return [digits.slice(0, first), ...(digits.slice(first).match(/.{3}/g) ?? [])].join('.');
}
