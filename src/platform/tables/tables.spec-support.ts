import { calendarDate } from '../../kernel/calendar';
import { Money, percentage } from '../../kernel/money';
import type { Table } from './table';

/** A row of a report that is an example of every kind of column. */
export interface SampleRow {
  readonly line: number | null;
  readonly name: string | null;
  readonly code: string;
  readonly group: string;
  readonly paidOn: string | null;
  readonly assigned: Money;
  readonly paid: Money;
  readonly balance: Money;
}

interface SampleLine {
  readonly name?: string;
  readonly code: string;
  readonly assigned: string;
  readonly paid: string;
}

/** A report on these lines, grouped by code, with its subtotals and total. */
export function sampleTable(given: readonly SampleLine[]): Table<SampleRow> {
  const lines = given.map(({ name = 'EJEMPLO', code, assigned, paid }, index): SampleRow => ({
    line: index + 1,
    name,
    code,
    group: `Grupo ${code}`,
    paidOn: '2025-08-01',
    assigned: Money.of(assigned),
    paid: Money.of(paid),
    balance: Money.of(assigned).minus(Money.of(paid)),
  }));
  const sum = (of: readonly SampleRow[], code: string, group: string): SampleRow => ({
    line: null,
    name: null,
    code,
    group,
    paidOn: null,
    assigned: Money.sum(of.map(({ assigned }) => assigned)),
    paid: Money.sum(of.map(({ paid }) => paid)),
    balance: Money.sum(of.map(({ balance }) => balance)),
  });
  const codes = [...new Set(lines.map(({ code }) => code))].sort();
  return {
    ...frame,
    lines,
    groups: {
      by: 'code',
      of: { es: 'Grupo', en: 'group' },
      rows: codes.map((code) => ({
        name: `Grupo ${code}`,
        row: sum(
          lines.filter((each) => each.code === code),
          code,
          `Grupo ${code}`,
        ),
      })),
    },
    total: sum(lines, '', ''),
  };
}

const frame: Omit<Table<SampleRow>, 'lines'> = {
  file: 'ejemplo-a-2025-11-30',
  title: 'EJEMPLO — Informe',
  subtitle: 'De prueba',
  issuer: 'EJEMPLO — Ministerio',
  moment: { asOf: calendarDate('2025-11-30'), knownAt: '2026-11-20T10:00:00.000000Z' },
  facts: [{ label: 'Prueba', value: '2 = 1 + 1' }],
  columns: [
    { name: 'line', header: { es: 'línea', en: 'line' }, kind: 'integer', identifies: true, of: ({ line }) => line },
    { name: 'name', header: { es: 'nombre', en: 'name' }, kind: 'text', of: ({ name }) => name },
    { name: 'code', header: { es: 'código', en: 'code' }, kind: 'code', of: ({ code }) => code },
    { name: 'group', header: { es: 'grupo', en: 'group' }, kind: 'text', onPaper: false, of: ({ group }) => group },
    { name: 'paidOn', header: { es: 'pagado el', en: 'paid on' }, kind: 'date', of: ({ paidOn }) => paidOn },
    {
      name: 'assigned',
      header: { es: 'asignado', en: 'assigned' },
      kind: 'money',
      of: ({ assigned }) => assigned,
      entries: ({ line }) => (line === null ? [] : [`entry-${line}`]),
    },
    { name: 'paid', header: { es: 'girado', en: 'paid' }, kind: 'money', of: ({ paid }) => paid },
    {
      name: 'balance',
      header: { es: 'saldo', en: 'balance' },
      kind: 'money',
      total: 'own',
      of: ({ balance }) => balance,
    },
    {
      name: 'paidOfAssigned',
      header: { es: '% girado', en: 'paid of assigned' },
      kind: 'percent',
      divides: { numerator: 'paid', denominator: 'assigned' },
      of: ({ assigned, paid }) => ({
        numerator: paid,
        denominator: assigned,
        percent: percentage(paid, assigned),
      }),
    },
  ],
  nameOf: ({ line }) => `Línea ${line}`,
  notes: ['Una nota de ejemplo.'],
};
