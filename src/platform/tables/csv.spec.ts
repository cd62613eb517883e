import { parse } from 'csv-parse/sync';
import { csvOf } from './csv';
import { sampleTable } from './tables.spec-support';

const spanish = { language: 'es', bom: false } as const;

describe('a report as CSV', () => {
  it('has plain figures, ISO dates, codes as text; lines, subtotals, total', () => {
    const table = sampleTable([
      { code: '05', assigned: '60431400.00', paid: '60431399.50' },
      { code: '88', assigned: '9.00', paid: '10.00' },
    ]);
    expect(csvOf(table, spanish).split('\r\n')).toEqual([
      'línea,nombre,código,grupo,pagado el,asignado,girado,saldo,% girado',
      '1,EJEMPLO,05,Grupo 05,2025-08-01,60431400.00,60431399.50,0.50,100.00',
      '2,EJEMPLO,88,Grupo 88,2025-08-01,9.00,10.00,-1.00,111.11',
      ',,05,Grupo 05,,60431400.00,60431399.50,0.50,100.00',
      ',,88,Grupo 88,,9.00,10.00,-1.00,111.11',
      ',,,,,60431409.00,60431409.50,-0.50,100.00',
      '',
    ]);
  });

  it('has the names of the JSON in English, and the mark of UTF-8 when it is asked for', () => {
    const csv = csvOf(sampleTable([]), { language: 'en', bom: true });
    expect(csv.split('\r\n')[0]).toBe('\ufeffline,name,code,group,paidOn,assigned,paid,balance,paidOfAssigned');
  });

  it.each([
    '=cmd|/c calc!A1',
    '+1+1',
    '-1+1',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '\n=1',
    ' =1',
    '＝1',
    '=HYPERLINK("http://x")',
  ])('makes %j inert', (name) => {
    const csv = csvOf(sampleTable([{ name, code: '05', assigned: '1.00', paid: '1.00' }]), spanish);
    expect(parse(csv)[1]?.[1]).toBe(`'${name}`);
  });

  it('keeps what only looks like it', () => {
    const names = ['E.S.E. A-B', 'a=b', '1 + 1', 'correo@ejemplo', '«=»', "'=1"];
    const csv = csvOf(
      sampleTable(names.map((name) => ({ name, code: '05', assigned: '1.00', paid: '1.00' }))),
      spanish,
    );
    expect(
      parse(csv)
        .slice(1, 7)
        .map(([, name]) => name),
    ).toEqual(names);
  });
});
