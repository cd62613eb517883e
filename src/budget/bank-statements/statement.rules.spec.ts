import type { IncomingRow } from '../payment-files/incoming';
import { defaultLayout, type StatementField } from '../payment-files/layout';
import { identitiesOf, masked, periodOf, readStatement } from './statement.rules';

const row = (cells: Partial<Record<StatementField, string>>, line = 2): IncomingRow<StatementField> => ({
  line,
  cells: Object.fromEntries(Object.entries(cells).map(([field, text]) => [field, { text, isNumber: false }])),
});

const on = '2025-03-10';

it.each([
  // The cells                                          What moved
  [{ date: on, amount: '-10' }, 'out 10.00'],
  [{ date: on, amount: '10' }, 'in 10.00'],
  [{ date: on, debit: '10' }, 'out 10.00'],
  [{ date: on, debit: '-10' }, 'out 10.00'],
  [{ date: on, debit: '0', credit: '7' }, 'in 7.00'],
  [{ date: on, debit: '0', credit: '0' }, 'skipped'],
  [{ date: 'SALDO INICIAL' }, 'skipped'],
  [{ amount: '900' }, 'skipped'],
  [{ date: on, amount: '0' }, 'skipped'],
  [{ date: 'ayer', amount: '10' }, 'bank-statement.date'],
  [{ date: on, amount: '60.431' }, 'bank-statement.amount'],
])('%j: %s', (cells, expected) => {
  // One that is sound beside it, so that there is something to read.
  const sound = row({ date: on, amount: '1' }, 9);
  let said: string;
  try {
    const { movements, skipped } = readStatement([row(cells), sound], defaultLayout.statement);
    const [first] = movements;
    said = skipped.includes(2) ? 'skipped' : `${first!.direction} ${first!.amount.toString()}`;
  } catch (error) {
    said = (error as { problems: { code: string }[] }).problems[0]!.code;
  }
  expect(said).toBe(expected);
});

it.each([
  ['PAGO OP-12 A 00123456789', 'PAGO OP-12 A …6789'],
  ['CTA 001-234 567-890 y 5555 4444 3333 2222', 'CTA …7890 y …2222'],
  ['Factura 12345678', 'Factura 12345678'],
  [null, null],
])('«%s» is kept as «%s»', (text, kept) => {
  expect(masked(text)).toBe(kept);
});

it('keeps of an account its last four digits, and of a NIT its nine', () => {
  const { movements, account } = readStatement(
    [row({ date: on, amount: '-1', account: '001-2345 6789', nit: '900.000.009-0' })],
    defaultLayout.statement,
  );
  expect([account, movements[0]!.nit]).toEqual(['6789', '900000009']);
});

it('tells equal movements of a day by their order, and those of another account apart', () => {
  const { movements } = readStatement(
    [row({ date: on, amount: '-1' }, 2), row({ date: on, amount: '-1' }, 3)],
    defaultLayout.statement,
  );
  const here = identitiesOf(movements, '1111');
  expect(new Set([...here, ...identitiesOf(movements, '2222')]).size).toBe(4);
  expect(identitiesOf(movements.slice(0, 1), '1111')).toEqual(here.slice(0, 1));
});

it('covers the days that it says, or those of its movements', () => {
  const { movements } = readStatement([row({ date: on, amount: '-1' })], defaultLayout.statement);
  expect(periodOf(movements, { from: null, to: null })).toEqual({ from: on, to: on });
  const narrow = { from: null, to: '2025-03-09' } as unknown as Parameters<typeof periodOf>[1];
  expect(() => periodOf(movements, narrow)).toThrow(/van del 2025-03-10 al 2025-03-10/);
});
