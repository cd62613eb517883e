import type { Role } from '../../platform/access/person';
import type { Place } from './places';

interface ActDefinition {
  readonly spanish: string;
  readonly moves: readonly { readonly from: Place; readonly to: Place }[];
  readonly recordedBy: readonly Role[];
  /** Always another person than who recorded it (I8). None: the act is one person's. */
  readonly approvedBy: readonly Role[];
  readonly document: string;
  /** `latest-first`: cumulative acts are undone from the last one back; `never`: another act corrects it. */
  readonly reversal: 'any' | 'latest-first' | 'never';
}

const move = (from: Place, to: Place) => ({ from, to });

/** Every act that may move money. One table: the service, the permissions, the documentation and the tests read it. */
export const acts = {
  publish: {
    spanish: 'expedición',
    moves: [move('budget', 'undistributed'), move('undistributed', 'assigned')],
    recordedBy: ['registrar'],
    approvedBy: ['approver'],
    document: 'la resolución y su CDP',
    reversal: 'never',
  },
  amend: {
    spanish: 'modificación',
    moves: [
      move('undistributed', 'assigned'),
      move('assigned', 'undistributed'),
      move('budget', 'undistributed'),
      move('undistributed', 'budget'),
    ],
    recordedBy: ['registrar'],
    approvedBy: ['approver'],
    document: 'la resolución modificatoria',
    reversal: 'never',
  },
  order: {
    spanish: 'orden de pago',
    moves: [move('assigned', 'ordered')],
    recordedBy: ['registrar'],
    approvedBy: ['approver'],
    document: 'la orden de pago',
    reversal: 'any',
  },
  settle: {
    spanish: 'giro',
    moves: [move('ordered', 'transit')],
    recordedBy: ['paymaster'],
    approvedBy: [],
    document: 'la referencia del banco o de SIIF, con su fecha',
    reversal: 'any',
  },
  reject: {
    spanish: 'rechazo bancario',
    moves: [move('ordered', 'assigned'), move('transit', 'assigned')],
    recordedBy: ['paymaster'],
    approvedBy: [],
    document: 'el motivo del banco',
    reversal: 'any',
  },
  confirm: {
    spanish: 'confirmación de recibo',
    moves: [move('transit', 'held')],
    recordedBy: ['recipient'],
    approvedBy: [],
    document: 'el abono en cuenta, con su fecha',
    reversal: 'any',
  },
  execute: {
    spanish: 'ejecución',
    moves: [move('held', 'executed'), move('executed', 'held')],
    recordedBy: ['recipient'],
    approvedBy: ['approver'],
    document: 'el informe de ejecución',
    reversal: 'latest-first',
  },
  withdraw: {
    spanish: 'desistimiento previo al giro',
    moves: [move('assigned', 'released')],
    recordedBy: ['recipient', 'registrar'],
    approvedBy: ['approver'],
    document: 'el oficio, con su radicado',
    reversal: 'any',
  },
  contest: {
    spanish: 'desistimiento, giro por establecer',
    moves: [move('assigned', 'contested')],
    recordedBy: ['recipient', 'registrar'],
    approvedBy: ['approver'],
    document: 'la fuente que lo dice',
    reversal: 'any',
  },
  clarify: {
    spanish: 'esclarecimiento',
    moves: [move('contested', 'released'), move('contested', 'transit'), move('contested', 'held')],
    recordedBy: ['recipient', 'registrar'],
    approvedBy: ['approver'],
    document: 'la prueba del pago, o de que no lo hubo',
    reversal: 'any',
  },
  return: {
    spanish: 'reintegro',
    moves: [move('held', 'returned'), move('yield-held', 'yield-returned')],
    recordedBy: ['recipient'],
    approvedBy: ['paymaster'],
    document: 'el comprobante de consignación y el portafolio del Tesoro',
    reversal: 'any',
  },
  restore: {
    spanish: 'restablecimiento',
    moves: [move('returned', 'undistributed')],
    recordedBy: ['registrar'],
    approvedBy: ['approver'],
    document: 'el acto presupuestal',
    reversal: 'any',
  },
  reassign: {
    spanish: 'reasignación',
    moves: [move('released', 'assigned')],
    recordedBy: ['registrar'],
    approvedBy: ['approver'],
    document: 'la resolución modificatoria',
    reversal: 'never',
  },
  lapse: {
    spanish: 'pérdida de apropiación',
    moves: [move('assigned', 'lapsed'), move('released', 'lapsed'), move('undistributed', 'lapsed')],
    recordedBy: ['registrar'],
    approvedBy: ['approver'],
    document: 'el cierre de la vigencia',
    reversal: 'any',
  },
  earn: {
    spanish: 'rendimientos',
    moves: [move('yield-source', 'yield-held'), move('yield-held', 'yield-source')],
    recordedBy: ['recipient'],
    approvedBy: [],
    document: 'el extracto bancario',
    reversal: 'latest-first',
  },
} as const satisfies Record<string, ActDefinition>;

export type Act = keyof typeof acts;

/** What an entry may be of: an act, or the exact inverse of another entry («anulación»). */
export type EntryAct = Act | 'reverse';

export const actNames = Object.keys(acts) as Act[];

/** Whether the table lets the act move money from one place to the other. */
export function mayMove(act: Act, from: Place, to: Place): boolean {
  return (acts[act] as ActDefinition).moves.some((each) => each.from === from && each.to === to);
}
