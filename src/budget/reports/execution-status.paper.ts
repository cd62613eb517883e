import { Money } from '../../kernel/money';
import type { Block } from '../../platform/paper/blocks';
import { allocationPlaces, type Place } from '../ledger/places';
import type { ExecutionStatus, Range } from './execution-status.contents';
import { keyFigures } from './key-figures';
import { whereBlocks, type WhereMoneyIs } from './where-money-is';

/** What stands on paper before the table: where the money is, as a bar and a table; from the act to the places. */
export function executionStatusPaper(report: ExecutionStatus): Block[] {
  const where = whereMoneyIs(report);
  if (report.rows.length === 0) return [];
  return [keyFigures(report.totals), ...rangesOnPaper(report), ...whereBlocks(where)];
}

/** What the contested money leaves open, as the note promises it; nothing where none is contested. */
export function rangesOnPaper({ ranges, totals }: ExecutionStatus): Block[] {
  if (!totals.contested.isPositive()) return [];
  const row = (label: string, { minimum, reported, maximum }: Range) => ({
    cells: [label, minimum.toSpanish(), reported?.toSpanish() ?? 'por confirmar', maximum.toSpanish()],
  });
  return [
    {
      kind: 'table',
      caption: 'Lo que depende del giro por establecer',
      dense: true,
      columns: [
        { header: '', width: 4 },
        { header: 'Mínimo', width: 2, align: 'right' },
        { header: 'Según la fuente', width: 2, align: 'right' },
        { header: 'Máximo', width: 2, align: 'right' },
      ],
      rows: [
        row('Lo girado', ranges.paid),
        row('Lo liberado', ranges.released),
        row('Lo que debe volver por desistimiento', ranges.dueBack),
      ],
    },
  ];
}

/** The resolution by place, and its departments. Of a recipient, what its lines have. */
function whereMoneyIs({ resolution, scope, totals, departments }: ExecutionStatus): WhereMoneyIs {
  const whole = scope === 'resolution' ? resolution.label : `${resolution.label}, sus líneas`;
  return {
    whole: {
      name: whole,
      places: {
        ...inPlaces(totals),
        // What a recipient's lines lost is theirs no more, and the rest of what was lost is not theirs to see.
        ...(totals.undistributed === null ? {} : { undistributed: totals.undistributed, lapsed: totals.lapsed }),
      },
    },
    partsTitle: 'Departamentos',
    parts: departments.map((department) => ({ name: department.name, places: inPlaces(department) })),
  };
}

function inPlaces(of: Record<(typeof allocationPlaces)[number], Money>): Partial<Record<Place, Money>> {
  return Object.fromEntries(allocationPlaces.map((place) => [place, of[place]]));
}
