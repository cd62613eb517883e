import { calendarDate } from '../../../../kernel/calendar';
import { Money } from '../../../../kernel/money';
import { entryExample, fullLine, published } from '../../certificate.spec-support';
import type { LineEntry } from '../../line-ledger.rules';
import { sayRestitution } from './content';
import { requireReturned, type RestitutionPapers } from './facts.rules';

const cutoff = calendarDate('2026-06-30');
const deposit: RestitutionPapers = {
  id: 'deposit',
  kind: 'principal',
  amount: Money.of('10'),
  depositedOn: calendarDate('2025-12-10'),
  portfolio: 'PORTAFOLIO-1',
  reference: 'CONSIGNACION-11',
  decision: 'verified',
  decidedOn: calendarDate('2025-12-12'),
  decisionReason: null,
};
const received = entryExample('confirm', '2025-08-11', [
  ['transit', '-100'],
  ['held', '100'],
]);
const executed = entryExample('execute', '2025-10-31', [
  ['held', '-70'],
  ['executed', '70'],
]);
const capital = (amount: string, subjectId: string) =>
  entryExample(
    'return',
    '2025-12-10',
    [
      ['held', `-${amount}`],
      ['returned', amount],
    ],
    { id: `return of ${subjectId}`, subjectId },
  );
const earned = entryExample('earn', '2025-10-31', [
  ['yield-source', '-5'],
  ['yield-held', '5'],
]);
const yields = entryExample(
  'return',
  '2025-12-10',
  [
    ['yield-held', '-5'],
    ['yield-returned', '5'],
  ],
  { id: 'return of yields', subjectId: 'yields' },
);

const read = (papers: Partial<RestitutionPapers>, entries: LineEntry[]) => ({
  ...fullLine,
  ...deposit,
  ...papers,
  entries: [published('100'), received, executed, earned, ...entries],
  laterEntries: 0,
});

interface Case {
  papers: Partial<RestitutionPapers>;
  entries: LineEntry[];
  says: string;
}

const ofYields = { id: 'yields', kind: 'yields', amount: Money.of('5') };

describe('the certificate of a restitution', () => {
  it.each`
    papers                                         | entries                                           | says
    ${{}}                                          | ${[capital('10', 'deposit')]}                     | ${'reintegró, por concepto de capital no ejecutado, la suma de diez pesos m/cte ($10), consignada el 10 de diciembre de 2025 en el portafolio PORTAFOLIO-1, con referencia CONSIGNACION-11.'}
    ${{}}                                          | ${[capital('10', 'deposit')]}                     | ${'La pagaduría del ministerio verificó la consignación el 12 de diciembre de 2025.'}
    ${{}}                                          | ${[capital('10', 'deposit')]}                     | ${'La consignación se hizo dentro de la vigencia fiscal 2025.'}
    ${{ depositedOn: calendarDate('2026-01-10') }} | ${[capital('10', 'deposit')]}                     | ${'después del cierre de la vigencia fiscal 2025: es un ingreso del Tesoro y no restablece la apropiación.'}
    ${{}}                                          | ${[capital('10', 'deposit')]}                     | ${'quedan en su caja, sin ejecutar ni reintegrar, veinte pesos m/cte ($20).'}
    ${{}}                                          | ${[capital('10', 'deposit'), capital('20', 'x')]} | ${'ha reintegrado en total treinta pesos m/cte ($30) de capital, y de lo recibido no le queda capital por reintegrar.'}
    ${ofYields}                                    | ${[yields]}                                       | ${'por concepto de rendimientos financieros, la suma de cinco pesos m/cte ($5)'}
    ${ofYields}                                    | ${[yields]}                                       | ${'Los rendimientos no hacen parte de lo asignado, ni se suman al capital reintegrado.'}
    ${ofYields}                                    | ${[yields, capital('10', 'deposit')]}             | ${'ha reintegrado en total cinco pesos m/cte ($5) de rendimientos, y no le quedan rendimientos por reintegrar.'}
  `('says: $says', ({ papers, entries, says }: Case) => {
    const facts = requireReturned(read(papers, entries), cutoff);
    expect(sayRestitution(facts, cutoff).facts.join('\n')).toContain(says);
  });

  it('never adds capital and yields, nor brings the entries of the other', () => {
    const both = [capital('10', 'deposit'), yields];
    const { data } = sayRestitution(requireReturned(read({}, both), cutoff), cutoff);
    expect(data).toMatchObject({ returned: '10.00', held: '20.00', entries: { returned: ['return of deposit'] } });
  });

  it.each`
    papers                                                 | entries | says
    ${{ decision: null, decidedOn: null }}                 | ${[]}   | ${'la consignación de $10 del 10 de diciembre de 2025 está sin verificar: falta que la pagaduría la verifique'}
    ${{ decision: 'refused', decisionReason: 'no llegó' }} | ${[]}   | ${'la consignación de $10 fue rechazada (no llegó): no hay reintegro'}
    ${{}}                                                  | ${[]}   | ${'tuvo una verificación que fue anulada: no hay reintegro'}
    ${{ depositedOn: calendarDate('2026-07-01') }}         | ${[]}   | ${'no había ocurrido: es del 1 de julio de 2026; pida un corte desde esa fecha'}
  `('is refused: $says', ({ papers, entries, says }: Case) => {
    expect(() => requireReturned(read(papers, entries), cutoff)).toThrow(says);
  });
});
