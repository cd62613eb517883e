import { z } from 'zod';
import { amount, date, id, instant } from '../../platform/http/forms';
import { paging } from '../../platform/http/paging';
import { isId } from '../../platform/ids';
import { actNames } from './acts';
import { actorView, entryCursor, entryView } from './entries.dto';
import { placeNames } from './places';

/** A posting is named by its entry and its position in it. */
const postingName = z.string().refine((text) => isId(text.slice(0, 36)) && /^\.[1-9]\d{0,6}$/.test(text.slice(36)), {
  params: {
    problem: {
      code: 'posting.malformed',
      detail: { es: 'Se espera asiento.posición.', en: 'entry.position is expected.' },
    },
  },
});

/** One figure: an entry, a posting, or a place of a line or of a resolution (of a date, as known at an instant). */
export const traceAsked = z
  .strictObject({
    entry: id().optional(),
    posting: postingName.optional(),
    allocation: id().optional(),
    resolution: id().optional(),
    place: z.enum(placeNames).optional(),
    asOf: date().optional(),
    knownAt: instant().optional(),
    limit: paging.limit,
    cursor: entryCursor,
  })
  .refine(namesOneFigure, {
    path: ['entry'],
    params: {
      problem: {
        code: 'trace.names-no-figure',
        detail: {
          es: 'Diga qué se rastrea: entry, posting, o place con allocation o con resolution; uno solo.',
          en: 'Say what to trace: entry, posting, or place with allocation or with resolution; one of them.',
        },
      },
    },
  });

export type TraceAsked = z.output<typeof traceAsked>;

const pesos = amount({ zero: true });

const accountView = z.object({
  id: z.string(),
  place: z.enum(placeNames),
  placeInSpanish: z.string(),
  resolutionId: z.string(),
  allocationId: z.string().nullable(),
  line: z.number().int().nullable(),
  municipality: z.string().nullable(),
  disbursementId: z.string().nullable(),
});

export type AccountView = z.output<typeof accountView>;

const eventView = z.object({
  id: z.string(),
  at: instant(),
  act: z.string(),
  person: actorView.nullable(),
  wroteTheEntry: z.boolean(),
});

export type EventView = z.output<typeof eventView>;

const tracedEntryView = z.object({
  entry: entryView,
  amount: pesos.nullable().meta({ description: 'Lo que este asiento puso en la cifra (o le quitó), en pesos' }),
  events: z.array(eventView),
});

const stepView = z.object({
  entryId: z.string(),
  act: z.enum([...actNames, 'reverse']),
  actInSpanish: z.string(),
  effectiveOn: date(),
  document: z.string(),
  from: accountView,
  to: accountView,
});

const parcelView = z.object({ amount: pesos, now: accountView, steps: z.array(stepView) });

export type ParcelView = z.output<typeof parcelView>;

export const traceView = z.object({
  figure: z.object({
    amount: pesos.nullable(),
    place: z.enum(placeNames).nullable(),
    resolutionId: z.string().nullable(),
    allocationId: z.string().nullable(),
  }),
  entries: z.array(tracedEntryView),
  nextCursor: z.string().nullable(),
  flow: z
    .object({ convention: z.string(), cameFrom: z.array(parcelView), wentTo: z.array(parcelView) })
    .nullable()
    .meta({ description: 'De un lugar de una línea: de dónde vino lo que hay y a dónde fue lo que hubo' }),
});

export type TraceView = z.output<typeof traceView>;

function namesOneFigure(asked: Record<string, unknown>): boolean {
  const { entry, posting, allocation, resolution, place } = asked;
  const named = [entry, posting, allocation, resolution].filter((each) => each !== undefined);
  return named.length === 1 && (place !== undefined) === (allocation !== undefined || resolution !== undefined);
}
