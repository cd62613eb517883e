import { calendarDate } from '../../../../kernel/calendar';
import { allocationPlaces, type Place } from '../../../ledger/places';
import { entryExample, fullLine, published } from '../../certificate.spec-support';
import type { LineEntry } from '../../line-ledger.rules';
import { sayStatement } from './content';
import { requireHistory } from './facts.rules';

const cutoff = calendarDate('2025-12-31');
const statementOf = (entries: LineEntry[]) =>
  sayStatement(requireHistory({ ...fullLine, entries, laterEntries: 0 }, cutoff), cutoff);
const into = (place: Place) =>
  entryExample('order', '2025-08-01', [
    ['assigned', '-40'],
    [place, '40'],
  ]);

describe('the statement of a line', () => {
  it.each`
    place          | says
    ${'ordered'}   | ${'está en orden de pago aprobada, sin pagar, la suma de cuarenta pesos m/cte ($40)'}
    ${'transit'}   | ${'el ministerio giró, sin que la E.S.E. haya confirmado su recibo, la suma de cuarenta pesos'}
    ${'held'}      | ${'está en caja de la E.S.E., con recibo confirmado y sin ejecutar, la suma de cuarenta pesos'}
    ${'executed'}  | ${'la E.S.E. ejecutó (pagó), según informes aceptados, la suma de cuarenta pesos'}
    ${'returned'}  | ${'la E.S.E. reintegró de capital, con la consignación verificada, la suma de cuarenta pesos'}
    ${'released'}  | ${'está liberada, por desistimiento previo al giro, la suma de cuarenta pesos'}
    ${'contested'} | ${'figura desistida, sin que las fuentes establezcan si se giró, la suma de cuarenta pesos'}
  `('says what is in $place, and what is still to be paid', ({ place, says }: { place: Place; says: string }) => {
    const { facts, tables } = statementOf([published('100'), into(place)]);
    expect(facts.join('\n')).toContain(says);
    expect(facts.join('\n')).toContain('está por girar, sin orden de pago, la suma de sesenta pesos m/cte ($60)');
    expect(tables[0]!.rows).toHaveLength(allocationPlaces.length);
    expect(tables[0]!.total).toEqual(['Asignado a la línea', '$100']);
  });

  it('never calls paid what is only ordered', () => {
    expect(statementOf([published('100'), into('ordered')]).facts.join('\n')).not.toMatch(/girad[oa]|se giró/);
  });

  it('counts what left the line for the resolution, and keeps yields apart', () => {
    const { facts, tables, data } = statementOf([
      published('100'),
      into('returned'),
      entryExample('restore', '2025-11-01', [['returned', '-15']]),
      entryExample('lapse', '2025-12-31', [['assigned', '-60']]),
      entryExample('earn', '2025-09-30', [
        ['yield-source', '-3'],
        ['yield-held', '3'],
      ]),
    ]);
    expect(facts.join('\n')).toContain(
      'se restableció a la apropiación de la resolución, ya reintegrada, la suma de quince pesos',
    );
    expect(facts.join('\n')).toContain(
      'se perdió, al cierre de la vigencia, la apropiación de la suma de sesenta pesos',
    );
    expect(facts.join('\n')).toContain('rendimientos por tres pesos m/cte ($3), que van aparte');
    expect(tables.map(({ total }) => total)).toEqual([
      ['Asignado a la línea', '$100'],
      ['Rendimientos generados', '$3'],
      undefined,
    ]);
    expect(data).toMatchObject({ restored: '15.00', lapsed: '60.00', yieldsEarned: '3.00' });
  });

  it('shows each movement that stands from where to where, by how well its date is known', () => {
    const undone = { ...into('held'), id: 'undone', stands: false };
    const inverse: LineEntry = {
      ...undone,
      id: 'inverse',
      moves: undone.moves.map((move) => ({ ...move, amount: move.amount.negated() })),
    };
    const corrected = entryExample(
      'execute',
      '2025-10-31',
      [
        ['ordered', '-5'],
        ['assigned', '5'],
      ],
      { document: 'Informe', datePrecision: 'on-or-after' },
    );
    const { tables } = statementOf([published('100'), into('ordered'), undone, inverse, corrected]);
    expect(tables.at(-1)!.rows).toEqual([
      ['Expedición: Resolución 1409 de 2025', '07/07/2025', '', 'por girar', '$100'],
      ['Orden de pago: EJEMPLO — order', '01/08/2025', 'por girar', 'en orden de pago', '$40'],
      ['Ejecución: Informe', 'desde 31/10/2025', 'en orden de pago', 'por girar', '$5'],
    ]);
  });

  it('is refused before anything happened to the line', () => {
    expect(() => statementOf([])).toThrow('la línea 1 no existía: es del 7 de julio de 2025');
  });
});
