import type { Desk } from '../client/desk-client';
import type { AllocationView, ResolutionView } from '../client/views';
import { pesos } from '../parts/amounts';
import { reasonForm, type Deed, type DeedRoom } from '../parts/deeds/deed';
import { Fact, Facts } from '../parts/pieces';
import { dateInWords, wordFor } from '../parts/words';
import { lineAddress } from '../payments/order.page';
import type { LapseView, Restituted, RestitutionView, RestorationView, Restored } from './restitution.views';
import {
  decidedStates,
  lapsesAddress,
  restitutionsAddress,
  restitutionStates,
  restorationsAddress,
} from './restitution.words';

/** The three ways to decide what another person recorded. */
interface Deciding<Of> {
  readonly permission: string;
  readonly roles: readonly string[];
  readonly when: (of: Of) => boolean;
  readonly path: (of: Of) => string;
  /** «la consignación», «el restablecimiento». */
  readonly noun: string;
  readonly yes: Pick<Deed<Of>, 'slug' | 'title' | 'means' | 'button' | 'said'> & { readonly act: string };
  readonly no: string;
}

function decisionsOf<Of>({ permission, roles, when, path, noun, yes, no }: Deciding<Of>): Deed<Of>[] {
  const both = { permission, roles, when, byAnother: true };
  const { act, ...approve } = yes;
  return [
    { ...both, ...approve, form: {}, path: (of) => `${path(of)}/${act}` },
    {
      ...both,
      slug: 'devolver',
      title: `Devolver ${noun} para que se corrija`,
      means: 'No mueve dinero: quien lo registró lee el motivo y registra otro.',
      button: 'Devolver',
      form: reasonForm,
      path: (of) => `${path(of)}/return`,
      said: { said: 'Quedó en devolución, con su motivo. A quien lo registró le espera corregirlo.' },
    },
    {
      ...both,
      slug: 'negar',
      title: `Negar ${noun}`,
      means: no,
      button: `Negar ${noun}`,
      form: reasonForm,
      path: (of) => `${path(of)}/refusal`,
      grave: true,
      said: { said: 'Quedó la negativa, con su motivo. Nada se movió.' },
    },
  ];
}

const lineTrail = (line: AllocationView, list: { href: string; label: string }, own: string) => [
  { href: '/', label: 'Inicio' },
  list,
  { href: lineAddress(line), label: `Línea ${line.line}, ${line.municipality}` },
  { href: own, label: 'Este registro' },
];

export const restitutionRoom: DeedRoom<Restituted> = {
  deeds: decisionsOf<Restituted>({
    permission: 'restitution.verify',
    roles: ['paymaster'],
    when: ({ record }) => record.state === 'reported',
    path: ({ record }) => `/restitutions/${record.id}`,
    noun: 'la consignación',
    yes: {
      slug: 'verificar',
      act: 'verification',
      title: 'Verificar la consignación',
      means: 'Confirma que el dinero llegó al Tesoro: pasa a «reintegrado».',
      button: 'Verificar la consignación',
      said: { said: 'La consignación quedó verificada: el dinero está reintegrado.' },
    },
    no: 'La consignación no existe o no es de esta línea: el dinero sigue por reintegrar.',
  }),
  read: async (desk, id) => {
    const record = await desk.get<RestitutionView>(`/restitutions/${encodeURIComponent(id)}`);
    return { record, line: await lineOf(desk, record.allocationId) };
  },
  address: ({ record }) => `${restitutionsAddress}/${record.id}`,
  trail: ({ record, line }) =>
    lineTrail(line, { href: restitutionsAddress, label: 'Reintegros' }, `${restitutionsAddress}/${record.id}`),
  summary: ({ record, line }) => (
    <Facts>
      <Fact name="Valor" value={pesos(record.amount)} />
      <Fact name="De qué es" value={record.kind === 'principal' ? 'Capital' : 'Rendimientos'} />
      <Fact name="Estado" value={wordFor(restitutionStates, record.state)} />
      <Fact name="Consignada el" value={dateInWords(record.depositedOn)} />
      <Fact name="Portafolio del Tesoro" value={record.portfolio} />
      <Fact name="Referencia" value={record.reference} />
      <Fact name="Hospital (E.S.E.)" value={line.hospital?.name} />
      <Fact
        name="Vigencia"
        value={
          record.withinFiscalYear
            ? `${record.fiscalYear}: dentro de ella, se puede restablecer`
            : `${record.fiscalYear}: fuera de ella, es ingreso del Tesoro`
        }
      />
    </Facts>
  ),
  maker: ({ record }) => record.recordedBy.id,
};

export const restorationRoom: DeedRoom<Restored> = {
  deeds: decisionsOf<Restored>({
    permission: 'restoration.approve',
    roles: ['approver'],
    when: ({ record }) => record.state === 'recorded',
    path: ({ record }) => `/restorations/${record.id}`,
    noun: 'el restablecimiento',
    yes: {
      slug: 'aprobar',
      act: 'approval',
      title: 'Aprobar el restablecimiento',
      means: 'El dinero pasa de «reintegrado» a «por distribuir», y se puede asignar con una resolución modificatoria.',
      button: 'Aprobar el restablecimiento',
      said: { said: 'El restablecimiento quedó aprobado: el dinero está por distribuir.' },
    },
    no: 'El dinero sigue reintegrado.',
  }),
  read: async (desk, id) => {
    const record = await desk.get<RestorationView>(`/restorations/${encodeURIComponent(id)}`);
    return { record, line: await lineOf(desk, record.allocationId) };
  },
  address: ({ record }) => `${restorationsAddress}/${record.id}`,
  trail: ({ record, line }) =>
    lineTrail(line, { href: restorationsAddress, label: 'Restablecimientos' }, `${restorationsAddress}/${record.id}`),
  summary: ({ record, line }) => (
    <Facts>
      <Fact name="Valor" value={pesos(record.amount)} />
      <Fact name="Estado" value={wordFor(decidedStates, record.state)} />
      <Fact name="Acto presupuestal" value={record.actNumber} />
      <Fact name="Fecha de efecto" value={dateInWords(record.effectiveOn)} />
      <Fact name="Hospital (E.S.E.)" value={line.hospital?.name} />
      <Fact name="Reintegrado en la línea" value={pesos(line.places.returned)} />
    </Facts>
  ),
  maker: ({ record }) => record.recordedBy.id,
};

/** A lapse with the resolution whose money it takes. */
export interface Lapsed {
  readonly record: LapseView;
  readonly resolution: ResolutionView;
}

export const lapseRoom: DeedRoom<Lapsed> = {
  deeds: decisionsOf<Lapsed>({
    permission: 'lapse.approve',
    roles: ['approver'],
    when: ({ record }) => record.state === 'pending',
    path: ({ record }) => `/lapses/${record.id}`,
    noun: 'la pérdida',
    yes: {
      slug: 'aprobar',
      act: 'approval',
      title: 'Aprobar la pérdida de apropiación',
      means: 'Todo lo que quedó libre de la resolución se pierde: no se puede volver a asignar.',
      button: 'Aprobar la pérdida',
      said: { said: 'La pérdida quedó aprobada: lo que estaba libre se perdió con la vigencia.' },
    },
    no: 'Lo que está libre sigue libre.',
  }),
  read: async (desk, id) => {
    const record = await desk.get<LapseView>(`/lapses/${encodeURIComponent(id)}`);
    return { record, resolution: await desk.get<ResolutionView>(`/resolutions/${record.resolutionId}`) };
  },
  address: ({ record }) => `${lapsesAddress}/${record.id}`,
  trail: ({ record, resolution }) => [
    { href: '/', label: 'Inicio' },
    { href: lapsesAddress, label: 'Pérdidas de apropiación' },
    { href: `/escritorio/resoluciones/${resolution.id}`, label: resolution.label },
    { href: `${lapsesAddress}/${record.id}`, label: 'Esta pérdida' },
  ],
  summary: ({ record, resolution }) => (
    <Facts>
      <Fact name="Resolución" value={resolution.label} />
      <Fact name="Vigencia" value={String(resolution.fiscalYear)} />
      <Fact name="Estado" value={wordFor(decidedStates, record.state)} />
      <Fact name="Acto del cierre" value={record.actNumber} />
      <Fact name="Fecha de efecto" value={dateInWords(record.effectiveOn)} />
      {record.amount === null ? (
        <>
          <Fact name="Por distribuir, hoy" value={pesos(resolution.totals.undistributed)} />
          <Fact name="Por girar, hoy" value={pesos(resolution.totals.assigned)} />
          <Fact name="Liberado, hoy" value={pesos(resolution.totals.released)} />
        </>
      ) : (
        <Fact name="Perdido" value={pesos(record.amount)} />
      )}
    </Facts>
  ),
  maker: ({ record }) => record.recordedBy.id,
};

function lineOf(desk: Desk, id: string): Promise<AllocationView> {
  return desk.get<AllocationView>(`/allocations/${id}`);
}
