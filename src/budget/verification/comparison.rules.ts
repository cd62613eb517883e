/*
 * The data that a file carries beside those that were issued: which field says another thing. Nothing is judged of the
 * meaning; what was issued is issued to the byte.
 */

export interface Difference {
  /** In words that whoever holds the paper understands. */
  readonly field: string;
  /** What the file says; null: it has no such field. */
  readonly said: string | null;
  /** What was issued; null: there was no such field. */
  readonly issued: string | null;
}

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

const mostDifferences = 20;
const longest = 200;
const deepest = 12;

/** The fields in which two texts of JSON differ, the first twenty, in the order of what was issued. */
export function differencesOf(issued: unknown, said: unknown): Difference[] {
  const found: Difference[] = [];
  compare(
    { issued: issued as Json, said: said as Json, path: [] },
    { found, fieldOf: (path) => fieldInSpanish(path, issued as Json) },
  );
  return found;
}

interface Pair {
  readonly issued: Json | undefined;
  readonly said: Json | undefined;
  readonly path: readonly string[];
}

interface Comparing {
  readonly found: Difference[];
  readonly fieldOf: (path: readonly string[]) => string;
}

function compare({ issued, said, path }: Pair, { found, fieldOf }: Comparing): void {
  if (found.length >= mostDifferences || issued === said) return;
  if (isTree(issued) && isTree(said) && Array.isArray(issued) === Array.isArray(said) && path.length < deepest) {
    const [before, after] = [issued as Record<string, Json>, said as Record<string, Json>];
    for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
      compare({ issued: own(before, key), said: own(after, key), path: [...path, key] }, { found, fieldOf });
    }
    return;
  }
  const [before, after] = [textOf(issued), textOf(said)];
  const from = before === null || after === null ? 0 : firstDifference(before, after);
  found.push({ field: fieldOf(path), said: around(after, from), issued: around(before, from) });
}

function own(tree: Record<string, Json>, key: string): Json | undefined {
  return Object.hasOwn(tree, key) ? tree[key] : undefined;
}

function isTree(value: Json | undefined): value is readonly Json[] | { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null;
}

function textOf(value: Json | undefined): string | null {
  if (value === undefined) return null;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Where two texts begin to differ, from the beginning of that word: a figure is read whole. */
function firstDifference(one: string, other: string): number {
  let at = 0;
  while (at < one.length && at < other.length && one[at] === other[at]) at += 1;
  return one.lastIndexOf(' ', at - 1) + 1;
}

/** The text, or of a long one what stands around the first difference. */
function around(text: string | null, from: number): string | null {
  if (text === null || text.length <= longest) return text;
  const start = from < longest / 2 ? 0 : from - longest / 4;
  const shown = text.slice(start, start + longest);
  return `${start > 0 ? '…' : ''}${shown}${start + longest < text.length ? '…' : ''}`;
}

const fields = new Map(
  Object.entries({
    schema: 'formato',
    type: 'tipo',
    number: 'número',
    year: 'año',
    code: 'código',
    issuedOn: 'fecha de expedición',
    cutoff: 'corte',
    issuer: 'entidad',
    subjectId: 'de qué es',
    'words.title': 'título',
    'words.subtitle': 'subtítulo',
    'words.closing': 'cierre',
  }),
);

/** «hecho 3», «título», «Girado (El giro, con corte al …)», «dato disbursement.paid» */
function fieldInSpanish(path: readonly string[], issued: Json): string {
  const [part = '', name = '', index = ''] = path;
  const known = fields.get(path.join('.'));
  if (known !== undefined) return known;
  if (part === 'words' && name === 'facts' && index !== '') return `hecho ${Number(index) + 1}`;
  if (part === 'words' && /^tables?$/.test(name)) return rowOf(path, issued).slice(0, longest);
  if (part === 'data') return `dato ${path.slice(1).join('.')}`.slice(0, longest);
  return (path.join('.') || 'todo el contenido').slice(0, longest);
}

/** A cell by its row, as the certificate that was issued calls it, and its table; what is no cell, by its table alone. */
function rowOf(path: readonly string[], issued: Json): string {
  const depth = path[1] === 'tables' ? 3 : 2;
  const table = within(issued, path.slice(0, depth));
  const title = textAt(table, ['title']);
  const named = title === null ? 'tabla de cifras' : title;
  const part = path.slice(depth);
  const concept = textAt(table, [...(part[0] === 'rows' ? part.slice(0, 2) : part.slice(0, 1)), '0']);
  return concept === null || !['rows', 'total'].includes(part[0] ?? '') ? named : `${concept} (${named})`;
}

function within(tree: Json | undefined, path: readonly string[]): Json | undefined {
  return path.reduce<Json | undefined>(
    (at, key) => (isTree(at) ? own(at as Record<string, Json>, key) : undefined),
    tree,
  );
}

function textAt(tree: Json | undefined, path: readonly string[]): string | null {
  const found = within(tree, path);
  return typeof found === 'string' ? found : null;
}
