import type { RecordWords } from '../parts/register/register-table';
import type { RegisterRoom } from '../parts/register/register.page';
import type { Step } from '../parts/register/register.asked';
import type { Sibling } from '../parts/register/siblings';
import type { Tone } from '../parts/pieces';
import { wordFor } from '../parts/words';

export const restitutionsAddress = '/escritorio/reintegros';
export const restorationsAddress = '/escritorio/restablecimientos';
export const lapsesAddress = '/escritorio/perdidas';
export const dueBackAddress = '/escritorio/reintegros/por-volver';

export const siblings: readonly Sibling[] = [
  { href: dueBackAddress, label: 'Lo que debe volver' },
  { href: restitutionsAddress, label: 'Consignaciones' },
  { href: restorationsAddress, label: 'Restablecimientos' },
  { href: lapsesAddress, label: 'Pérdidas de apropiación' },
];

export const restitutionStates: Record<string, string> = {
  reported: 'Por verificar',
  verified: 'Verificada',
  refused: 'Negada',
  returned: 'Devuelta',
  annulled: 'Anulada',
};

export const decidedStates: Record<string, string> = {
  pending: 'Por aprobar',
  recorded: 'Por aprobar',
  approved: 'Aprobado',
  refused: 'Negado',
  returned: 'Devuelto',
  annulled: 'Anulado',
  reversed: 'Anulado',
};

const tones: Record<string, Tone> = {
  reported: 'wait',
  pending: 'wait',
  recorded: 'wait',
  verified: 'good',
  approved: 'good',
  returned: 'alert',
};

const stateOf =
  (states: Record<string, string>): RecordWords['state'] =>
  ({ state }) => ({ label: wordFor(states, state), tone: tones[state] ?? 'over' });

const stepsOf = (
  kind: string,
  steps: readonly (readonly [string, string | null, string, string, boolean?])[],
): Step[] => steps.map(([slug, state, label, empty, rare = false]) => ({ slug, label, kind, state, empty, rare }));

export const restitutionList: RegisterRoom = {
  title: 'Reintegros: consignaciones',
  lead: 'Lo que los hospitales dicen haber consignado de vuelta. Capital y rendimientos van aparte.',
  address: restitutionsAddress,
  siblings,
  steps: stepsOf('restitution', [
    [
      'por-verificar',
      'reported',
      'Por verificar',
      'No hay consignaciones por verificar. Aquí llegan las que registran los hospitales.',
    ],
    ['verificadas', 'verified', 'Verificadas', 'No hay consignaciones verificadas.'],
    ['devueltas', 'returned', 'Devueltas', 'No hay consignaciones devueltas.', true],
    ['negadas', 'refused', 'Negadas', 'No hay consignaciones negadas.', true],
    ['anuladas', 'annulled', 'Anuladas', 'No hay consignaciones anuladas.', true],
    ['todas', null, 'Todas', 'Ningún hospital ha registrado consignaciones.'],
  ]),
  words: {
    noun: ['consignación', 'consignaciones'],
    document: 'Referencia',
    dated: 'Consignada el',
    amount: 'Valor',
    state: stateOf(restitutionStates),
    detail: ({ detail }) => (detail === null ? null : `Portafolio: ${detail}`),
    address: ({ id }) => `${restitutionsAddress}/${id}`,
  },
};

export const restorationList: RegisterRoom = {
  title: 'Restablecimientos',
  lead: 'Capital reintegrado en la misma vigencia que vuelve a la apropiación, con un acto presupuestal.',
  address: restorationsAddress,
  siblings,
  steps: stepsOf('restoration', [
    ['por-aprobar', 'recorded', 'Por aprobar', 'No hay restablecimientos por aprobar.'],
    [
      'aprobados',
      'approved',
      'Aprobados',
      'No hay restablecimientos aprobados. Se registran desde la página de la línea que reintegró.',
    ],
    ['devueltos', 'returned', 'Devueltos', 'No hay restablecimientos devueltos.', true],
    ['negados', 'refused', 'Negados', 'No hay restablecimientos negados.', true],
    ['anulados', 'annulled', 'Anulados', 'No hay restablecimientos anulados.', true],
  ]),
  words: {
    noun: ['restablecimiento', 'restablecimientos'],
    document: 'Acto presupuestal',
    dated: 'Fecha de efecto',
    amount: 'Valor',
    state: stateOf(decidedStates),
    address: ({ id }) => `${restorationsAddress}/${id}`,
  },
};

export const lapseList: RegisterRoom = {
  title: 'Pérdidas de apropiación',
  lead: 'Lo que quedó libre al cierre de la vigencia y se pierde: por distribuir, por girar y liberado.',
  address: lapsesAddress,
  siblings,
  steps: stepsOf('lapse', [
    [
      'por-aprobar',
      'pending',
      'Por aprobar',
      'No hay pérdidas por aprobar. Al cierre de la vigencia se registra una por resolución.',
    ],
    ['aprobadas', 'approved', 'Aprobadas', 'No hay pérdidas aprobadas.'],
    ['devueltas', 'returned', 'Devueltas', 'No hay pérdidas devueltas.', true],
    ['negadas', 'refused', 'Negadas', 'No hay pérdidas negadas.', true],
    ['anuladas', 'reversed', 'Anuladas', 'No hay pérdidas anuladas.', true],
  ]),
  words: {
    noun: ['pérdida', 'pérdidas'],
    document: 'Acto del cierre',
    dated: 'Fecha de efecto',
    amount: 'Valor',
    state: stateOf(decidedStates),
    address: ({ id }) => `${lapsesAddress}/${id}`,
  },
};
