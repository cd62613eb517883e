import { refusal } from '../../kernel/errors';
import { AllocationClosed } from './allocation.rules';

/*
 * A line published without its hospital gets it once, when a source names it. The hospital is of the municipality that
 * the annex prints; another hospital, afterwards, takes an amending act.
 */

export const HospitalElsewhere = refusal<{ hospital: string; municipality: string; printed: string }>(
  'allocation.hospital-elsewhere',
  'conflict',
  { es: 'El hospital es de otro municipio', en: 'The hospital is of another municipality' },
  {
    es: ({ hospital, municipality, printed }) =>
      `${hospital} es de ${municipality} y la línea del anexo es de ${printed}.`,
    en: ({ hospital, municipality, printed }) =>
      `${hospital} is of ${municipality} and the line of the annex is of ${printed}.`,
  },
);

export const HospitalKnown = refusal<{ hospital: string }>(
  'allocation.hospital-known',
  'conflict',
  { es: 'La línea ya tiene hospital', en: 'The line has its hospital already' },
  {
    es: ({ hospital }) => `La línea ya es de ${hospital}. Para cambiarla hace falta un acto modificatorio.`,
    en: ({ hospital }) => `The line belongs to ${hospital} already. An amending act is needed to change it.`,
  },
);

interface Place {
  readonly divipola: string;
  readonly municipality: string;
}

/** @throws AllocationClosed, HospitalKnown, HospitalElsewhere: in this order */
export function requireNameable(
  line: Place & { readonly closed: boolean; readonly hospital: { readonly name: string } | null },
  hospital: Place & { readonly name: string },
): void {
  if (line.closed) throw new AllocationClosed({});
  if (line.hospital !== null) throw new HospitalKnown({ hospital: line.hospital.name });
  if (line.divipola === hospital.divipola) return;
  throw new HospitalElsewhere({
    hospital: hospital.name,
    municipality: `${hospital.municipality} (${hospital.divipola})`,
    printed: `${line.municipality} (${line.divipola})`,
  });
}
