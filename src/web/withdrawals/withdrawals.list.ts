import type { RegisterRoom } from '../parts/register/register.page';
import type { Tone } from '../parts/pieces';
import type { Step } from '../parts/register/register.asked';
import { withdrawals, withdrawalStates, wordFor } from '../parts/words';
import { withdrawalAddress, withdrawalsAddress } from './withdrawal.room';

const step = (slug: string, state: string | null, label: string, empty: string, rare = false): Step => ({
  ...{ slug, label, kind: 'withdrawal', state, empty, rare },
});

const tones: Record<string, Tone> = { pending: 'wait', approved: 'good', returned: 'alert' };

/** «Desistimientos», by state. */
export const withdrawalList: RegisterRoom = {
  title: 'Desistimientos',
  lead: 'Hospitales que desisten de su asignación: antes del giro, después, o sin que las fuentes lo digan.',
  address: withdrawalsAddress,
  steps: [
    step(
      'por-decidir',
      'pending',
      'Por decidir',
      'No hay desistimientos por decidir. Aquí llegan los que registra un hospital, o el ministerio en su nombre.',
    ),
    step('aprobados', 'approved', 'Aprobados', 'No hay desistimientos aprobados.'),
    step('devueltos', 'returned', 'Devueltos', 'No hay desistimientos devueltos.', true),
    step('negados', 'refused', 'Negados', 'No hay desistimientos negados.', true),
    step('anulados', 'reversed', 'Anulados', 'No hay desistimientos anulados.', true),
    step('todos', null, 'Todos', 'No hay desistimientos. Se registran desde la página de la línea.'),
  ],
  words: {
    noun: ['desistimiento', 'desistimientos'],
    document: 'Radicado',
    dated: 'Fecha',
    amount: 'Valor de la línea',
    state: ({ state }) => ({ label: wordFor(withdrawalStates, state), tone: tones[state] ?? 'over' }),
    detail: ({ detail }) => (detail === null ? null : wordFor(withdrawals, detail)),
    address: ({ id }) => withdrawalAddress(id),
  },
};
