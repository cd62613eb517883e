import type { LineAt, LinesAsked } from '../allocations/line-at.queries';
import { resolutionLabel } from '../resolutions/resolution.rules';

/** What a report is of, and who answers for it. */
export interface Subject {
  readonly name: string;
  readonly issuer: string;
}

/** Of the resolution that was asked for, also where it has nothing by the moment. */
export function subjectOf(
  { lines, resolution }: { lines: readonly { readonly line: LineAt }[]; resolution: LineAt['resolution'] | null },
  { resolutionId }: LinesAsked,
): Subject {
  if (resolutionId !== undefined && resolution) {
    return { name: resolutionLabel(resolution), issuer: resolution.issuer };
  }
  const issuers = [...new Set(lines.map(({ line }) => line.resolution.issuer))];
  return { name: 'Todas las resoluciones', issuer: issuers.join('; ') || 'Por confirmar' };
}
