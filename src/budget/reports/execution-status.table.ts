import { fileNameOf, type Table } from '../../platform/tables/table';
import { executionStatusColumns, type TableRow } from './execution-status.columns';
import type { ExecutionStatus } from './execution-status.contents';
import { viewExecutionStatus } from './execution-status.dto';
import { executionStatusPaper } from './execution-status.paper';

/** The report as a table: the one definition of its columns, for CSV, XLSX and PDF. */
export function executionStatusTable(report: ExecutionStatus): Table<TableRow> {
  const { resolution, asOf, knownAt, proof } = report;
  const lines = report.rows.map((row): TableRow => ({ row: 'line', ...row }));
  const total: TableRow = { row: 'total', ...report.totals };
  return {
    file: fileNameOf(resolution.label, 'ejecucion-a', asOf),
    title: 'Estado de ejecución',
    subtitle: `${resolution.label}. ${resolution.title}`,
    issuer: resolution.issuer,
    moment: { asOf, knownAt },
    facts: [
      { label: proof.holds ? 'Cada peso está en un lugar' : 'NO CUADRA: falta dinero por ubicar', value: proof.line },
    ],
    columns: executionStatusColumns(report, [...lines, total]),
    nameOf: (row) => (row.row === 'line' ? `Línea ${row.line}, ${row.municipality}` : ''),
    lines,
    groups: {
      by: 'departmentCode',
      of: { es: 'Departamento', en: 'department' },
      rows: report.departments.map(({ code, name, ...department }) => ({
        name,
        row: { row: 'department' as const, ...department, department: { code, name } },
      })),
    },
    total,
    notes: report.notes.map(({ text }) => text),
    notesOf: (row) => (row.row === 'line' ? notesAbout(report, row.allocationId) : []),
    paper: executionStatusPaper(report),
    data: viewExecutionStatus(report),
  };
}

function notesAbout({ notes }: ExecutionStatus, allocationId: string): number[] {
  return notes.flatMap(({ about }, index) => (about.includes(allocationId) ? [index + 1] : []));
}
