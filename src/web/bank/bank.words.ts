import type { Tone } from '../parts/pieces';
import type { BatchSummaryView, Verdict } from './bank.views';

export const batchesAddress = '/escritorio/lotes-de-pago';
export const answersAddress = '/escritorio/respuestas-del-banco';
export const statementsAddress = '/escritorio/extractos';

export const batchStates: Readonly<Record<BatchSummaryView['state'], { label: string; tone: Tone }>> = {
  open: { label: 'Sin respuesta', tone: 'wait' },
  'partly-answered': { label: 'Con respuesta en parte', tone: 'wait' },
  answered: { label: 'Respondido', tone: 'good' },
  annulled: { label: 'Anulado', tone: 'over' },
};

export const verdicts: Readonly<Record<Verdict, { label: string; means: string; tone: Tone }>> = {
  settled: { label: 'Se paga', means: 'el banco pagó la orden', tone: 'good' },
  rejected: { label: 'Se rechaza', means: 'el banco la devolvió: vuelve a la línea', tone: 'alert' },
  already: { label: 'Ya constaba', means: 'está registrado igual: no cambia nada', tone: 'over' },
  pending: { label: 'En trámite', means: 'el banco no ha terminado', tone: 'wait' },
  leftover: { label: 'Difiere', means: 'no se aplica: hay que aclararlo', tone: 'alert' },
};

export const verdictNames = Object.keys(verdicts) as Verdict[];
