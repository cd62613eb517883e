import { calendarDate } from '../../kernel/calendar';
import { Money } from '../../kernel/money';
import type { Movement } from '../ledger/movements.rules';
import type { Place } from '../ledger/places';
import type { ExecutionFacts } from './execution-status.contents';
import { executionStatus } from './execution-status.rules';
import { balances, facts, lines } from './execution-status.spec-support';
import { executionDifference } from './execution-difference.rules';
import { differenceWriting } from './execution-difference.writing';

const earlier = { asOf: calendarDate('2025-10-31'), knownAt: '2025-11-05T10:00:00.000000Z' };
const later = { asOf: calendarDate('2025-11-30'), knownAt: '2025-12-05T10:00:00.000000Z' };

const villa = 'line-10';
const amount = Money.of('102473210');

function moved(act: Movement['ofAct'], changes: readonly [Place, Money][], given: Partial<Movement> = {}): Movement {
  return {
    entryId: 'e1',
    resolutionId: facts.resolution.id,
    act,
    ofAct: act,
    subjectId: 's',
    effectiveOn: calendarDate('2025-08-03'),
    datePrecision: 'exact',
    recordedAt: '2025-11-20T03:00:00.000000Z',
    document: 'EJEMPLO',
    source: null,
    reverses: null,
    reversedBy: null,
    changes: changes.map(([place, each]) => ({ allocationId: villa, disbursementId: null, place, amount: each })),
    ...given,
  };
}

const confirmed = moved('confirm', [
  ['transit', amount.negated()],
  ['held', amount],
]);

const after: ExecutionFacts = {
  ...facts,
  moment: later,
  balances: balances.map((each) => (each.allocationId === villa ? { ...each, place: 'held' } : each)),
};

function between(given: { gained?: Movement[]; lost?: Movement[]; after?: ExecutionFacts }) {
  return executionDifference({
    before: executionStatus({ ...facts, moment: earlier }),
    after: executionStatus(given.after ?? after),
    gained: given.gained ?? [confirmed],
    lost: given.lost ?? [],
  });
}

describe('what changed', () => {
  it('is said line by line, place by place, with the entry that did it', () => {
    const { lines: changed, proof } = between({});
    expect(proof.holds).toBe(true);
    expect(changed.map(({ municipality }) => municipality)).toEqual(['Villa del Rosario']);
    expect(changed[0]!.changes.map(({ inWords }) => inWords)).toEqual([
      'Girado sin confirmar de Villa del Rosario (línea 10) bajó $102.473.210, de $102.473.210 a $0: confirmación de recibo del 3 de agosto de 2025, registrada el 19 de noviembre de 2025, y corrige el pasado.',
      'En caja de la E.S.E. de Villa del Rosario (línea 10) subió $102.473.210, de $0 a $102.473.210: confirmación de recibo del 3 de agosto de 2025, registrada el 19 de noviembre de 2025, y corrige el pasado.',
    ]);
  });

  it.each`
    effectiveOn     | recordedAt                       | kind
    ${'2025-08-03'} | ${'2025-11-20T10:00:00.000000Z'} | ${'correction'}
    ${'2025-10-31'} | ${'2025-11-20T10:00:00.000000Z'} | ${'correction'}
    ${'2025-11-01'} | ${'2025-11-20T10:00:00.000000Z'} | ${'new'}
    ${'2025-11-01'} | ${'2025-11-04T10:00:00.000000Z'} | ${'came-due'}
  `('an entry of $effectiveOn recorded at $recordedAt is $kind', ({ effectiveOn, recordedAt, kind }) => {
    const { entries } = between({ gained: [{ ...confirmed, effectiveOn, recordedAt }] });
    expect(entries.map((entry) => entry.kind)).toEqual([kind]);
  });

  it('is nothing where nothing moved', () => {
    const same = between({ gained: [], after: { ...facts, moment: later } });
    expect([same.lines, same.entries, same.totals]).toEqual([[], [], []]);
    const texts = differenceWriting(same).parts.map((part) => ('text' in part ? part.text : ''));
    expect(texts).toContain('Entre los dos momentos no cambió ninguna cifra de las líneas.');
  });

  it('is not proved when an entry is missing', () => {
    expect(between({ gained: [] }).proof.holds).toBe(false);
  });

  it('counts what is no longer seen against', () => {
    const back = executionDifference({
      before: executionStatus(after),
      after: executionStatus({ ...facts, moment: earlier }),
      gained: [],
      lost: [confirmed],
    });
    expect(back.proof.holds).toBe(true);
    expect(back.entries[0]!.kind).toBe('no-longer');
    expect(back.totals.map(({ place, difference }) => `${place} ${difference.toString()}`)).toEqual([
      'transit 102473210.00',
      'held -102473210.00',
    ]);
  });

  it('leaves the long lists to the data', () => {
    const part = Money.of('20494642');
    const five = [1, 2, 3, 4, 5].map((each) =>
      moved(
        'confirm',
        [
          ['transit', part.negated()],
          ['held', part],
        ],
        { entryId: `e${String(each)}` },
      ),
    );
    const { lines: changed, proof } = between({ gained: five });
    expect(proof.holds).toBe(true);
    expect(changed[0]!.changes[0]!.causes).toHaveLength(5);
    expect(changed[0]!.changes[0]!.inWords).toContain('(-$20.494.642) del 3 de agosto de 2025');
    expect(changed[0]!.changes[0]!.inWords).toMatch(/; 1 asiento más\.$/);
  });

  it('tells also what changed without a peso being moved', () => {
    const named = lines.map((line) =>
      line.allocationId === villa
        ? { ...line, hospital: { id: 'h', name: 'EJEMPLO', nit: null } }
        : line.allocationId === 'line-5'
          ? { ...line, withdrawal: 'before' as const }
          : line,
    );
    expect(between({ gained: [], after: { ...facts, moment: later, lines: named } }).otherChanges).toEqual([
      'Riohacha (línea 5): desistió antes del giro; antes, desistió, con el giro por establecer.',
      'Villa del Rosario (línea 10): una fuente nombró el hospital, EJEMPLO.',
    ]);
  });
});
