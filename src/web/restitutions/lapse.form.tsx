import type { ResolutionView } from '../client/views';
import { pesos } from '../parts/amounts';
import type { FormDefinition } from '../parts/forms/definition';
import { Fact, Facts } from '../parts/pieces';

export const lapseForm = {
  actNumber: { kind: 'text', label: 'Número del acto del cierre', maxLength: 60 },
  effectiveOn: { kind: 'date', label: 'Fecha de efecto', hint: 'El cierre de la vigencia.' },
} as const satisfies FormDefinition;

/** What would be lost of a resolution today. */
export function LapsableFacts({ of }: { of: ResolutionView }): JSX.Element {
  return (
    <Facts>
      <Fact name="Resolución" value={of.label} />
      <Fact name="Vigencia" value={String(of.fiscalYear)} />
      <Fact name="Por distribuir, hoy" value={pesos(of.totals.undistributed)} />
      <Fact name="Por girar, hoy" value={pesos(of.totals.assigned)} />
      <Fact name="Liberado, hoy" value={pesos(of.totals.released)} />
    </Facts>
  );
}
