import { refusal } from '../../kernel/errors';
import type { Money } from '../../kernel/money';
import type { Resolution } from './resolution.rules';

export const AvailabilityTooSmall = refusal<{
  availabilityCertificate: string;
  total: Money;
  difference: Money;
  maximum: Money;
}>(
  'resolution.availability-too-small',
  'conflict',
  { es: 'El CDP no alcanza', en: 'The availability certificate is too small' },
  {
    es: ({ availabilityCertificate, total, difference, maximum }) =>
      `El CDP ${availabilityCertificate} respalda ${maximum.toSpanish()} y se comprometen ${total.toSpanish()}: ` +
      `faltan ${difference.toSpanish()}.`,
    en: ({ availabilityCertificate, total, difference, maximum }) =>
      `Certificate ${availabilityCertificate} backs ${maximum.toString()} and ${total.toString()} is committed: ${difference.toString()} short.`,
  },
);

type Certified = Pick<Resolution, 'availability_number' | 'availability_amount'>;

/**
 * Every act that commits an appropriation has a prior certificate that it is available (Decreto 111 de 1996, art. 71).
 * @param total what is committed, pesos @throws AvailabilityTooSmall naming both figures
 */
export function requireAvailability({ availability_number, availability_amount }: Certified, total: Money): void {
  if (availability_number === null || availability_amount === null || availability_amount.isAtLeast(total)) return;
  throw new AvailabilityTooSmall({
    availabilityCertificate: availability_number,
    total,
    difference: total.minus(availability_amount),
    maximum: availability_amount,
  });
}

/**
 * What an amendment authorises on top is backed by its own certificate or, where it has none, by what the amended
 * act's certificate leaves free.
 * @param figures what is authorised before, and how much more; pesos @throws AvailabilityTooSmall naming both figures
 */
export function requireIncreaseBacked(
  { amendment, act }: Record<'amendment' | 'act', Certified>,
  { standing, more }: { standing: Money; more: Money },
): void {
  if (amendment.availability_number !== null || more.isZero()) requireAvailability(amendment, more);
  else requireAvailability(act, standing.plus(more));
}
