import { percentInWords, pesos } from '../parts/amounts';
import type { Tone } from '../parts/pieces';
import { counted, dateInWords, wordFor } from '../parts/words';
import type { FindingView } from './finding.views';

/** Of one finding. */
const oneOf: Record<string, string> = {
  critical: 'Crítico',
  high: 'Alto',
  medium: 'Medio',
  low: 'Bajo',
  notice: 'Aviso',
};

const severityTones: Record<string, Tone> = { critical: 'alert', high: 'alert', medium: 'wait' };

export function severityTone(severity: string): Tone {
  return severityTones[severity] ?? 'plain';
}

export const findingStates: Record<string, string> = {
  open: 'Abierto',
  explained: 'Explicado',
  waived: 'Exento hasta una fecha',
  resolved: 'Resuelto',
};

const stateTones: Record<string, Tone> = { open: 'alert', explained: 'wait', waived: 'wait', resolved: 'good' };

export function findingTone(state: string): Tone {
  return stateTones[state] ?? 'plain';
}

export const findingEvents: Record<string, string> = {
  opened: 'Apareció',
  changed: 'Cambiaron sus cifras',
  explained: 'Se explicó',
  'waiver-requested': 'Se pidió eximirlo',
  'waiver-approved': 'Se aprobó la exención',
  'waiver-refused': 'Se negó la exención',
  'waiver-expired': 'Venció la exención',
  resolved: 'Dejó de encontrarse',
};

/** A figure of a finding, by what it measures: pesos, a date, a count, a percentage, or words. */
export function figureInWords(measure: string, figure: string | null): string {
  if (figure === null) return 'nada';
  if (measure === 'amount') return pesos(figure);
  if (measure === 'date') return dateInWords(figure);
  if (measure === 'percentage') return percentInWords(figure);
  return figure;
}

/** What lies between the two; of dates, days. */
export function differenceInWords({ measure, difference }: Pick<FindingView, 'measure' | 'difference'>): string {
  if (difference === null) return 'no se mide';
  if (measure === 'date') return counted(Number(difference), 'día', 'días');
  if (measure === 'percentage') return `${difference.replace('.', ',')} puntos`;
  return figureInWords(measure, difference);
}

export function ageInWords({ openSince, ageDays }: Pick<FindingView, 'openSince' | 'ageDays'>): string {
  return `${counted(ageDays, 'día', 'días')}, desde el ${dateInWords(openSince)}`;
}

export function severityInWords(severity: string): string {
  return wordFor(oneOf, severity);
}
