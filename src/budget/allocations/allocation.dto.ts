import { z } from 'zod';
import { amount, date, id, instant, text } from '../../platform/http/forms';
import { pageView, paging } from '../../platform/http/paging';
import { isId } from '../../platform/ids';
import { allocationPlaces } from '../ledger/places';
import { deadlineKinds, deadlineUnits, requirementKinds } from '../resolutions/resolution-terms.rules';
import { departmentView } from '../territories/territory.dto';
import { unknownView } from '../unknowns/unknown.dto';
import { allocationStatuses } from './allocation.rules';
import { deadlineStates } from './deadlines.rules';

export const acceptanceForm = z.strictObject({ filingNumber: text(60), acceptedOn: date() });

export const hospitalNamingForm = z.strictObject({ hospitalId: id() });

export const fulfilmentForm = z.strictObject({
  document: text(200).meta({ description: 'Número o nombre del documento' }),
  documentOn: date(),
});

export const refusalForm = z.strictObject({ reason: text(1000) });

export const foreignCursor = {
  params: {
    problem: {
      code: 'cursor.malformed',
      detail: { es: 'El cursor no es de esta lista.', en: 'Not a cursor of this list.' },
    },
  },
};

export const allocationsAsked = z.strictObject({
  status: z.enum(allocationStatuses).optional(),
  department: z.string().trim().min(1).max(100).optional().meta({ description: 'Código o nombre del departamento' }),
  q: z
    .string()
    .trim()
    .max(100)
    .optional()
    .meta({ description: 'Parte del municipio, del hospital, del NIT o del código' }),
  limit: paging.limit,
  cursor: paging.cursor.refine((keys) => keys === undefined || /^\d{1,9}$/.test(keys.join()), foreignCursor),
});

/** So small that an annex of a ministry goes whole. */
export const lineStatusesAsked = z.strictObject({
  limit: z.coerce.number().int().min(1).max(5000).default(5000),
  cursor: allocationsAsked.shape.cursor,
});

/** By identifier, which follows the order of recording. */
export const everyLineAsked = z.strictObject({
  limit: paging.limit,
  cursor: paging.cursor.refine((keys) => keys === undefined || isId(keys.join()), foreignCursor),
});

const pesos = amount({ zero: true });

/** A person, as those who work with the record see it. */
export const personView = z.object({ id: z.string(), name: z.string() });

export const placesView = z.object(
  Object.fromEntries(allocationPlaces.map((place) => [place, pesos])) as Record<
    (typeof allocationPlaces)[number],
    typeof pesos
  >,
);

const requirementView = z.object({
  kind: z.enum(requirementKinds),
  state: z.enum(['open', 'submitted', 'accepted']),
  submissionId: z.string().nullable().meta({ description: 'Lo que se presentó: a esto se adjunta su archivo' }),
  document: z.string().nullable(),
  documentOn: date().nullable(),
  submittedBy: personView.nullable(),
  submittedAt: instant().nullable(),
  acceptedBy: personView.nullable(),
  acceptedAt: instant().nullable(),
  lastRefusal: z
    .object({ document: z.string(), reason: z.string().nullable(), refusedBy: personView, refusedAt: instant() })
    .nullable(),
});

const deadlineView = z.object({
  kind: z.enum(deadlineKinds),
  days: z.number().int(),
  unit: z.enum(deadlineUnits),
  from: date().nullable(),
  dueOn: date().nullable(),
  metOn: date().nullable(),
  state: z.enum(deadlineStates),
});

export const allocationView = z.object({
  id: z.string(),
  line: z.number().int(),
  resolutionId: z.string(),
  resolution: z.string(),
  divipola: z.string(),
  municipality: z.string(),
  department: departmentView,
  hospital: z
    .object({
      id: z.string(),
      name: z.string(),
      nit: z.string().nullable(),
      checkDigit: z.number().int().nullable(),
      reps: z.string().nullable(),
    })
    .nullable(),
  amount: pesos.meta({ description: 'Suma de sus lugares de capital' }),
  status: z.enum(allocationStatuses),
  places: placesView,
  yields: z.object({ earned: pesos, held: pesos, returned: pesos }),
  dueBack: z.object({ capital: pesos, yields: pesos }),
  acceptance: z
    .object({ filingNumber: z.string(), acceptedOn: date(), recordedBy: personView, recordedAt: instant() })
    .nullable(),
  requirements: z.array(requirementView),
  deadlines: z.array(deadlineView),
  withdrawal: z
    .object({
      id: z.string(),
      state: z.enum(['pending', 'approved']),
      payment: z.enum(['before', 'after', 'unknown']),
    })
    .nullable(),
  closedOn: date().nullable(),
  unknown: z.array(unknownView),
  source: z.string().nullable(),
});

export const allocationsView = pageView(allocationView);

const lineStatusView = z.object({ id: z.string(), line: z.number().int(), status: z.enum(allocationStatuses) });

export const lineStatusesView = pageView(lineStatusView);

export type AcceptanceForm = z.output<typeof acceptanceForm>;
export type HospitalNamingForm = z.output<typeof hospitalNamingForm>;
export type FulfilmentForm = z.output<typeof fulfilmentForm>;
export type RefusalForm = z.output<typeof refusalForm>;
export type EveryLineAsked = z.output<typeof everyLineAsked>;
export type AllocationsAsked = z.output<typeof allocationsAsked>;
export type LineStatusesAsked = z.output<typeof lineStatusesAsked>;
export type LineStatusView = z.output<typeof lineStatusView>;
export type AllocationView = z.output<typeof allocationView>;
