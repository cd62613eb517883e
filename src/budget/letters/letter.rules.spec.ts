import {
  accepted,
  assigned,
  factsOf,
  on,
  ordered,
  paid,
  received,
  untouched,
  type Moved,
} from '../dues/due.spec-support';
import type { LineRecords } from '../dues/line-facts';
import { drawDocument } from '../../platform/paper/draw-document';
import { letterPlan } from './letter.plan';
import { letterOf, paymentsInWords } from './letter.rules';

const letter = (today: string, records: LineRecords, ...moves: Moved[]) => letterOf(factsOf(today, records, ...moves));

it('says what was assigned, by which act, and until when', () => {
  expect(letter('2025-02-10', untouched, assigned).opening).toBe(
    'La Resolución 9002 de 2025, del 3 de febrero de 2025, asignó a su entidad $100 (línea 1 del anexo). El plazo para ejecutarlos: el 28 de noviembre de 2025.',
  );
});

it.each<[string, string, LineRecords, Moved[], string]>([
  [
    'in time, with its date and its term',
    '2025-02-10',
    untouched,
    [assigned],
    'Aceptar la asignación, con su oficio radicado; o desistir, a más tardar el 17 de febrero de 2025 (10 días hábiles).',
  ],
  [
    'late, kindly',
    '2025-02-20',
    untouched,
    [assigned],
    'Aceptar la asignación, con su oficio radicado; o desistir. El plazo venció el 17 de febrero de 2025: hágalo cuanto antes.',
  ],
  [
    'without a term, without inventing one',
    '2025-03-01',
    accepted,
    [assigned, ordered, paid],
    'Confirmar el recibo del giro de $100, o decir que no llegó.',
  ],
])('says what is next: %s', (_, today, records, moves, next) => {
  expect(letter(today, records, ...moves).nextInWords[0]).toBe(next);
});

it('tells the ministry’s steps apart', () => {
  const told = letter('2026-01-15', accepted, assigned, ordered);
  expect(told.nextInWords.filter((text) => text.includes('venció'))).toEqual([]);
  expect(told.ministryInWords).toEqual([
    'Pagar $100 ya ordenados, o decirle que no se hará: el plazo de ejecución terminó el 28 de noviembre de 2025.',
  ]);
  expect(told.opening).toContain('El plazo para ejecutarlos terminó el 28 de noviembre de 2025.');
});

it('after the term and without a giro the hospital is not asked for papers of no use', () => {
  const requirements = [{ kind: 'bank-certificate' as const, submittedOn: null, acceptedOn: null }];
  const told = letter('2026-01-15', { ...untouched, requirements }, assigned);
  expect(told.nextInWords).toEqual([expect.stringContaining('pregunte al ministerio si la asignación sigue')]);
});

it('several missing months are said as their count and the oldest, whose date is the one that is said', () => {
  const told = letter('2025-06-20', accepted, assigned, ordered, paid, received);
  expect(told.nextInWords.find((text) => text.includes('informes mensuales'))).toBe(
    'Radicar 4 informes mensuales que faltan (uno con corte a 31 de mayo de 2025 los cubre todos); el más antiguo, con corte a 28 de febrero de 2025. El plazo venció el 14 de marzo de 2025: hágalo cuanto antes.',
  );
});

it.each<[string, Moved[], string]>([
  ['none', [assigned], 'Giros: a esta fecha no hay ninguno registrado.'],
  ['one', [assigned, ordered, paid], 'Giro: $100, el 20 de febrero de 2025.'],
  [
    'nobody knows',
    [assigned, ['contest', '2025-03-10', 'assigned', 'contested', '100.00']],
    'Giro: por establecer; las fuentes no dicen si se hizo ni cuándo.',
  ],
])('payments: %s', (_, moves, words) => {
  expect(paymentsInWords(letter('2025-03-31', accepted, ...moves))).toBe(words);
});

const rejected: Moved = ['reject', '2025-02-25', 'transit', 'assigned', '100.00'];
const contested: Moved = ['contest', '2025-03-10', 'assigned', 'contested', '100.00'];

it.each<[string, Moved[], string]>([
  [
    'what the bank sent back is no giro',
    [assigned, ordered, paid, rejected],
    'Giros: a esta fecha no hay ninguno registrado.',
  ],
  [
    'what was established straight into the hospital’s account is one',
    [assigned, contested, ['clarify', '2025-03-12', 'contested', 'held', '100.00']],
    'Giro: $100, el 12 de marzo de 2025.',
  ],
  [
    'what is paid again is one giro, of its last day',
    [
      assigned,
      ordered,
      paid,
      rejected,
      ['order', '2025-03-01', 'assigned', 'ordered', '100.00'],
      ['settle', '2025-03-02', 'ordered', 'transit', '100.00'],
    ],
    'Giro: $100, el 2 de marzo de 2025.',
  ],
])('payments: %s', (_, moves, words) => {
  expect(paymentsInWords(letter('2025-03-31', accepted, ...moves))).toBe(words);
});

it('a line that an amendment added was not assigned nothing by the resolution', () => {
  const records = { ...untouched, issuedOn: on('2025-05-05') };
  const added = letter(
    '2025-06-10',
    records,
    ['amend', '2025-05-05', null, 'assigned', '100.00'],
    ['amend', '2025-06-02', null, 'assigned', '20.00'],
  );
  expect(added.opening).toBe(
    'Una modificación de la Resolución 9002 de 2025, del 5 de mayo de 2025, asignó a su entidad $100 (línea 1 del anexo). Con las modificaciones posteriores son $120. El plazo para ejecutarlos: el 28 de noviembre de 2025.',
  );
});

it('says that the day of a giro is not known', () => {
  const facts = factsOf('2025-03-31', accepted, assigned, ordered, paid);
  const movements = facts.movements.map((each) => ({ ...each, datePrecision: 'on-or-after' as const }));
  expect(paymentsInWords(letterOf({ ...facts, movements }))).toBe(
    'Giro: $100, desde el 20 de febrero de 2025 (la fuente no da el día exacto).',
  );
});

describe('on paper', () => {
  const parts = Array.from({ length: 20 }, (_, index) => index + 1);
  const crowded: LineRecords = {
    ...untouched,
    requirements: (
      ['bank-certificate', 'tax-registration', 'manager-appointment', 'acceptance-letter', 'incorporation-act'] as const
    ).map((kind) => ({ kind, submittedOn: null, acceptedOn: null })),
    orders: parts.map((part) => ({
      id: `o${part}`,
      amount: factsOf('2025-03-01', accepted, assigned).places.assigned,
      on: on('2025-03-01'),
    })),
  };

  it('is exactly one page, however much there is to say', async () => {
    const moves = parts.flatMap((): Moved[] => [
      assigned,
      ordered,
      paid,
      ['earn', '2025-04-30', 'yield-source', 'yield-held', '1.00'],
    ]);
    const full = letter('2026-01-15', crowded, ...moves, ...parts.slice(0, 10).map(() => received));
    expect(full.next.length).toBeGreaterThan(full.nextInWords.length);
    const pdf = await drawDocument(letterPlan(full));
    expect(pdf.toString('latin1').match(/\/Type \/Page\b(?!s)/g)).toHaveLength(1);
  });

  it('is the same bytes for the same moment', async () => {
    const one = await drawDocument(letterPlan(letter('2025-03-31', accepted, assigned, ordered, paid)));
    const other = await drawDocument(letterPlan(letter('2025-03-31', accepted, assigned, ordered, paid)));
    expect(other.equals(one)).toBe(true);
  });
});
