import { InvariantBroken } from '../../kernel/errors';
import { Money } from '../../kernel/money';
import { fitsNumber } from './exact';
import { paperOf } from './pdf';
import { entriesBehind, fileNameOf, requireSums, rowsOf } from './table';
import { sampleTable } from './tables.spec-support';

const table = sampleTable([
  { code: '05', assigned: '2.00', paid: '1.00' },
  { code: '88', assigned: '3.00', paid: '3.00' },
]);

it('holds its totals to the sum of their lines', () => {
  expect(() => {
    requireSums(table);
  }).not.toThrow();
  const [total] = rowsOf(table).slice(-1);
  const wrongTotal = { ...table, total: { ...total!.row, paid: Money.of('4.01') } };
  expect(() => {
    requireSums(wrongTotal);
  }).toThrow(InvariantBroken);
  const [first, ...others] = table.groups!.rows;
  const wrong = { name: 'Grupo 05', row: { ...first!.row, assigned: Money.of('3.00') } };
  expect(() => {
    requireSums({ ...table, groups: { ...table.groups!, rows: [wrong, ...others] } });
  }).toThrow(/Grupo 05/);
  expect(() => {
    requireSums({ ...table, groups: { ...table.groups!, rows: others } });
  }).toThrow('every line is of a group');
});

it('tells the entries behind the figures that have any', () => {
  expect(entriesBehind(table.columns, table.lines[0]!)).toEqual({ assigned: ['entry-1'] });
});

it.each`
  amount                     | fits
  ${'0.00'}                  | ${true}
  ${'9999999999999.99'}      | ${true}
  ${'99999999999999.99'}     | ${false}
  ${'-9999999999999.99'}     | ${true}
  ${'999999999999999.00'}    | ${true}
  ${'1234567890123456.00'}   | ${false}
  ${'100000000000000000.00'} | ${false}
  ${'1000000000000000.00'}   | ${false}
  ${'0.01'}                  | ${true}
`('a spreadsheet keeps $amount: $fits', ({ amount, fits }: { amount: string; fits: boolean }) => {
  expect(fitsNumber(Money.of(amount))).toBe(fits);
});

it('names files without anything that a system or a header would mind', () => {
  expect(fileNameOf('Resolución 1409 de 2025', 'ejecución-a', '2025-11-30')).toBe(
    'resolucion-1409-de-2025-ejecucion-a-2025-11-30',
  );
  expect(fileNameOf('../"\r\n; =x', 'Ñ')).toBe('x-n');
});

it.each([
  ['with totals', table],
  ['without any', { ...table, total: undefined, groups: undefined }],
])('a table %s goes to the thread that draws it as words alone', (_, given) => {
  expect(() => structuredClone(paperOf(given))).not.toThrow();
});
