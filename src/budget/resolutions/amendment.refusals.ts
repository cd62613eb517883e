import { refusal } from '../../kernel/errors';
import type { Money } from '../../kernel/money';
import { places } from '../ledger/places';

export const AmendmentRefused = refusal<{ count: number }>(
  'amendment.refused',
  'form',
  { es: 'La modificación tiene cambios por corregir', en: 'The amendment has changes to correct' },
  {
    es: ({ count }) => `Hay ${count === 1 ? 'un error' : `${count} errores`} en los cambios; ninguno se guardó.`,
    en: ({ count }) => `${count} wrong in the changes; none was kept.`,
  },
);

export const AmendmentEmpty = refusal(
  'amendment.empty',
  'conflict',
  { es: 'La modificación no cambia nada', en: 'The amendment changes nothing' },
  {
    es: () => 'Una resolución modificatoria se envía a revisión y se publica con al menos un cambio.',
    en: () => 'An amendment is sent to review and published with one change at least.',
  },
);

export const NotAnAmendment = refusal(
  'amendment.not-an-amendment',
  'conflict',
  { es: 'No es una modificatoria', en: 'Not an amendment' },
  {
    es: () => 'Solo una resolución modificatoria lleva cambios.',
    en: () => 'Only a resolution of kind "amendment" carries changes.',
  },
);

/** The places that a change may take from. */
export type Giving = 'undistributed' | 'assigned' | 'released';

export const ChangeBeyondFunds = refusal<{
  position: number;
  line: number | null;
  place: Giving;
  requested: Money;
  maximum: Money;
}>(
  'amendment.insufficient-funds',
  'conflict',
  { es: 'El dinero no alcanza para un cambio', en: 'Insufficient funds for a change' },
  {
    es: ({ position, line, place, requested, maximum }) =>
      `El cambio ${position} pide ${requested.toSpanish()} y en «${places[place].spanish}»` +
      `${line === null ? '' : ` de la línea ${line}`} se puede disponer de ${maximum.toSpanish()}.`,
    en: ({ position, line, place, requested, maximum }) =>
      `Change ${position} asks for ${requested.toString()} and "${place}"` +
      `${line === null ? '' : ` of line ${line}`} can give ${maximum.toString()}.`,
  },
);
