import { z } from 'zod';
import { isCalendarDate } from '../../kernel/calendar';
import { FormRefused } from '../../platform/http/contract';
import { amount, date, id, instant, printedText, refuse, text } from '../../platform/http/forms';
import { pageView, paging, type Page } from '../../platform/http/paging';
import { isId } from '../../platform/ids';
import { capitalPlaces, places } from '../ledger/places';
import type { Cursor, PlaceSum } from './resolution-list.queries';
import { authorizedNow, balancesOfRow, type ResolutionRow, type SummaryRow } from './resolution.queries';
import { deadlineKinds, deadlineUnits, requirementKinds } from './resolution-terms.rules';
import { life, numberAsPrinted, resolutionKinds, resolutionLabel } from './resolution.rules';

const deadline = z.strictObject({
  kind: z.enum(deadlineKinds),
  days: z.int().min(1).max(730),
  unit: z.enum(deadlineUnits),
});

const availabilityCertificate = z.strictObject({ number: text(60), issuedOn: date(), amount: amount() });

const announcedAmount = z.strictObject({ amount: amount(), text: text(2000), source: text(500) });

const year = z.int().min(1900).max(9999);

const said = {
  issuer: printedText(200),
  number: resolutionNumber(),
  year,
  issuedOn: date(),
  title: printedText(4000),
  strategyId: id().nullish(),
  amendsId: id().nullish(),
  fiscalYear: year,
  authorizedAmount: amount().nullish(),
  announcedAmounts: z.array(announcedAmount).max(50).optional(),
  printedAnnexTotal: amount().nullish(),
  availabilityCertificate: availabilityCertificate.nullish(),
  disburseFrom: date().nullish(),
  executeBy: date().nullish(),
  deadlines: z.array(deadline).max(deadlineKinds.length).optional(),
  requirements: z.array(z.enum(requirementKinds)).max(requirementKinds.length).optional(),
  source: text(500).nullish(),
};

export const draftForm = z.strictObject({ kind: z.enum(resolutionKinds), ...said });

/** What is left out stays as it is; null takes away what may be unsaid. The kind of a draft does not change. */
export const correctionForm = z.strictObject(said).partial();

/** The act in force that repeals it. */
export const repealForm = z.strictObject({ repealedById: id(), reason: text(2000) });

export const reasonForm = z.strictObject({ reason: text(2000) });

const words = <Word extends string>(list: readonly Word[]) => z.enum(list as readonly [Word, ...Word[]]);

export const resolutionsAsked = z.strictObject({
  kind: z.enum(resolutionKinds).optional(),
  status: words(life.states).optional(),
  year: z.coerce.number().int().min(1900).max(9999).optional(),
  strategy: id().optional(),
  amends: id().optional().meta({ description: 'Las que modifican esta' }),
  place: z.enum(capitalPlaces).optional().meta({ description: 'Las que tienen dinero en este lugar' }),
  q: z.string().trim().max(100).optional().meta({ description: 'Parte del título, del emisor o del número' }),
  ...paging,
});

const pesos = z.string().meta({ description: 'Pesos', examples: ['60431400.00'] });
const person = z.object({ id: z.string(), name: z.string() });

export const resolutionSummary = z.object({
  id: z.string(),
  kind: z.enum(resolutionKinds),
  label: z.string(),
  issuer: z.string(),
  number: z.int(),
  numberAsPrinted: z.string(),
  year: z.int(),
  issuedOn: z.string(),
  title: z.string(),
  status: words(life.states),
  fiscalYear: z.int(),
  strategyId: z.string().nullable(),
  amendsId: z.string().nullable(),
  authorizedAmount: pesos.nullable(),
});

const placeTotals = z.partialRecord(z.enum(capitalPlaces), pesos);

export const resolutionView = resolutionSummary.extend({
  /** What it authorises after its amendments; null for those who see only their own lines. */
  authorizedNow: pesos.nullable(),
  announcedAmounts: z.array(z.object({ amount: pesos, text: z.string(), source: z.string() })),
  printedAnnexTotal: pesos.nullable(),
  availabilityCertificate: z.object({ number: z.string(), issuedOn: z.string(), amount: pesos }).nullable(),
  disburseFrom: z.string().nullable(),
  executeBy: z.string().nullable(),
  deadlines: z.array(z.object({ kind: z.enum(deadlineKinds), days: z.int(), unit: z.enum(deadlineUnits) })),
  requirements: z.array(z.enum(requirementKinds)),
  source: z.string().nullable(),
  /** How many lines the reader sees. */
  lines: z.int(),
  /** Changes whenever a line or a change does, so that who publishes publishes what they read. */
  annexDigest: z.string(),
  totals: placeTotals,
  yields: z.object({ held: pesos, returned: pesos }),
  draftedBy: person,
  draftedAt: instant(),
  reviewedBy: person.nullable(),
  reviewedAt: instant().nullable(),
  publishedBy: person.nullable(),
  publishedAt: instant().nullable(),
});

const listedResolution = resolutionSummary.extend({ totals: placeTotals });

/** A page, with the number and the places of all that the question finds. */
export const resolutionsView = pageView(listedResolution).extend({ count: z.int(), totals: placeTotals });

export type DraftForm = z.output<typeof draftForm>;
export type CorrectionForm = z.output<typeof correctionForm>;
export type RepealForm = z.output<typeof repealForm>;
export type ReasonForm = z.output<typeof reasonForm>;
export type ResolutionsAsked = z.output<typeof resolutionsAsked>;
export type ResolutionSummary = z.output<typeof resolutionSummary>;
export type ListedResolution = z.output<typeof listedResolution>;
export type ResolutionsView = Page<ListedResolution> & Pick<z.output<typeof resolutionsView>, 'count' | 'totals'>;
export type ResolutionView = z.output<typeof resolutionView>;

/** Where the page before ended. @throws FormRefused for a cursor of another list */
export function cursorOf([issuedOn, last]: readonly string[] = []): Cursor | null {
  if (issuedOn === undefined && last === undefined) return null;
  if (isCalendarDate(issuedOn) && last !== undefined && isId(last)) return { issuedOn, id: last };
  const detail = { es: 'El cursor no es de esta lista.', en: 'Not a cursor of this list.' };
  throw new FormRefused({ count: 1 }, [{ field: 'cursor', code: 'cursor.malformed', detail }]);
}

export function viewSummary(row: SummaryRow): ResolutionSummary {
  return {
    id: row.id,
    kind: row.kind,
    label: resolutionLabel(row),
    issuer: row.issuer,
    number: row.number,
    numberAsPrinted: numberAsPrinted(row.number),
    year: row.year,
    issuedOn: row.issued_on,
    title: row.title,
    status: row.status,
    fiscalYear: row.fiscal_year,
    strategyId: row.strategy_id,
    amendsId: row.amends_id,
    authorizedAmount: row.authorized_amount,
  };
}

/**
 * Whose acts they are is public, to hospitals too.
 * @param seesAll false for somebody bound to hospitals: their own lines' places
 */
export function viewResolution(row: ResolutionRow, seesAll: boolean): ResolutionView {
  const balances = balancesOfRow(row);
  return {
    ...viewSummary(row),
    authorizedNow: seesAll ? authorizedNow(balances).toString() : null,
    announcedAmounts: row.announced,
    printedAnnexTotal: row.printed_annex_total,
    availabilityCertificate: certificateOf(row),
    disburseFrom: row.disburse_from,
    executeBy: row.execute_by,
    deadlines: row.deadlines,
    requirements: row.requirements,
    source: row.source,
    lines: row.lines,
    annexDigest: row.annex_digest,
    totals: viewPlaces(row.places, seesAll),
    yields: { held: balances['yield-held'].toString(), returned: balances['yield-returned'].toString() },
    draftedBy: row.drafted_by,
    draftedAt: row.drafted_at,
    reviewedBy: row.reviewed_by,
    reviewedAt: row.reviewed_at,
    publishedBy: row.published_by,
    publishedAt: row.published_at,
  };
}

/** One amount a place of capital; those of a resolution as a whole only for who sees all of it. */
export function viewPlaces(sums: readonly PlaceSum[], seesAll: boolean): ResolutionView['totals'] {
  const balances = balancesOfRow({ places: sums });
  const seen = capitalPlaces.filter((place) => seesAll || places[place].per !== 'resolution');
  return Object.fromEntries(seen.map((place) => [place, balances[place].toString()]));
}

function certificateOf(row: ResolutionRow): ResolutionView['availabilityCertificate'] {
  const { availability_number: number, availability_issued_on: issuedOn, availability_amount: certified } = row;
  return number !== null && issuedOn !== null && certified !== null ? { number, issuedOn, amount: certified } : null;
}

/** A whole number, or the eight digits that the ministry prints: 1409, "1409", "00001409". */
function resolutionNumber() {
  return z
    .unknown()
    .transform((value, context): number => {
      const number = typeof value === 'string' && /^\d{1,8}$/.test(value) ? Number(value) : value;
      if (typeof number === 'number' && Number.isInteger(number) && number >= 1 && number <= 99_999_999) return number;
      return refuse(context, {
        code: 'resolution.wrong-number',
        detail: {
          es: 'Se espera el número de la resolución, de 1 a 99999999; se acepta con sus ceros, «00001409».',
          en: 'The number of the resolution is expected, 1 to 99999999; its zeros are accepted, "00001409".',
        },
      });
    })
    .meta({ oneOf: [{ type: 'integer' }, { type: 'string', pattern: '^[0-9]{1,8}$' }], examples: ['00001409'] });
}
