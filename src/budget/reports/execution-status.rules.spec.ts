import fc from 'fast-check';
import { Money } from '../../kernel/money';
import { allocationPlaces } from '../ledger/places';
import { figureNames, percentagesOf } from './execution-status.figures';
import { rangesOnPaper } from './execution-status.paper';
import { executionStatus } from './execution-status.rules';
import { balance, balances, facts, lines } from './execution-status.spec-support';

describe('the execution status of resolution 1409', () => {
  const report = executionStatus(facts);

  it.each`
    total              | pesos
    ${'authorized'}    | ${'2000000000.00'}
    ${'undistributed'} | ${'1792090.00'}
    ${'amount'}        | ${'1998207910.00'}
    ${'contested'}     | ${'409785370.00'}
    ${'transit'}       | ${'1588422540.00'}
    ${'paid'}          | ${'1588422540.00'}
    ${'received'}      | ${'0.00'}
    ${'assigned'}      | ${'0.00'}
    ${'ordered'}       | ${'0.00'}
    ${'held'}          | ${'0.00'}
    ${'executed'}      | ${'0.00'}
    ${'returned'}      | ${'0.00'}
    ${'released'}      | ${'0.00'}
    ${'lapsed'}        | ${'0.00'}
  `('$total: $pesos', ({ total, pesos }: { total: 'amount'; pesos: string }) => {
    expect(report.totals[total].toString()).toBe(pesos);
  });

  it('proves that every peso is somewhere', () => {
    expect(report.proof.holds).toBe(true);
    expect(report.proof.line).toBe(
      '2.000.000.000 = 1.792.090 por distribuir + 1.588.422.540 girado sin confirmar + 409.785.370 desistido, giro por establecer',
    );
  });

  it('prints on paper what the contested money leaves open, as its note promises', () => {
    const [table] = rangesOnPaper(report);
    const rows = table?.kind === 'table' ? table.rows.map((row) => row.cells) : [];
    expect(rows.map((cells) => [cells[0], cells[1], cells[3]])).toEqual([
      ['Lo girado', '$1.588.422.540', '$1.998.207.910'],
      ['Lo liberado', '$0', '$409.785.370'],
      ['Lo que debe volver por desistimiento', '$0', '$409.785.370'],
    ]);
    const settled = { ...report, totals: { ...report.totals, contested: Money.zero } };
    expect(rangesOnPaper(settled)).toEqual([]);
  });

  it('has nine departments by code, and Norte de Santander its three lines', () => {
    expect(report.departments.map(({ code }) => code)).toEqual(['05', '25', '44', '52', '54', '68', '76', '81', '99']);
    const norte = report.departments.find(({ code }) => code === '54');
    expect([norte?.name, norte?.lines, norte?.amount.toString()]).toEqual(['Norte de Santander', 3, '604545010.00']);
  });

  it('gives each percentage with its numerator and denominator, and none over nothing', () => {
    expect(JSON.parse(JSON.stringify(report.percentages))).toEqual({
      executedOfAssigned: { numerator: '0.00', denominator: '1998207910.00', percent: '0.00' },
      executedOfPaid: { numerator: '0.00', denominator: '1588422540.00', percent: '0.00' },
      paidOfAssigned: { numerator: '1588422540.00', denominator: '1998207910.00', percent: '79.49' },
      receivedOfPaid: { numerator: '0.00', denominator: '1588422540.00', percent: '0.00' },
    });
    expect(percentagesOf(report.rows[4]!).executedOfPaid.percent).toBeNull();
  });

  it.each`
    reports           | paid                                                   | released
    ${[null, null]}   | ${['1588422540.00', null, '1998207910.00']}            | ${['0.00', null, '409785370.00']}
    ${[true, null]}   | ${['1588422540.00', null, '1998207910.00']}            | ${['0.00', null, '409785370.00']}
    ${[true, true]}   | ${['1588422540.00', '1998207910.00', '1998207910.00']} | ${['0.00', '0.00', '409785370.00']}
    ${[true, false]}  | ${['1588422540.00', '1814220620.00', '1998207910.00']} | ${['0.00', '183987290.00', '409785370.00']}
    ${[false, false]} | ${['1588422540.00', '1588422540.00', '1998207910.00']} | ${['0.00', '409785370.00', '409785370.00']}
  `('says what is sure and what is not: the sources report $reports', ({ reports, paid, released }) => {
    const told = lines.map((line) => ({
      ...line,
      reportedPaid: (reports as (boolean | null)[])[line.line - 5] ?? null,
    }));
    const { ranges } = executionStatus({ ...facts, lines: told });
    const said = ({ minimum, reported, maximum }: typeof ranges.paid) =>
      [minimum, reported, maximum].map((each) => each?.toString() ?? null);
    expect(said(ranges.paid)).toEqual(paid);
    expect(said(ranges.released)).toEqual(released);
  });

  it('notes what the reader must know', () => {
    expect(report.notes.map(({ text }) => text)).toEqual([
      '$1.792.090 de lo autorizado no está en ninguna línea del anexo.',
      '2 líneas desistidas con giro por establecer: $409.785.370. La fuente no dice si ese dinero se giró: lo girado, lo liberado y lo que debe volver se dan como mínimo y máximo.',
      '11 giros por $1.588.422.540, girados desde el 1 de agosto de 2025: la fuente no da el día exacto.',
    ]);
  });

  it('shows a recipient its own lines, and nothing of the resolution as a whole', () => {
    const own = executionStatus({ ...facts, scope: 'own-lines', lines: lines.slice(0, 1) });
    expect(own.rows).toHaveLength(1);
    expect([own.totals.authorized, own.totals.undistributed]).toEqual([null, null]);
    expect(own.totals.transit.toString()).toBe('60431400.00');
    expect(own.proof.line).toBe('60.431.400 = 60.431.400 girado sin confirmar');
    expect(own.proof.holds).toBe(true);
  });

  it('says so when the sum does not hold', () => {
    const lost = executionStatus({ ...facts, balances: balances.slice(0, -1) });
    expect([lost.proof.holds, lost.proof.sum.toString()]).toEqual([false, '1923641080.00']);
    expect(lost.proof.line).toContain('2.000.000.000 ≠ ');
  });

  it('is empty before anything moved', () => {
    const empty = executionStatus({ ...facts, lines: [], balances: [] });
    expect(empty.proof).toMatchObject({ holds: true, line: '0 = 0' });
    expect(empty.notes.map(({ text }) => text)).toEqual([
      'A esta fecha, y con lo registrado hasta ese instante, no se movió dinero.',
    ]);
  });
});

describe('whatever stands where', () => {
  const pesos = fc
    .bigInt(0n, 10n ** 15n)
    .map((centavos) => Money.of(`${centavos / 100n}.${String(centavos % 100n).padStart(2, '0')}`));
  const line = fc.record({
    places: fc.tuple(...allocationPlaces.map(() => pesos)),
    lapsed: pesos,
    restored: pesos,
    department: fc.constantFrom('05', '44', '54'),
  });

  it('totals are the rows, departments are the rows, and the proof holds', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), pesos, (drawn, undistributed) => {
        const made = drawn.map(({ places, lapsed, restored, department }, index) => ({
          ...lines[0]!,
          allocationId: `line-${index}`,
          line: drawn.length - index,
          department: { code: department, name: department },
          given: Money.sum([...places, lapsed, restored]),
          lapsed,
          restored,
        }));
        const standing = drawn.flatMap(({ places }, index) =>
          places.map((amount, at) => ({ ...balance(allocationPlaces[at]!, '0', `line-${index}`), amount })),
        );
        const lapsed = Money.sum(made.map((each) => each.lapsed));
        const authorized = Money.sum([undistributed, lapsed, ...standing.map(({ amount }) => amount)]);
        const report = executionStatus({
          ...facts,
          lines: made,
          balances: [
            ...standing,
            { ...balance('undistributed', '0'), amount: undistributed },
            { ...balance('lapsed', '0'), amount: lapsed },
            { ...balance('budget', '0'), amount: authorized.negated() },
          ],
        });
        expect(report.proof.holds).toBe(true);
        expect(report.rows.map((row) => row.line)).toEqual(made.map((_, index) => index + 1));
        for (const [index, { places, restored }] of drawn.entries()) {
          const row = report.rows.find(({ allocationId }) => allocationId === `line-${index}`);
          expect(row?.amount.toString()).toBe(Money.sum(places).toString());
          expect(row?.restored.toString()).toBe(restored.toString());
        }
        for (const name of figureNames) {
          const total = report.totals[name].toString();
          expect(Money.sum(report.rows.map((row) => row[name])).toString()).toBe(total);
          expect(Money.sum(report.departments.map((each) => each[name])).toString()).toBe(total);
        }
        const own = executionStatus({ ...facts, scope: 'own-lines', lines: made, balances: standing });
        expect(own.proof.holds).toBe(true);
      }),
    );
  });
});
