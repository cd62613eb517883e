import type { CellKind } from '../../platform/tables/reading/table-file';
import type { Territory } from '../territories/territory.rules';
import type { Gazetteer } from './gazetteer.rules';

/*
 * The code as it was before a spreadsheet ate some of it. `5490` has lost its first zero: five digits of which the first
 * two are the department leave no other reading. `5.04` was `05.040`, which may have been typed so or cut short: the name
 * in the row must agree. Nothing is read that is not a code of DIVIPOLA.
 */

export type CodeReading =
  | { readonly how: 'plain' | 'zero-restored' | 'reassembled'; readonly territory: Territory }
  /** What it may be: only the name in the row can say. */
  | { readonly how: 'doubtful'; readonly candidates: readonly Territory[] }
  | { readonly how: 'unknown'; readonly code: string };

/** @param departmentCode two digits, where the row has them apart, for a code of three */
export function readCode(
  { text, kind }: { text: string; kind: CellKind },
  { territories }: Gazetteer,
  departmentCode: string | null,
): CodeReading {
  // A program that read the column as numbers writes 5490.0; an apostrophe keeps a spreadsheet from doing so.
  const written = text
    .trim()
    .replace(/^['’]/, '')
    .replace(/^(\d{4,5})\.0$/, '$1');
  const found = (code: string) => territories.get(code);
  const as = (how: 'plain' | 'zero-restored' | 'reassembled', code: string): CodeReading => {
    const territory = found(code);
    return territory ? { how, territory } : { how: 'unknown', code: written };
  };
  if (/^\d{5}$/.test(written)) return as(written === text.trim() && kind !== 'd' ? 'plain' : 'reassembled', written);
  if (/^\d{4}$/.test(written)) return as(kind === 'd' ? 'reassembled' : 'zero-restored', `0${written}`);
  // The code of a populated centre: of the municipality's seat when it ends in 000.
  if (/^\d{7,8}$/.test(written) && written.endsWith('000'))
    return as('reassembled', written.slice(0, -3).padStart(5, '0'));
  if (/^\d{1,3}$/.test(written) && departmentCode !== null)
    return as('reassembled', departmentCode + written.padStart(3, '0'));
  const [, department = '', mark = '', rest = ''] = /^(\d{1,2})([.,\s-]{1,3})(\d{1,3})$/.exec(written) ?? [];
  if (department === '') return { how: 'unknown', code: written };
  const prefix = department.padStart(2, '0');
  if (rest.length === 3) return as('reassembled', prefix + rest);
  if (!/^[.,]$/.test(mark)) return { how: 'unknown', code: written };
  const candidates = [...territories.values()].filter(({ divipola }) => divipola.startsWith(prefix + rest));
  return candidates.length > 0 ? { how: 'doubtful', candidates } : { how: 'unknown', code: written };
}

/** What a code of which a spreadsheet ate the last zeros was, if the name in the row says so. */
export function zerosEaten({ text }: { text: string }, candidates: readonly Territory[]): Territory | null {
  const [department = '', rest = ''] = text.trim().split(/[.,]/);
  const code = department.padStart(2, '0') + rest.padEnd(3, '0');
  return candidates.find(({ divipola }) => divipola === code) ?? null;
}
