import type { RecordWords } from '../parts/register/register-table';
import type { Step } from '../parts/register/register.asked';
import type { RecordView } from '../parts/register/register.views';
import type { Tone } from '../parts/pieces';
import { disbursementStatuses, requirements, wordFor } from '../parts/words';
import { giroAddress } from './giro.room';

const giros = (slug: string, state: string, label: string, empty: string, rare = false): Step => ({
  slug,
  label,
  kind: 'disbursement',
  state,
  empty,
  rare,
});

const toOrder: Step = {
  slug: 'por-ordenar',
  label: 'Por ordenar',
  kind: 'orderable',
  state: null,
  empty: 'Ninguna línea tiene dinero por ordenar. Aquí aparecen las líneas vigentes con dinero «por girar».',
};

/** The work of paying, step by step. */
export const giroSteps: readonly Step[] = [
  toOrder,
  giros('por-aprobar', 'pending', 'Por aprobar', 'No hay órdenes por aprobar. Aquí llegan las que se registran.'),
  giros('por-pagar', 'ordered', 'Por pagar', 'No hay órdenes por pagar. Aquí llegan las que se aprueban.'),
  giros('sin-confirmar', 'in-transit', 'Girado sin confirmar', 'Todo lo girado tiene su recibo confirmado.'),
  giros('en-disputa', 'received-partly', 'Recibido en parte', 'Ningún giro llegó incompleto.', true),
  giros('rechazados', 'rejected', 'Rechazado por el banco', 'El banco no ha rechazado ningún giro.'),
  giros('recibidos', 'received', 'Recibido', 'Ningún hospital ha confirmado todavía un giro completo.'),
  giros('devueltas', 'returned', 'Devueltas', 'No hay órdenes devueltas.', true),
  giros('negadas', 'refused', 'Negadas', 'No hay órdenes negadas.', true),
  giros('anuladas', 'annulled', 'Anuladas', 'No hay órdenes anuladas.', true),
];

/** Where each office begins its day. */
export function usualStep(roles: readonly string[]): string {
  if (roles.includes('registrar')) return 'por-ordenar';
  if (roles.includes('approver')) return 'por-aprobar';
  return roles.includes('paymaster') ? 'por-pagar' : 'sin-confirmar';
}

const tones: Record<string, Tone> = {
  received: 'good',
  rejected: 'alert',
  'received-partly': 'alert',
  refused: 'over',
  annulled: 'over',
};

export const giroWords: RecordWords = {
  noun: ['giro', 'giros'],
  document: 'Orden de pago',
  dated: 'Fecha de la orden',
  amount: 'Valor',
  state: ({ state }) => ({ label: wordFor(disbursementStatuses, state), tone: tones[state] ?? 'wait' }),
  detail: ({ detail }) => (detail === null ? null : `Motivo: ${detail}`),
  address: ({ id }) => giroAddress(id),
};

export const lineWords: RecordWords = {
  noun: ['línea', 'líneas'],
  document: null,
  dated: 'Fecha del acto',
  amount: 'Por ordenar',
  state: ({ state }) =>
    state === 'ready' ? { label: 'Se puede ordenar', tone: 'good' } : { label: 'Falta un documento', tone: 'alert' },
  detail: missing,
  address: ({ id }) => `/escritorio/asignaciones/${id}`,
};

function missing({ detail }: RecordView): string | null {
  if (detail === null) return null;
  return `Falta: ${detail
    .split(' ')
    .map((kind) => wordFor(requirements, kind))
    .join(', ')}`;
}
