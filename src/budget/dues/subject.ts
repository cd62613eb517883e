import type { LinesAsked } from '../allocations/line-at.queries';
import { resolutionLabel } from '../resolutions/resolution.rules';
import type { LineFacts } from './line-facts';

/** What a report is of, and who answers for it. */
export interface Subject {
  readonly name: string;
  readonly issuer: string;
}

export function subjectOf(lines: readonly LineFacts[], { resolutionId }: LinesAsked): Subject {
  const [first] = lines;
  const issuers = [...new Set(lines.map(({ line }) => line.resolution.issuer))];
  const name = resolutionId !== undefined && first ? resolutionLabel(first.line.resolution) : 'Todas las resoluciones';
  return { name, issuer: issuers.join('; ') || 'Por confirmar' };
}
