import { parse } from 'csv-parse/sync';
import { csvOf } from '../../platform/tables/csv';
import { executionStatusTable } from './execution-status.table';
import type { ExecutionStatus } from './execution-status.contents';
import { executionStatus } from './execution-status.rules';
import { annex, facts, lines } from './execution-status.spec-support';

describe('as a table', () => {
  const report = executionStatus(facts);
  const rows = read(csvIn(report, 'en'));

  it('has one row a line, then the departments, then the total', () => {
    expect(rows.map(({ row }) => row)).toEqual([
      ...annex.map(() => 'line'),
      ...report.departments.map(() => 'department'),
      'total',
    ]);
    expect(rows[0]).toMatchObject({ divipola: '05490', amount: '60431400.00', lastPaidOn: '2025-08-01' });
    expect(rows.at(-1)).toMatchObject({ authorized: '2000000000.00', undistributed: '1792090.00', divipola: '' });
    expect(Object.keys(rows[0] ?? {})).toEqual(executionStatusTable(report).columns.map(({ name }) => name));
  });

  it('speaks Spanish to who does not ask for English', () => {
    const [first] = read(csvIn(report, 'es'));
    expect(first).toMatchObject({ fila: 'línea', asignado: '60431400.00', 'girado sin confirmar': '60431400.00' });
    expect(first).toMatchObject({ 'último giro': '2025-08-01', 'precisión de la fecha': 'desde esa fecha' });
    expect(Object.keys(first ?? {})).toHaveLength(executionStatusTable(report).columns.length);
  });

  it('makes a formula inert', () => {
    const [first, ...others] = lines;
    const hospital = { id: 'h', name: '=HYPERLINK("http://x")', nit: null };
    const csv = csvIn(executionStatus({ ...facts, lines: [{ ...first!, hospital }, ...others] }), 'en');
    expect(read(csv)[0]?.hospital).toBe(`'=HYPERLINK("http://x")`);
  });

  it('is a file with the act and the date in its name', () => {
    expect(executionStatusTable(report).file).toBe('resolucion-1409-de-2025-ejecucion-a-2025-11-30');
  });
});

function csvIn(report: ExecutionStatus, language: 'es' | 'en'): string {
  return csvOf(executionStatusTable(report), { language, bom: false });
}

function read(csv: string): Record<string, string>[] {
  return parse<Record<string, string>>(csv, { columns: true });
}
