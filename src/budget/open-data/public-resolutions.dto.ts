import { z } from 'zod';
import { isCalendarDate } from '../../kernel/calendar';
import { Money } from '../../kernel/money';
import { amount, date } from '../../platform/http/forms';
import { pageView, paging } from '../../platform/http/paging';
import { isId } from '../../platform/ids';
import { resolutionLabel } from '../resolutions/resolution.rules';
import type { PublicResolutionRow } from './public-resolutions.queries';

export const publicResolutionsAsked = z.strictObject({
  limit: paging.limit,
  cursor: paging.cursor.refine(
    (keys) => keys === undefined || (keys.length === 2 && isCalendarDate(keys[0]) && isId(keys[1] ?? '')),
    {
      params: {
        problem: {
          code: 'cursor.malformed',
          detail: { es: 'El cursor no es de esta lista.', en: 'Not a cursor of this list.' },
        },
      },
    },
  ),
});
export type PublicResolutionsAsked = z.output<typeof publicResolutionsAsked>;

export const publicResolutionView = z.object({
  id: z.string(),
  label: z.string(),
  title: z.string(),
  issuer: z.string(),
  issuedOn: date(),
  fiscalYear: z.number().int(),
  status: z.string(),
  authorized: amount({ zero: true }).meta({ description: 'Lo que autoriza hoy, con sus modificaciones' }),
  lines: z.number().int().meta({ description: 'Cuántos hospitales tienen línea en su anexo' }),
});
export type PublicResolutionView = z.output<typeof publicResolutionView>;

export const publicResolutionsView = pageView(publicResolutionView);

/** Fields by hand: what a resolution gains is not published by that alone. */
export function viewPublicResolution(row: PublicResolutionRow): PublicResolutionView {
  const { id, number, year, title, issuer, issuedOn, fiscalYear, status, authorized, lines } = row;
  return {
    ...{ id, title, issuer, issuedOn, fiscalYear, status, lines },
    label: resolutionLabel({ number, year }),
    authorized: Money.of(authorized),
  };
}
