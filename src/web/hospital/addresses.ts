import type { ToDoView } from './hospital.views';

/** «Mis recursos». */
export const home = '/escritorio/mis-recursos';

export function lineAt(id: string): string {
  return `${home}#linea-${id}`;
}

/** Where an act on a line is done: `actAt(id, 'aceptacion')`. */
export function actAt(id: string, act: string, query: Readonly<Record<string, string>> = {}): string {
  const search = new URLSearchParams(query).toString();
  return `${home}/${id}/${act}${search === '' ? '' : `?${search}`}`;
}

/** What of a giro arrived. */
export type Arrived = 'todo' | 'menos' | 'nada';

/** Where it is said what of a giro arrived. */
export function receiptAt(disbursementId: string, arrived: Arrived = 'todo'): string {
  return `/escritorio/recibos/${disbursementId}${arrived === 'todo' ? '' : `/${arrived}`}`;
}

/** The page that does what waits; null where none of ours does. */
export function pageOf({ kind, subject, allocation, detail }: ToDoView): string | null {
  const id = allocation?.id ?? '';
  switch (kind) {
    case 'receipt.confirm':
      return receiptAt(subject.id);
    case 'allocation.accept':
      return actAt(id, 'aceptacion');
    case 'requirement.fulfil':
      return actAt(id, `requisitos/${detail ?? ''}`);
    case 'incorporation.record':
      return actAt(id, 'incorporacion');
    case 'execution.report':
    case 'execution.correct':
      return actAt(id, 'informe');
    case 'restitution.report':
    case 'restitution.correct':
      return actAt(id, 'reintegro', detail === null ? {} : { clase: detail });
    case 'withdrawal.correct':
      return actAt(id, 'desistimiento');
    default:
      return null;
  }
}
