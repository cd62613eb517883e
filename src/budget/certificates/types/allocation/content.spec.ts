import { calendarDate } from '../../../../kernel/calendar';
import { Money } from '../../../../kernel/money';
import { bareLine, entryExample, fullLine, published } from '../../certificate.spec-support';
import type { LineEntry } from '../../line-ledger.rules';
import { sayAllocation } from './content';
import { requireAssigned, type AllocationPapers } from './facts.rules';

const cutoff = calendarDate('2025-12-31');
const none: AllocationPapers = {
  addedBy: { id: 'resolution', label: 'Resolución 1409 de 2025', issuedOn: calendarDate('2025-07-07') },
  availability: null,
  acceptance: null,
  source: null,
};
const added = entryExample('amend', '2025-09-01', [['assigned', '25']], { document: 'Resolución 2000 de 2025' });
const reduced = entryExample('amend', '2025-09-02', [['assigned', '-100']], { document: 'Resolución 2001 de 2025' });
const given = entryExample('reassign', '2025-09-03', [['released', '-40']], { document: 'Resolución 2002 de 2025' });
const taken = entryExample('reassign', '2025-09-04', [['assigned', '7']], { document: 'Resolución 2003 de 2025' });
const withdrawn = entryExample('withdraw', '2025-08-20', [
  ['assigned', '-60'],
  ['released', '60'],
]);
const contested = entryExample('contest', '2025-08-20', [
  ['assigned', '-60'],
  ['contested', '60'],
]);
const lapsed = entryExample('lapse', '2025-12-31', [['assigned', '-100']]);

function said(entries: LineEntry[], papers: Partial<AllocationPapers> = {}, line = fullLine): string {
  const read = { ...line, ...none, ...papers, entries: [published('100'), ...entries], laterEntries: 0 };
  return sayAllocation(requireAssigned(read, cutoff), cutoff).facts.join('\n');
}

describe('the certificate of an allocation', () => {
  it.each`
    entries               | says
    ${[]}                 | ${'la asignación no ha sido modificada'}
    ${[added]}            | ${'La Resolución 2000 de 2025, del 1 de septiembre de 2025, adicionó a esta línea la suma de veinticinco pesos m/cte ($25).'}
    ${[added, reduced]}   | ${'redujo la asignación de esta línea en la suma de cien pesos m/cte ($100)'}
    ${[added, reduced]}   | ${'con esas modificaciones, la asignación es de veinticinco pesos m/cte ($25)'}
    ${[withdrawn, given]} | ${'reasignó a otra línea la suma de cuarenta pesos m/cte ($40), que esta había liberado'}
    ${[withdrawn, given]} | ${'desistió antes del giro de veinte pesos m/cte ($20)'}
    ${[taken]}            | ${'reasignó a esta línea la suma de siete pesos m/cte ($7), liberada por otra'}
    ${[contested]}        | ${'sin que las fuentes digan si se giraron'}
    ${[lapsed]}           | ${'se perdió la apropiación de cien pesos m/cte ($100)'}
  `('says: $says', ({ entries, says }: { entries: LineEntry[]; says: string }) => {
    expect(said(entries)).toContain(says);
  });

  it.each`
    papers                                                                                                  | says
    ${{}}                                                                                                   | ${'(CDP) que la ampara está por confirmar'}
    ${{ availability: { number: 'CDP-1', issuedOn: calendarDate('2025-01-15'), amount: Money.of('500') } }} | ${'(CDP) N.º CDP-1, del 15 de enero de 2025, por valor de quinientos pesos m/cte ($500)'}
    ${{}}                                                                                                   | ${'no consta que la E.S.E. haya aceptado la asignación'}
    ${{ acceptance: { filingNumber: 'R-1', acceptedOn: calendarDate('2025-07-20') } }}                      | ${'con radicado N.º R-1, del 20 de julio de 2025'}
    ${{ addedBy: { id: 'other', label: 'Resolución 88 de 2025', issuedOn: calendarDate('2025-08-01') } }}   | ${'La Resolución 88 de 2025, del 1 de agosto de 2025, adicionó a su anexo la línea 1'}
    ${{ source: 'El informe.' }}                                                                            | ${'Los datos de la asignación se tomaron de: El informe.'}
  `('and: $says', ({ papers, says }: { papers: Partial<AllocationPapers>; says: string }) => {
    expect(said([], papers)).toContain(says);
  });

  it('of a hospital that no source names', () => {
    expect(said([], {}, bareLine)).toContain(
      'asigna a una E.S.E. cuyo nombre y NIT están por confirmar, la suma de cien',
    );
  });

  it('never says «girado» of what is assigned', () => {
    expect(said([])).toContain('no acredita el giro de los recursos');
    expect(said([])).not.toMatch(/girad[oa]/);
  });

  it('adds up, and brings the entries behind', () => {
    const read = { ...fullLine, ...none, entries: [published('100'), added], laterEntries: 0 };
    const { tables, data } = sayAllocation(requireAssigned(read, cutoff), cutoff);
    expect(tables[0]!.rows.map((row) => row.at(-1))).toEqual(['$100', '$25']);
    expect(tables[0]!.total).toEqual(['Asignado', '$125']);
    expect(data).toMatchObject({
      allocation: { amount: '125.00' },
      entries: { assigned: [published('100').id, added.id] },
    });
  });

  it('is refused before the line existed, and once it is left with nothing', () => {
    const read = { ...fullLine, ...none, entries: [] as LineEntry[], laterEntries: 1 };
    expect(() => requireAssigned(read, calendarDate('2025-07-06'))).toThrow(
      'Con corte al 6 de julio de 2025, la línea 1 no existía: es del 7 de julio de 2025; pida un corte desde esa fecha.',
    );
    const empty = { ...read, entries: [published('100'), reduced] };
    expect(() => requireAssigned(empty, cutoff)).toThrow('la línea 1 quedó en $0 por los actos que la modificaron');
  });
});
