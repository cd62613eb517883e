import { calendarDate } from '../../../../kernel/calendar';
import { Money } from '../../../../kernel/money';
import { balancesOf } from '../../../ledger/ledger.queries';
import type { Place } from '../../../ledger/places';
import type { EventRow, FindingRow } from '../../../reconciliation/finding.rows';
import { bareLine } from '../../certificate.spec-support';
import { sayReconciliation } from './content';
import { reconciled, type ReconciliationRead } from './facts.rules';

const cutoff = calendarDate('2025-12-31');
const at = (place: Place, amount: string) => ({ place, amount: Money.of(amount) });
const announced = { amount: Money.of('2000000000'), text: '2.000 millones de pesos', source: 'El informe.' };

const read: ReconciliationRead = {
  ...bareLine.resolution,
  authorizedConfirmed: false,
  announced: [announced],
  annexTotal: Money.of('1998207910'),
  printedAnnexTotal: null,
  availability: [],
  places: balancesOf([
    at('budget', '-2000000000'),
    at('undistributed', '1792090'),
    at('transit', '1588422540'),
    at('contested', '409785370'),
  ]),
  restored: Money.zero,
  lines: [
    { allocationId: 'line 5', line: 5, municipality: 'Riohacha', contested: Money.of('225798080') },
    { allocationId: 'line 6', line: 6, municipality: 'Maicao', contested: Money.of('183987290') },
    { allocationId: 'line 7', line: 7, municipality: 'Ipiales', contested: Money.zero },
  ],
  authorizing: ['publish'],
  findings: [],
};

function finding(id: string, given: Partial<EventRow>, allocationId: string | null = null) {
  const content = {
    ...{ measure: 'amount', expected: '60.00', actual: '0.00', difference: '60.00' },
    ...{ label: `${bareLine.resolution.label}, giro de la línea 5 (Riohacha)`, detail: '', roundingExplains: null },
    ...{ entries: ['settle'], documents: [] },
  };
  const event = {
    ...{ findingId: id, sequence: 1, period: 1, kind: 'opened', state: 'open', severity: 'high', until: null },
    ...{
      openSince: calendarDate('2025-08-19'),
      content,
      at: '',
      by: null,
      requestedBy: null,
      reason: null,
      document: null,
    },
    ...given,
  } as EventRow;
  return { finding: { id, code: 'receipt.unconfirmed', allocationId } as FindingRow, events: [event] };
}

const said = (given: Partial<ReconciliationRead>) =>
  sayReconciliation(reconciled({ ...read, ...given }, cutoff), cutoff);

interface Case {
  given: Partial<ReconciliationRead>;
  says: string;
}

it('what was paid is what the execution status says, and what was restored is said apart', () => {
  const { facts, data } = said({ restored: Money.of('100') });
  expect(facts).toContainEqual(
    expect.stringContaining(
      'está entre $1.588.422.540 y $1.998.207.910, sin contar $100 girados, reintegrados y restablecidos a la resolución.',
    ),
  );
  expect(data).toMatchObject({ paid: { minimum: '1588422540.00', maximum: '1998207910.00' }, restored: '100.00' });
});

describe('the reconciliation of a resolution', () => {
  it.each`
    given                                                                                                   | says
    ${{}}                                                                                                   | ${'autoriza la suma de dos mil millones de pesos m/cte ($2.000.000.000); el valor del acto está por confirmar, y se registró el anunciado.'}
    ${{ authorizedConfirmed: true, authorizing: ['a', 'b'] }}                                               | ${'autoriza, con sus modificaciones, la suma de dos mil millones de pesos m/cte ($2.000.000.000).'}
    ${{}}                                                                                                   | ${'son un millón setecientos noventa y dos mil noventa pesos m/cte ($1.792.090) más que las líneas del anexo, lo que el redondeo del texto no explica (solo cubriría ±$500.000).'}
    ${{ annexTotal: Money.of('2000000000') }}                                                               | ${'es la suma de las líneas del anexo.'}
    ${{ annexTotal: Money.of('2000400000') }}                                                               | ${'menos que las líneas del anexo, lo que cabe en el redondeo del texto (±$500.000).'}
    ${{ printedAnnexTotal: Money.of('1998207900') }}                                                        | ${'que difiere de la suma de sus líneas en diez pesos m/cte ($10).'}
    ${{ printedAnnexTotal: read.annexTotal }}                                                               | ${'El total que el anexo imprime es la suma de sus líneas.'}
    ${{}}                                                                                                   | ${'(CDP) que ampara la resolución está por confirmar.'}
    ${{ availability: [{ number: '12325', issuedOn: calendarDate('2025-01-15'), amount: Money.of('5') }] }} | ${'(CDP): el N.º 12325, del 15 de enero de 2025, por $5.'}
    ${{}}                                                                                                   | ${'por distribuir, $1.792.090; girado sin confirmar, $1.588.422.540; desistido, giro por establecer, $409.785.370; que suman $2.000.000.000.'}
    ${{ places: balancesOf([at('budget', '-3'), at('transit', '2')]) }}                                     | ${'los lugares suman $2 y lo autorizado es $3.'}
    ${{}}                                                                                                   | ${'De las líneas 5 (Riohacha) y 6 (Maicao), desistidas sin que las fuentes establezcan si se giró'}
    ${{}}                                                                                                   | ${'lo girado por la resolución está entre $1.588.422.540 y $1.998.207.910.'}
    ${{ lines: read.lines.slice(1) }}                                                                       | ${'De la línea 6 (Maicao), desistida sin que'}
    ${{}}                                                                                                   | ${'no hay hallazgos en pie.'}
    ${{ findings: [finding('a', {})] }}                                                                     | ${'sigue en pie un hallazgo: 1 abierto; por su gravedad, 1 alto.'}
    ${{ findings: [finding('a', {}), finding('b', { severity: 'critical' })] }}                             | ${'siguen en pie 2 hallazgos: todos abiertos; por su gravedad, 1 crítico y 1 alto.'}
    ${{ findings: [finding('a', { state: 'explained' }), finding('b', {})] }}                               | ${'2 hallazgos: 1 abierto y 1 explicado; por su gravedad, 2 altos.'}
    ${{ findings: [finding('a', { state: 'resolved' })] }}                                                  | ${'no hay hallazgos en pie.'}
  `('says: $says', ({ given, says }: Case) => {
    expect(said(given).facts.join('\n')).toContain(says);
  });

  it('lists each finding under its rule, in the order of the lines, with its figures and what explains it', () => {
    const explained = finding(
      'b',
      { state: 'explained', kind: 'explained', reason: 'Llegó.', document: 'Oficio 7', by: { id: 'p', name: 'P' } },
      'line 6',
    );
    const { tables, data } = said({ findings: [explained, finding('a', {}, 'line 5')] });
    const [table] = tables.slice(2);
    expect(table).toMatchObject({
      section: 'Los hallazgos en pie, los más graves primero',
      title: 'Giro sin confirmación de recibo (alto): 2 hallazgos',
      rows: [
        ['Giro de la línea 5 (Riohacha) — abierto desde el 19 de agosto de 2025', '$60', '$0', '$60'],
        [
          'Giro de la línea 5 (Riohacha) — explicado desde el 19 de agosto de 2025. Explicación: «Llegó» (Oficio 7)',
          '$60',
          '$0',
          '$60',
        ],
      ],
    });
    expect(data).toMatchObject({
      findings: [
        { id: 'a', entries: ['settle'] },
        { id: 'b', state: 'explained' },
      ],
    });
  });

  it('is refused of an act that authorises no money', () => {
    expect(() => said({ authorizing: [] })).toThrow(
      'Con corte al 31 de diciembre de 2025, la Resolución 1409 de 2025 no autoriza recursos: no hay qué conciliar.',
    );
  });
});
