import { fileNameOf, type Column, type MoneyColumn, type Table } from '../../platform/tables/table';
import { lineColumns } from '../allocations/line-columns';
import { viewGiveBack } from './give-back.dto';
import type { GiveBack, GiveBackLine, GiveBackReport, GiveBacks, MoneyKind } from './give-back.rules';

/** A line, a department's subtotal or the total. */
type Row = GiveBacks & {
  readonly of: GiveBackLine | null;
  readonly department: { readonly code: string; readonly name: string } | null;
};

/** Restitutions and yields as a table: the two kinds in columns of their own, each with its own sums. */
export function giveBackTable(
  report: GiveBackReport,
  of: { readonly name: string; readonly issuer: string },
): Table<Row> {
  const { moment, lines, departments, totals, notes } = report;
  return {
    file: fileNameOf(of.name, 'reintegros', moment.asOf),
    title: 'Reintegros y rendimientos',
    subtitle: of.name,
    issuer: of.issuer,
    moment,
    columns,
    nameOf: ({ of: line, department }) =>
      line ? `Línea ${line.line.line}, ${line.line.municipality}` : (department?.name ?? 'Total'),
    lines: lines.map((line) => ({ ...line, of: line, department: line.line.department })),
    groups: {
      by: 'department',
      of: { es: 'Departamento', en: 'Department' },
      rows: departments.map((department) => ({ name: department.name, row: { ...department, of: null, department } })),
    },
    total: { ...totals, of: null, department: null },
    notes,
    data: viewGiveBack(report),
  };
}

const columns: Column<Row>[] = [
  ...lineColumns<Row>(({ of }) => of && of.line, ['line', 'municipality']),
  {
    kind: 'text',
    name: 'department',
    header: { es: 'departamento', en: 'department' },
    onPaper: false,
    of: ({ department }) => department?.name ?? null,
  },
  figure('capital', 'base', 'recibido'),
  figure('capital', 'dueBack', 'capital por reintegrar'),
  figure('capital', 'reported', 'capital consignado sin verificar'),
  figure('capital', 'pending', 'capital por consignar'),
  figure('capital', 'verified', 'capital reintegrado'),
  {
    kind: 'money',
    name: 'restored',
    header: { es: 'del reintegrado, restablecido', en: 'restored' },
    onPaper: false,
    of: ({ restored }) => restored,
    entries: ({ of }) => of?.entries.restored ?? [],
  },
  dueOn('capital', 'capital, vence'),
  figure('yields', 'base', 'rendimientos generados'),
  figure('yields', 'dueBack', 'rendimientos por reintegrar'),
  figure('yields', 'reported', 'rendimientos consignados sin verificar'),
  figure('yields', 'pending', 'rendimientos por consignar'),
  figure('yields', 'verified', 'rendimientos reintegrados'),
  dueOn('yields', 'rendimientos, vence'),
];

function figure(kind: MoneyKind, name: keyof GiveBack, spanish: string): MoneyColumn<Row> {
  const english = `${kind}${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  return {
    kind: 'money',
    name: english,
    header: { es: spanish, en: english },
    // What is due is what is deposited and unverified, and what is pending: paper has room for the two.
    onPaper: name !== 'dueBack',
    of: (row) => row[kind][name],
    entries: ({ of }) => (of && name !== 'reported' && name !== 'pending' ? of.entries[kind][name] : []),
  };
}

function dueOn(kind: MoneyKind, spanish: string): Column<Row> {
  const english = `${kind}DueOn`;
  return {
    kind: 'date',
    name: english,
    header: { es: spanish, en: english },
    onPaper: false,
    of: ({ of }) => of && of.dueOn[kind],
  };
}
