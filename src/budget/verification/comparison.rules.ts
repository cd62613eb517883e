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
  compare({ issued: issued as Json, said: said as Json, path: [] }, found);
  return found;
}

interface Pair {
  readonly issued: Json | undefined;
  readonly said: Json | undefined;
  readonly path: readonly string[];
}

function compare({ issued, said, path }: Pair, found: Difference[]): void {
  if (found.length >= mostDifferences || issued === said) return;
  if (isTree(issued) && isTree(said) && Array.isArray(issued) === Array.isArray(said) && path.length < deepest) {
    const [before, after] = [issued as Record<string, Json>, said as Record<string, Json>];
    for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
      compare({ issued: own(before, key), said: own(after, key), path: [...path, key] }, found);
    }
    return;
  }
  found.push({ field: fieldInSpanish(path), said: shown(said), issued: shown(issued) });
}

function own(tree: Record<string, Json>, key: string): Json | undefined {
  return Object.hasOwn(tree, key) ? tree[key] : undefined;
}

function isTree(value: Json | undefined): value is readonly Json[] | { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null;
}

function shown(value: Json | undefined): string | null {
  if (value === undefined) return null;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
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

/** «hecho 3», «título», «dato disbursement.paid» */
function fieldInSpanish(path: readonly string[]): string {
  const [part = '', name = '', index = ''] = path;
  const known = fields.get(path.join('.'));
  if (known !== undefined) return known;
  if (part === 'words' && name === 'facts' && index !== '') return `hecho ${Number(index) + 1}`;
  if (part === 'words' && /^tables?$/.test(name)) return 'tabla de cifras';
  if (part === 'data') return `dato ${path.slice(1).join('.')}`.slice(0, longest);
  return (path.join('.') || 'todo el contenido').slice(0, longest);
}
