import { AmendmentEmpty } from './amendment.refusals';
import { AnnexEmpty } from './annex.rules';
import type { Resolution } from './resolution.rules';

/** How much of a draft is written. */
export interface Written {
  /** Of its annex. */
  readonly lines: number;
  /** That it makes to the annex of another act. */
  readonly changes: number;
}

/** Nobody is asked to read an act that says nothing yet. @throws AnnexEmpty, AmendmentEmpty */
export function requireWritten({ kind }: Pick<Resolution, 'kind'>, { lines, changes }: Written): void {
  if (kind === 'allocation' && lines === 0) throw new AnnexEmpty();
  if (kind === 'amendment' && changes === 0) throw new AmendmentEmpty();
}
