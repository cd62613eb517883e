import { calendarDate } from '../../kernel/calendar';
import { Money } from '../../kernel/money';
import { executionStatus } from '../reports/execution-status.rules';
import { facts as statusFacts, lines } from '../reports/execution-status.spec-support';
import type { NarrativeFacts, OpenFact } from './narrative.contents';
import { marksOf, narrativeOf } from './narrative.rules';

const status = executionStatus({
  ...statusFacts,
  lines: lines.map((line) => ({ ...line, reportedPaid: line.withdrawal === 'unknown' ? true : null })),
});

const act = {
  id: status.resolution.id,
  label: 'Resolución 1409 de 2025',
  issuer: 'EJEMPLO — Ministerio',
  issuedOn: calendarDate('2025-07-07'),
  title: 'Asigna recursos.',
  disburseFrom: calendarDate('2025-08-01'),
  executeBy: calendarDate('2025-12-30'),
  source: null,
};

const facts: NarrativeFacts = {
  status,
  resolution: act,
  strategy: null,
  announced: [{ amount: Money.of('2000000000'), text: '2.000 millones de pesos', source: 'informe' }],
  withdrawals: ['line-5', 'line-6'].map((allocationId) => ({
    id: allocationId,
    allocationId,
    source: 'lista',
    reason: '',
  })),
  open: [],
};

const unknown = (of: OpenFact['of'], allocationId: string | null, reason: string): OpenFact => ({
  of,
  allocationId,
  reason,
  field: 'campo',
  source: 'informe',
  since: calendarDate('2026-11-20'),
});

describe('the block', () => {
  const { figures, lines: told, notes, paragraphs } = narrativeOf(facts);

  it('tells the lines in the order of the annex, and their sums', () => {
    expect(told.map(({ row }) => row.line)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13]);
    expect(
      [figures.all, figures.standing, figures.withdrawn].map(
        ({ lines: count, amount }) => `${count} ${amount.toString()}`,
      ),
    ).toEqual(['13 1998207910.00', '11 1588422540.00', '2 409785370.00']);
    expect(told[0]!.inWords).toBe('Necoclí (Antioquia): $60.431.400.');
    expect(told[4]!.inWords).toBe(
      'Riohacha (La Guajira): $225.798.080. Desistió; si el giro se hizo está por establecer (nota 2).',
    );
  });

  it('tells the acts, the announcement and the dates', () => {
    expect(paragraphs.slice(0, 3)).toEqual([
      'Resolución 1409 de 2025, del 7 de julio de 2025 (EJEMPLO — Ministerio). Asigna recursos.',
      'Se anunciaron $2.000.000.000 («2.000 millones de pesos») (nota 1).',
      'Pago: desde el 1 de agosto de 2025. Ejecución: hasta el 30 de diciembre de 2025.',
    ]);
    expect(paragraphs.at(-1)).toBe(
      'Girado: $1.588.422.540, desde el 1 de agosto de 2025 (hasta $1.998.207.910 si se hubiera girado lo que está por establecer). Ejecutado y aceptado: $0. Reintegrado: $0.',
    );
  });

  it('says where the source contradicts itself', () => {
    expect(notes.map(({ kind, text }) => `${kind}: ${text.slice(0, 76)}`)).toEqual([
      'contradiction: La fuente anuncia «2.000 millones de pesos» y sus 13 líneas suman $1.998.207',
      'contradiction: Riohacha y Maicao: la fuente las lista como giradas y, a la vez, como desist',
    ]);
    expect(notes[0]!.text).toContain('$1.792.090 menos. El redondeo del texto no la explica: solo cubriría ±$500.000.');
  });
});

it.each`
  announced       | text                         | notes
  ${'1998207910'} | ${'1.998.207.910 pesos'}     | ${0}
  ${'1998000000'} | ${'1.998 millones de pesos'} | ${1}
  ${'2000000000'} | ${'2.000 millones de pesos'} | ${1}
`('announced as «$text»: $notes contradictions of the sum', ({ announced, text, notes }) => {
  const told = narrativeOf({
    ...facts,
    announced: [{ amount: Money.of(announced as string), text: text as string, source: '' }],
  });
  expect(told.notes.filter((note) => note.text.startsWith('La fuente anuncia'))).toHaveLength(notes as number);
});

it('what no source says is one note for each reason, marked where it belongs', () => {
  const told = narrativeOf({
    ...facts,
    open: [
      unknown('resolution', null, 'No da el CDP.'),
      ...lines.map(({ allocationId }) => unknown('line', allocationId, 'No nombra la E.S.E.')),
      unknown('withdrawal', 'line-5', 'No da la fecha.'),
    ],
  });
  expect(told.notes.slice(2).map(({ number, text }) => `${number} ${text}`)).toEqual([
    '3 Por confirmar. No da el CDP.',
    '4 Por confirmar, en las 13 líneas. No nombra la E.S.E.',
    '5 Por confirmar, en Riohacha. No da la fecha.',
  ]);
  expect(told.paragraphs[0]).toContain('Asigna recursos (nota 3).');
  expect(told.paragraphs.find((text) => text.startsWith('Las 13 líneas'))).toContain('(nota 4)');
  expect(told.lines[4]!.notes).toEqual([2, 5]);
  expect(told.lines[0]!.notes).toEqual([]);
});

it.each([
  [[], ''],
  [[1], ' (nota 1)'],
  [[1, 3, 4], ' (notas 1, 3 y 4)'],
])('%j is marked «%s»', (numbers, words) => {
  expect(marksOf(numbers.map((number) => ({ number })))).toBe(words);
});
