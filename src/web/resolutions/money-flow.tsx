import { flowOf, type ByPlace } from '../../budget/reports/where-money-is';
import { Money } from '../../kernel/money';
import { svgOf } from '../../platform/charts/svg';
import { TableBox } from '../parts/pieces';
import type { ExecutionStatusView, Places } from '../client/views';
import { placeNames } from '../parts/words';

/** From the act through its departments to the places, for who wants to see it; the tables beside it say the same. */
export function MoneyFlow({ report, label }: { report: ExecutionStatusView; label: string }): JSX.Element {
  if (report.departments.length < 2) return <></>;
  // Its words are escaped where the picture is written.
  const flow = flowOf({
    whole: standing(label, report.totals),
    partsTitle: 'Departamentos',
    parts: report.departments.map(({ name, places }) => standing(name, places)),
  });
  const safeFlow = svgOf(flow, { id: 'recorrido', width: 720 });
  return (
    <details class="flow">
      <summary>Ver el recorrido del acto a los lugares</summary>
      <TableBox label="recorrido del dinero">{safeFlow}</TableBox>
    </details>
  );
}

function standing(name: string, places: Places): ByPlace {
  const amounts = placeNames.map((place) => [place, Money.of(places[place] ?? '0.00')] as const);
  return { name, places: Object.fromEntries(amounts) };
}
