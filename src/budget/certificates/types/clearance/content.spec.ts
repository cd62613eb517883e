import { calendarDate } from '../../../../kernel/calendar';
import { Money } from '../../../../kernel/money';
import type { Place } from '../../../ledger/places';
import { bareLine, entryExample, fullLine, published } from '../../certificate.spec-support';
import type { ReportPaper } from '../execution/facts.rules';
import { sayClearance } from './content';
import { requireClear, type ClearanceRead } from './facts.rules';

const cutoff = calendarDate('2026-01-31');
const final: ReportPaper = {
  id: 'report',
  cutoff: calendarDate('2025-11-28'),
  filedOn: calendarDate('2025-12-05'),
  filingNumber: 'R-14',
  contracted: Money.of('90'),
  obligated: Money.of('90'),
  paid: Money.of('90'),
  yieldsEarned: Money.of('5'),
  final: true,
  correction: false,
  decision: 'accepted',
  decidedOn: calendarDate('2025-12-09'),
  decisionReason: null,
  annulled: false,
};
const confirmed = entryExample('confirm', '2025-08-11', [
  ['assigned', '-100'],
  ['held', '100'],
]);
const executed = entryExample('execute', '2025-11-28', [
  ['held', '-90'],
  ['executed', '90'],
]);
const returned = entryExample('return', '2025-12-10', [
  ['held', '-10'],
  ['returned', '10'],
]);
const yields = entryExample('return', '2025-12-11', [
  ['yield-source', '-5'],
  ['yield-returned', '5'],
]);
const withdrawn = entryExample('withdraw', '2025-09-10', [
  ['assigned', '-100'],
  ['released', '100'],
]);
const settled: ClearanceRead = {
  ...fullLine,
  entries: [published('100'), confirmed, executed, returned, yields],
  laterEntries: 0,
  reports: [final],
  incorporations: [],
  closedOn: calendarDate('2025-12-15'),
  pending: [],
};
const standing = (place: Place): Partial<ClearanceRead> => ({
  closedOn: null,
  reports: [],
  entries: [
    published('100'),
    entryExample('order', '2025-08-01', [
      ['assigned', '-100'],
      [place, '100'],
    ]),
  ],
});

interface Case {
  given: Partial<ClearanceRead>;
  says: string;
}

describe('the clearance of a line', () => {
  it.each`
    given                                                      | says
    ${{}}                                                      | ${'se giró la suma de cien pesos m/cte ($100), y la E.S.E. confirmó el recibo de su totalidad.'}
    ${{}}                                                      | ${'ejecutó (pagó) la suma de noventa pesos m/cte ($90), el 90,00 % de lo recibido ($90 de $100).'}
    ${{}}                                                      | ${'reintegró de capital la suma de diez pesos m/cte ($10), con la consignación verificada.'}
    ${{}}                                                      | ${'rendimientos por cinco pesos m/cte ($5), reintegrados en su totalidad y aparte del capital.'}
    ${{}}                                                      | ${'El informe final de ejecución, con corte al 28 de noviembre de 2025, con radicado N.º R-14, se presentó el 5 de diciembre de 2025, y fue aceptado el 9 de diciembre de 2025.'}
    ${{}}                                                      | ${'La línea se cerró el 15 de diciembre de 2025'}
    ${{}}                                                      | ${'Con corte al 31 de enero de 2026, E.S.E. de EJEMPLO, NIT 900.474.727-4, se encuentra A PAZ Y SALVO por concepto de los recursos de la línea 1 de la Resolución 1409 de 2025.'}
    ${{ ...bareLine }}                                         | ${'la E.S.E. de la línea, cuyo nombre y NIT están por confirmar, se encuentra A PAZ Y SALVO'}
    ${{ entries: [published('100'), withdrawn], reports: [] }} | ${'Con cargo a esa línea no se giró suma alguna.'}
    ${{ entries: [published('100'), withdrawn], reports: [] }} | ${'quedó liberada la suma de cien pesos m/cte ($100).'}
  `('says: $says', ({ given, says }: Case) => {
    const facts = requireClear({ ...settled, ...given }, cutoff);
    expect(sayClearance(facts, cutoff).facts.join('\n')).toContain(says);
  });

  it('leaves nothing pending, and brings the entries behind each figure', () => {
    const { tables, data } = sayClearance(requireClear(settled, cutoff), cutoff);
    expect(tables[0]!.total).toEqual(['Pendiente por todo concepto', '$0']);
    expect(data).toMatchObject({
      executed: '90.00',
      returned: '10.00',
      yieldsReturned: '5.00',
      entries: { returned: [returned.id], yieldsReturned: [yields.id] },
    });
  });

  it.each`
    given                                                                                                           | says
    ${standing('assigned')}                                                                                         | ${'la línea 1 no está a paz y salvo: quedan $100 por girar; falta cerrar la línea.'}
    ${standing('ordered')}                                                                                          | ${'quedan $100 en orden de pago, sin pagar; falta cerrar la línea.'}
    ${standing('transit')}                                                                                          | ${'quedan $100 girados sin confirmar; falta cerrar la línea.'}
    ${standing('held')}                                                                                             | ${'quedan $100 en caja de la E.S.E., sin ejecutar ni reintegrar; falta el informe final aceptado, sobre $100 recibidos; falta cerrar la línea.'}
    ${standing('contested')}                                                                                        | ${'quedan $100 desistidos, con giro por establecer; falta cerrar la línea.'}
    ${{ closedOn: null, entries: [...settled.entries, entryExample('earn', '2026-01-02', [['yield-held', '1']])] }} | ${'queda $1 de rendimientos por reintegrar; falta cerrar la línea.'}
    ${{ closedOn: null, pending: [{ kind: 'restitution', amount: Money.of('9') }] }}                                | ${'está por decidir la verificación de un reintegro por $9'}
    ${{ closedOn: null }}                                                                                           | ${'nada queda pendiente y falta cerrar la línea.'}
    ${{ closedOn: calendarDate('2026-02-01') }}                                                                     | ${'la línea se cerró el 1 de febrero de 2026: pida un corte desde esa fecha.'}
  `('is refused: $says', ({ given, says }: Case) => {
    expect(() => requireClear({ ...settled, ...given }, cutoff)).toThrow(says);
  });
});
