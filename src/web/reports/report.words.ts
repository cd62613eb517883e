import type { RegisterRoom } from '../parts/register/register.page';
import type { Step } from '../parts/register/register.asked';
import type { Sibling } from '../parts/register/siblings';
import type { Tone } from '../parts/pieces';
import { requirements, wordFor } from '../parts/words';

export const reportsAddress = '/escritorio/informes';
export const requirementsAddress = '/escritorio/informes/documentos';
export const incorporationsAddress = '/escritorio/informes/incorporaciones';
export const nationalAddress = '/escritorio/informes/nacional';

export const siblings: readonly Sibling[] = [
  { href: reportsAddress, label: 'Informes de ejecución' },
  { href: requirementsAddress, label: 'Documentos para el giro' },
  { href: incorporationsAddress, label: 'Incorporaciones' },
  { href: nationalAddress, label: 'Informe nacional y cartas' },
];

export const reportStates: Record<string, string> = {
  submitted: 'Por aceptar',
  accepted: 'Aceptado',
  observed: 'Observado',
  annulled: 'Anulado',
};

export const fulfilmentStates: Record<string, string> = {
  submitted: 'Por aceptar',
  accepted: 'Aceptado',
  refused: 'Devuelto',
};

const tones: Record<string, Tone> = { submitted: 'wait', accepted: 'good', observed: 'alert', refused: 'alert' };

const stepOf =
  (kind: string) =>
  (slug: string, state: string | null, label: string, empty: string): Step => ({ slug, label, kind, state, empty });
const report = stepOf('execution-report');
const requirement = stepOf('requirement');

export const reportList: RegisterRoom = {
  title: 'Informes de ejecución',
  lead: 'Lo que cada hospital dice haber contratado, obligado y pagado, acumulado hasta su corte.',
  address: reportsAddress,
  siblings,
  steps: [
    report(
      'por-aceptar',
      'submitted',
      'Por aceptar',
      'No hay informes por aceptar. Aquí llegan los que radican los hospitales.',
    ),
    report('aceptados', 'accepted', 'Aceptados', 'No hay informes aceptados.'),
    report('observados', 'observed', 'Observados', 'No hay informes observados.'),
    report('todos', null, 'Todos', 'Ningún hospital ha radicado informes.'),
  ],
  words: {
    noun: ['informe', 'informes'],
    document: 'Radicado',
    dated: 'Corte',
    amount: 'Pagado acumulado',
    state: ({ state }) => ({ label: wordFor(reportStates, state), tone: tones[state] ?? 'over' }),
    detail: ({ detail }) => (detail === 'final' ? 'Informe final' : null),
    address: ({ id }) => `${reportsAddress}/${id}`,
  },
};

export const requirementList: RegisterRoom = {
  title: 'Documentos para el giro',
  lead: 'Los documentos que la resolución exige antes de girar, y que entregaron los hospitales.',
  address: requirementsAddress,
  siblings,
  steps: [
    requirement('por-aceptar', 'submitted', 'Por aceptar', 'No hay documentos por aceptar.'),
    requirement('aceptados', 'accepted', 'Aceptados', 'No hay documentos aceptados.'),
    requirement('devueltos', 'refused', 'Devueltos', 'No hay documentos devueltos.'),
  ],
  words: {
    noun: ['documento', 'documentos'],
    document: 'Documento',
    dated: 'Fecha del documento',
    amount: 'Valor',
    state: ({ state }) => ({ label: wordFor(fulfilmentStates, state), tone: tones[state] ?? 'over' }),
    detail: ({ detail }) => (detail === null ? null : wordFor(requirements, detail)),
    address: ({ allocation, detail, state }) =>
      state === 'submitted'
        ? `/escritorio/asignaciones/${allocation?.id ?? ''}/requisitos/${detail ?? ''}`
        : `/escritorio/asignaciones/${allocation?.id ?? ''}#requisitos`,
  },
};

export const incorporationList: RegisterRoom = {
  title: 'Incorporaciones al presupuesto',
  lead: 'Los actos con los que cada hospital incorporó los recursos a su presupuesto.',
  address: incorporationsAddress,
  siblings,
  steps: [stepOf('incorporation')('todas', null, 'Todas', 'Ningún hospital ha registrado su acto de incorporación.')],
  words: {
    noun: ['incorporación', 'incorporaciones'],
    document: 'Acto',
    dated: 'Fecha del acto',
    amount: 'Valor incorporado',
    state: () => ({ label: 'Registrada', tone: 'good' }),
    address: ({ allocation }) => `/escritorio/asignaciones/${allocation?.id ?? ''}`,
  },
};
