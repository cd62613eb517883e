import { z } from 'zod';
import { date, instant, text } from '../../platform/http/forms';
import { pageView } from '../../platform/http/paging';
import { personView } from '../allocations/allocation.dto';
import { placeNames } from '../ledger/places';
import { detailKinds } from './layout.rules';
import { encodings } from './text-form';

const pesos = z.string().meta({ description: 'Pesos, as text', examples: ['60431400.00'] });

export const resourceForm = z.strictObject({
  resource: z
    .string()
    .trim()
    .regex(/^(ID)?\d{10}$/i)
    .transform((written) => written.slice(-10))
    .meta({ description: 'Las diez cifras del ID del recurso, con «ID» o sin él', examples: ['ID2087325712'] }),
  document: text(200).meta({ description: 'El documento que dice de qué línea es el recurso' }),
});
export type ResourceForm = z.output<typeof resourceForm>;

export const resourceView = z.object({
  id: z.string(),
  allocationId: z.string(),
  resource: z.string(),
  document: z.string(),
  state: z.enum(['current', 'replaced']),
  recordedBy: personView,
  recordedAt: instant(),
});
export type ResourceView = z.output<typeof resourceView>;
export const resourcesView = pageView(resourceView);

export const pisisAsked = z.strictObject({
  cutoff: date().optional().meta({ description: 'La fecha de corte; el último día del mes pasado, si no se dice' }),
});
export type PisisAsked = z.output<typeof pisisAsked>;

const changeView = z.object({
  line: z.number().int(),
  kind: z.literal(detailKinds),
  what: z.enum(['new', 'updated', 'annulled', 'same']),
  name: z.string(),
  before: pesos.nullable(),
  after: pesos.nullable(),
});

const figure = z.object({ before: pesos, after: pesos, difference: pesos });

const boundAct = z.object({
  line: z.number().int().nullable(),
  kind: z.enum(['incorporation', 'execution-report', 'yield-record', 'restitution']),
  id: z.string(),
  amount: pesos.nullable(),
  recorded: z.boolean().meta({ description: 'false: ya estaba registrado antes de este archivo' }),
});

/** What a file did when it was taken, as it was answered then. Nobody's name or id is in it. */
export const outcomeView = z.object({
  counts: z.record(z.string(), z.number().int()).meta({ description: 'Registros de cada tipo' }),
  warningCount: z.number().int().meta({ description: 'Se listan los primeros 500' }),
  warnings: z.array(
    z.object({ line: z.number().int().nullable(), field: z.string().nullable(), code: z.string(), detail: z.string() }),
  ),
  changes: z.array(changeView),
  figures: z
    .object({ incorporated: figure, contracted: figure, obligated: figure, paid: figure })
    .meta({ description: 'Acumuladas; antes: la incorporación y el último informe aceptado' }),
  assigned: pesos,
  balance: pesos.meta({ description: 'Asignado menos contratado' }),
  paidOfAssigned: z.string().nullable().meta({ description: '%: pagado sobre asignado' }),
  acts: z.array(boundAct),
  report: z.object({ id: z.string().nullable(), correction: z.boolean(), why: z.string().nullable() }),
  places: z.array(z.object({ place: z.enum(placeNames), now: pesos, decided: pesos })).meta({
    description: 'En cada lugar: antes del archivo, y cuando se acepte el informe y se verifiquen los reintegros',
  }),
});
export type OutcomeView = z.output<typeof outcomeView>;

export const pisisFileView = z.object({
  id: z.string(),
  allocationId: z.string(),
  name: z.string(),
  sha256: z.string(),
  size: z.number().int(),
  encoding: z.enum(encodings).nullable().meta({ description: 'null: solo ASCII, igual en ambas' }),
  firstDate: date(),
  cutoff: date(),
  recordedBy: personView,
  recordedAt: instant(),
  repeated: z.boolean().meta({ description: 'true: este mismo archivo ya se había recibido, y nada cambió' }),
  outcome: outcomeView,
});
export type PisisFileView = z.output<typeof pisisFileView>;
export const pisisFilesView = pageView(pisisFileView.omit({ outcome: true, repeated: true }));
export type PisisFileSummary = Omit<PisisFileView, 'outcome' | 'repeated'>;

export const contractView = z.object({
  name: z.string(),
  signedOn: z.string(),
  endsOn: z.string(),
  object: z.string(),
  amount: pesos,
  obligated: pesos,
  paid: pesos,
  policies: z.number().int(),
  annulled: z.boolean(),
});
export const contractsView = pageView(contractView);
export type ContractsView = z.output<typeof contractsView>;
