import { amountOf, dateOf } from './incoming.values.rules';

it.each([
  // Written             Format        Read
  ['2025-03-10', undefined, '2025-03-10'],
  ['10/03/2025', undefined, '2025-03-10'],
  ['10 de marzo de 2025', undefined, '2025-03-10'],
  ['2025-03-10 14:05:00', undefined, '2025-03-10'],
  ['20250310', undefined, null],
  ['20250310', 'YYYYMMDD', '2025-03-10'],
  ['20250230', 'YYYYMMDD', null],
  ['10032025', 'DDMMYYYY', '2025-03-10'],
  ['10/03/25', 'DD/MM/YYYY', null],
  ['ayer', undefined, null],
] as const)('the day %s (%s) is %s', (text, format, day) => {
  expect(dateOf(text, format)).toBe(day);
});

const n = (text: string) => ({ text, isNumber: true });
const t = (text: string) => ({ text, isNumber: false });

it.each([
  // Written                Format        Read
  [t('$ 60.431.400,50'), undefined, '60431400.50'],
  [t('60.431'), undefined, null],
  [t('60.431'), 'comma', '60431.00'],
  [t('60,431'), 'point', '60431.00'],
  [t('60.43'), 'point', '60.43'],
  [t('-60.431,5'), 'comma', '-60431.50'],
  [t('60.431.400'), 'whole', '60431400.00'],
  [t('000006043150'), 'centavos', '60431.50'],
  [t('-6043150'), 'centavos', '-60431.50'],
  [t('60.50'), 'centavos', null],
  [t('1.234,567'), 'comma', null],
  // A workbook's number has a dot for its decimals, whatever the layout says of texts.
  [n('60.4'), 'comma', '60.40'],
  [n('60431400'), 'centavos', '60431400.00'],
  [t('mucho'), 'comma', null],
] as const)('the amount %j (%s) is %s', (cell, format, amount) => {
  expect(amountOf(cell, format)?.toString() ?? null).toBe(amount);
});
