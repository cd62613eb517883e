import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { layoutForm } from '../../src/budget/payment-files/layout';
import { orderFields, summaryFields } from '../../src/budget/payment-files/layout.fields';
import { paymentLayoutOf } from '../../src/budget/payment-files/layout.setting';
import { layoutFile } from '../support/payment-layouts';

const page = join(__dirname, '..', '..', 'docs', 'guia', 'pagos.md');

const table = (fields: Record<string, { spanish: string }>): string => {
  const rows = [
    ...Object.entries(fields).map(([name, { spanish }]) => [`\`${name}\``, spanish]),
    ['`constant`', 'lo que diga `value`'],
  ];
  const [first, second] = [0, 1].map((at) => Math.max('qué es'.length, ...rows.map((row) => row[at]!.length)));
  const line = ([a, b]: string[], pad = ' ') => `| ${a!.padEnd(first!, pad)} | ${b!.padEnd(second!, pad)} |`;
  return [line(['campo', 'qué es']), line(['', ''], '-'), ...rows.map((row) => line(row))].join('\n');
};

/** The guide's tables, out of the closed lists themselves: `npm run docs` writes them. */
it.each([
  ['orders', orderFields],
  ['summary', summaryFields],
])('the guide has the fields of %s as the code has them', (name, fields) => {
  const mark = `<!-- fields: ${name} -->\n`;
  const text = readFileSync(page, 'utf8');
  const from = text.indexOf(mark) + mark.length;
  const next = text.indexOf('\n### ', from);
  const wanted = `\n${table(fields)}\n`;
  if (process.env.WRITE_DOCS) writeFileSync(page, text.slice(0, from) + wanted + text.slice(next));
  expect(readFileSync(page, 'utf8').slice(from, next === -1 ? undefined : from + wanted.length)).toBe(wanted);
});

it('the example of the guide is a layout that the service takes', () => {
  const example: unknown = JSON.parse(/```json\n([^`]+)```/.exec(readFileSync(page, 'utf8'))?.[1] ?? '');
  expect(layoutForm.safeParse(example).success).toBe(true);
  expect(paymentLayoutOf(layoutFile(example)).name).toBe('EJEMPLO — banco');
});
