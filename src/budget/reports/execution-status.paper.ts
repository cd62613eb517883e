import { Money } from '../../kernel/money';
import type { Block, Field } from '../../platform/paper/blocks';
import { allocationPlaces, type Place } from '../ledger/places';
import type { ExecutionStatus } from './execution-status.contents';
import { barOf, flowOf, inWords, whereTable, type WhereMoneyIs } from './where-money-is';

/** What stands on paper before the table: where the money is, as a bar and a table; from the act to the places. */
export function executionStatusPaper(report: ExecutionStatus): Block[] {
  const where = whereMoneyIs(report);
  if (report.rows.length === 0) return [];
  return [
    { kind: 'fields', fields: keyFigures(report) },
    { kind: 'chart', chart: barOf(where), alternative: inWords(where) },
    whereTable(where),
    { kind: 'chart', chart: flowOf(where), alternative: inWords(where) },
    { kind: 'pageBreak' },
  ];
}

/** What is asked first: how much, and which part of it was paid and spent, each share with what it is of. */
function keyFigures({ totals, percentages }: ExecutionStatus): Field[] {
  const { paidOfAssigned, executedOfAssigned } = percentages;
  const figure = (label: string, amount: Money): Field => ({ label, value: amount.toSpanish(), large: true });
  const share = (words: string, percent: string | null) =>
    percent === null ? words : `${words}: ${percent.replace('.', ',')} % de lo asignado`;
  return [
    ...(totals.authorized === null ? [] : [figure('Autorizado', totals.authorized)]),
    figure('Asignado', totals.amount),
    figure(share('Girado', paidOfAssigned.percent), totals.paid),
    figure(share('Ejecutado', executedOfAssigned.percent), totals.executed),
  ];
}

/** The resolution by place, and its departments. Of a recipient, what its lines have. */
export function whereMoneyIs({ resolution, scope, totals, departments }: ExecutionStatus): WhereMoneyIs {
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
