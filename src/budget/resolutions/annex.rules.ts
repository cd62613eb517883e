import { refusal } from '../../kernel/errors';
import { Money } from '../../kernel/money';
import type { Movement } from '../ledger/ledger.rules';
import type { Resolution } from './resolution.rules';

/*
 * The annex: which hospital, or which municipality whose hospital no source names yet, receives how much.
 *
 *   Σ lines ≤ authorised, Σ lines = the total printed under the annex, Σ lines ≤ availability certificate
 */

export const AnnexRefused = refusal<{ count: number }>(
  'annex.refused',
  'form',
  { es: 'El anexo tiene líneas por corregir', en: 'The annex has lines to correct' },
  {
    es: ({ count }) => `Hay ${count === 1 ? 'un error' : `${count} errores`} en las líneas; ninguna se guardó.`,
    en: ({ count }) => `${count} wrong in the lines; none was kept.`,
  },
);

export const NotAnAllocation = refusal(
  'annex.not-an-allocation',
  'conflict',
  { es: 'Esta resolución no lleva anexo', en: 'This resolution has no annex' },
  {
    es: () => 'Solo una resolución de asignación lleva líneas; una modificatoria las cambia, una estrategia no gira.',
    en: () => 'Only a resolution of kind "allocation" has lines; an amendment changes them, a strategy moves no money.',
  },
);

export const AnnexEmpty = refusal(
  'annex.empty',
  'conflict',
  { es: 'El anexo está vacío', en: 'The annex is empty' },
  {
    es: () => 'Una resolución de asignación se envía a revisión y se publica con al menos una línea.',
    en: () => 'An allocation resolution is sent to review and published with one line at least.',
  },
);

export const BeyondAuthorized = refusal<{ total: Money; authorized: Money; difference: Money; maximum: Money }>(
  'annex.beyond-authorized',
  'conflict',
  { es: 'Las líneas suman más de lo autorizado', en: 'The lines add up to more than was authorised' },
  {
    es: ({ total, authorized, difference }) =>
      `Las líneas suman ${total.toSpanish()} y la resolución autoriza ${authorized.toSpanish()}: ` +
      `sobran ${difference.toSpanish()}.`,
    en: ({ total, authorized, difference }) =>
      `The lines add up to ${total.toString()} and the resolution authorises ${authorized.toString()}: ${difference.toString()} too much.`,
  },
);

export const TotalDiffers = refusal<{ total: Money; printed: Money; difference: Money }>(
  'annex.total-differs',
  'conflict',
  { es: 'Las líneas no suman el total impreso', en: 'The lines do not add up to the printed total' },
  {
    es: ({ total, printed, difference }) =>
      `Las líneas suman ${total.toSpanish()} y el anexo imprime ${printed.toSpanish()}: ` +
      `la diferencia es ${difference.toSpanish()}.`,
    en: ({ total, printed, difference }) =>
      `The lines add up to ${total.toString()} and the annex prints ${printed.toString()}: the difference is ${difference.toString()}.`,
  },
);

export const HospitalTwice = refusal(
  'annex.hospital-twice',
  'conflict',
  { es: 'El hospital ya tiene una línea', en: 'The hospital has a line already' },
  {
    es: () => 'Ese hospital ya tiene una línea en el anexo de esta resolución.',
    en: () => 'That hospital has a line in the annex of this resolution already.',
  },
);

/**
 * @param total Σ of the lines, pesos
 * @throws BeyondAuthorized, TotalDiffers with both figures and their exact difference
 */
export function requireFigures(
  { authorized_amount, printed_annex_total }: Pick<Resolution, 'authorized_amount' | 'printed_annex_total'>,
  total: Money,
): void {
  const authorized = authorized_amount ?? Money.zero;
  if (total.isGreaterThan(authorized)) {
    throw new BeyondAuthorized({ total, authorized, difference: total.minus(authorized), maximum: authorized });
  }
  if (printed_annex_total === null || printed_annex_total.equals(total)) return;
  const [less, more] = total.isLessThan(printed_annex_total)
    ? [total, printed_annex_total]
    : [printed_annex_total, total];
  throw new TotalDiffers({ total, printed: printed_annex_total, difference: more.minus(less) });
}

/** What publication moves: what was authorised comes in undistributed, and from there each line takes its amount. */
export function publicationMovements(
  { id: resolutionId, authorized }: { id: string; authorized: Money },
  lines: readonly { id: string; amount: Money }[],
): Movement[] {
  const undistributed = { place: 'undistributed', resolutionId } as const;
  return [
    { from: { place: 'budget', resolutionId }, to: undistributed, amount: authorized },
    ...lines.map(({ id: allocationId, amount }) => ({
      from: undistributed,
      to: { place: 'assigned', resolutionId, allocationId } as const,
      amount,
    })),
  ];
}
