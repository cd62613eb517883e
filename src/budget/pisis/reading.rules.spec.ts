import { calendarDate } from '../../kernel/calendar';
import { readFileName, writeFileName } from './file-name.rules';
import { errorsOf, warningsOf } from './notes';
import { bytesOf, convention, fileNameOf, june, linesOf, nameOf, said } from './pisis.spec-support';
import { readPisis } from './reading.rules';
import { timelinessNotes } from './timeliness.rules';

const read = (lines: readonly string[], name = fileNameOf('2025-06-30')) =>
  readPisis({ name, bytes: bytesOf(lines) }, convention);

/** The sixth line of five short ones, changed: where, from what, into what, and what is said of it. */
interface Broken {
  line: number;
  from: string | RegExp;
  to: string;
  expected: string;
}

const codes = (notes: ReturnType<typeof read>['notes'], severity: 'error' | 'warning') =>
  said(notes.filter((each) => each.severity === severity)).join(', ');

describe('a file that is right', () => {
  it('is read whole, with nothing to say', () => {
    const { file, notes } = read(linesOf(june));
    expect(notes).toEqual([]);
    expect(file).toMatchObject({
      name: nameOf('2025-06-30'),
      control: { id: '900123457', firstDate: '2025-06-01', cutoff: '2025-06-30', total: 6 },
    });
    expect(file!.details.map(({ kind, indicator }) => `${kind}${indicator}`)).toEqual([
      '2I',
      '3I',
      '4I',
      '5I',
      '6NA',
      '7NA',
    ]);
    expect(file!.details[1]!.values).toMatchObject({
      contractNumber: '045-2025',
      object: 'APOYO PSICOSOCIAL AL BARRIO LA NIÑA',
    });
    expect(file!.form).toEqual({ encoding: 'windows-1252', lineEnd: '\r\n', closed: true, mark: false });
  });

  test.each`
    what                                 | make                                                                               | expected
    ${'UTF-8 with its mark'}             | ${(lines: string[]) => Buffer.from(`\ufeff${lines.join('\n')}`)}                   | ${'pisis.encoding-differs'}
    ${'UTF-8 without it'}                | ${(lines: string[]) => Buffer.from(lines.join('\n'))}                              | ${'pisis.encoding-differs'}
    ${'a last line that is not closed'}  | ${(lines: string[]) => bytesOf(lines).subarray(0, -2)}                             | ${''}
    ${'consecutives that start at two'}  | ${() => bytesOf(linesOf(june, undefined, { ...convention, firstConsecutive: 2 }))} | ${'2 pisis.consecutive-starts-otherwise consecutivo'}
    ${'a resource without its letters'}  | ${(lines: string[]) => bytesOf(lines.map((line) => line.replace('|ID20', '|20')))} | ${''}
    ${'ASCII alone, of either encoding'} | ${(lines: string[]) => bytesOf(lines.map((line) => line.replace('Ñ', 'N')))}       | ${''}
  `('may have $what', ({ make, expected }: { make: (lines: string[]) => Buffer; expected: string }) => {
    const { file, notes } = readPisis({ name: fileNameOf('2025-06-30'), bytes: make(linesOf(june)) }, convention);
    expect([errorsOf(notes), said(notes).join(', ')]).toEqual([[], expected]);
    expect(file!.details).toHaveLength(6);
  });
});

describe('a file in which one thing is wrong', () => {
  test.each`
    line | from                | to                           | expected
    ${1} | ${'1|NI'}           | ${'1|CC'}                    | ${'1 pisis.digits-expected tipo de documento'}
    ${1} | ${'|900123457'}     | ${'|000900123457'}           | ${'1 pisis.digits-expected NIT'}
    ${1} | ${'|900123457'}     | ${'|900123458'}              | ${'1 pisis.nit-differs NIT'}
    ${1} | ${'2025-06-01'}     | ${'2025-06-31'}              | ${'1 pisis.date-malformed fecha inicial'}
    ${1} | ${'2025-06-01'}     | ${'2025-07-01'}              | ${'1 pisis.period-backwards fecha inicial'}
    ${1} | ${'2025-06-30'}     | ${'2025-07-31'}              | ${'1 pisis.cutoff-differs fecha final'}
    ${1} | ${/6$/}             | ${'7'}                       | ${'1 pisis.total-differs total de registros'}
    ${1} | ${/6$/}             | ${'06'}                      | ${'1 pisis.digits-expected total de registros'}
    ${1} | ${/^1/}             | ${'2'}                       | ${'1 pisis.control-missing'}
    ${2} | ${'2|1|'}           | ${'2|3|'}                    | ${'2 pisis.consecutive-differs consecutivo'}
    ${3} | ${'3|2|'}           | ${'3|9|'}                    | ${'3 pisis.consecutive-differs consecutivo'}
    ${2} | ${'ID2000000001'}   | ${'ID2000000002'}            | ${'2 pisis.resource-differs ID del recurso'}
    ${2} | ${'|900123457|'}    | ${'|900123458|'}             | ${'2 pisis.nit-differs NIT'}
    ${2} | ${/^2\|/}           | ${'8|'}                      | ${'2 pisis.kind-unknown tipo de registro'}
    ${2} | ${/^2\|/}           | ${'1|'}                      | ${'2 pisis.control-twice'}
    ${2} | ${'|I|'}            | ${'|X|'}                     | ${'2 pisis.indicator-unknown indicador'}
    ${2} | ${/\|100000.00$/}   | ${''}                        | ${'2 pisis.fields-count'}
    ${2} | ${/$/}              | ${'|'}                       | ${'2 pisis.fields-count'}
    ${2} | ${'|4|123|'}        | ${'|6|123|'}                 | ${'2 pisis.code-unknown tipo de acto'}
    ${2} | ${'|123|'}          | ${'||'}                      | ${'2 pisis.field-empty número del acto'}
    ${2} | ${'|123|'}          | ${'| 123|'}                  | ${'2 pisis.padded número del acto'}
    ${2} | ${'|123|'}          | ${'|123456789012345678901|'} | ${'2 pisis.too-long número del acto'}
    ${2} | ${'2025-06-03'}     | ${'03/06/2025'}              | ${'2 pisis.date-malformed fecha del acto'}
    ${2} | ${'2025-06-03'}     | ${'2025-02-29'}              | ${'2 pisis.date-malformed fecha del acto'}
    ${2} | ${'2025-06-03'}     | ${'2025-07-01'}              | ${'2 pisis.date-after-cutoff fecha del acto'}
    ${2} | ${'100000.00'}      | ${'100.000,00'}              | ${'2 pisis.decimal-malformed valor incorporado'}
    ${2} | ${'100000.00'}      | ${'100000.001'}              | ${'2 pisis.decimal-malformed valor incorporado'}
    ${2} | ${'100000.00'}      | ${'-1.00'}                   | ${'2 pisis.decimal-malformed valor incorporado'}
    ${2} | ${'100000.00'}      | ${'0100000.00'}              | ${'2 pisis.padded valor incorporado'}
    ${2} | ${'100000.00'}      | ${'1234567890123456.00'}     | ${'2 pisis.too-long valor incorporado'}
    ${2} | ${'100000.00'}      | ${'0.00'}                    | ${'2 pisis.amount-zero valor'}
    ${3} | ${'APOYO'}          | ${'Apoyo'}                   | ${'3 pisis.lower-case objeto'}
    ${3} | ${'APOYO'}          | ${'ATENCIÓN'}                | ${'3 pisis.accent objeto'}
    ${3} | ${'APOYO'}          | ${'"APOYO"'}                 | ${'3 pisis.quotes objeto'}
    ${3} | ${'APOYO'}          | ${'A\tPOYO'}                 | ${'3 pisis.character objeto'}
    ${3} | ${'APOYO'}          | ${'A'.repeat(500)}           | ${'3 pisis.too-long objeto'}
    ${3} | ${'2025-12-30'}     | ${'2025-06-04'}              | ${'3 pisis.ends-before-start fecha de terminación'}
    ${3} | ${'|CC|1000000001'} | ${'|CCC|1000000001'}         | ${'3 pisis.id-kind-malformed tipo de documento del contratista'}
    ${5} | ${'|25.00|'}        | ${'|125.00|'}                | ${'5 pisis.percentage-beyond % de ejecución técnica'}
    ${6} | ${'|NA|'}           | ${'|NA|4'}                   | ${'6 pisis.not-applicable-filled tipo de acto'}
    ${6} | ${/^.+$/}           | ${''}                        | ${'6 pisis.blank-line'}
  `('line $line, $from → $to: $expected', ({ line, from, to, expected }: Broken) => {
    const lines = linesOf(june);
    lines[line - 1] = lines[line - 1]!.replace(from, to);
    const { file, notes } = read(lines);
    expect([file, codes(notes, 'error')]).toEqual([null, expected]);
    for (const { detail } of errorsOf(notes)) expect(detail.es.length).toBeGreaterThan(20);
  });

  test.each`
    line | from              | to              | expected
    ${3} | ${'|2025-12-30|'} | ${'||'}         | ${'3 pisis.field-empty-accepted fecha de terminación'}
    ${3} | ${'2025-12-30'}   | ${'1900-01-01'} | ${'3 pisis.date-stands-for-unknown fecha de terminación'}
    ${3} | ${'2025-06-05'}   | ${'2025-05-05'} | ${'3 pisis.date-before-period fecha del contrato'}
    ${3} | ${'APOYO'}        | ${'APOYO Nº 1'} | ${'3 pisis.character-unusual objeto'}
  `('warns of line $line, $from → $to: $expected', ({ line, from, to, expected }: Broken) => {
    const lines = linesOf(june);
    lines[line - 1] = lines[line - 1]!.replace(from, to);
    const { file, notes } = read(lines);
    expect([file === null, codes(notes, 'warning')]).toEqual([false, expected]);
  });

  it('says all of them at once, and never repeats what is of a person', () => {
    const lines = linesOf(june);
    lines[2] = lines[2]!.replace('NOMBRE EJEMPLO UNO', 'Nombre Único').replace('1000000001', ' 1000000001');
    lines[4] = lines[4]!.replace('15000.50', '15,000.50');
    const { notes } = read(lines);
    expect(codes(notes, 'error')).toBe(
      '3 pisis.padded documento del contratista, 3 pisis.lower-case nombre del contratista, ' +
        '3 pisis.accent nombre del contratista, 5 pisis.decimal-malformed valor pagado',
    );
    expect(JSON.stringify(notes)).not.toMatch(/Único|1000000001/);
  });

  it('a record twice, and NA beside others', () => {
    const { notes } = read(
      linesOf([
        ...june.slice(0, 2),
        june[1]!,
        ...june.slice(2),
        '7|I|5|9|2025-06-30|1|860000001|123|10.00|2025-06-30|403',
      ]),
    );
    expect(codes(notes, 'error')).toBe('8 pisis.not-applicable-beside-others indicador, 4 pisis.key-twice');
  });

  it('a portfolio that is not of the receiver', () => {
    const { notes } = read(linesOf([...june.slice(0, 5), '7|I|5|9|2025-06-30|1|860000001|123|10.00|2025-06-30|496']));
    expect(codes(notes, 'error')).toBe('7 pisis.portfolio-differs portafolio');
  });

  it('kinds that are missing, or out of order, are said and taken', () => {
    const { file, notes } = read(linesOf([june[1]!, june[0]!]));
    expect(file).not.toBeNull();
    expect(warningsOf(notes).map(({ code }) => code)).toEqual([
      ...Array<string>(4).fill('pisis.kind-absent'),
      'pisis.kinds-out-of-order',
    ]);
  });

  test.each`
    what                 | bytes                                               | code
    ${'UTF-16'}          | ${Buffer.from('\ufeff1|NI', 'utf16le')}             | ${'pisis.not-text'}
    ${'a binary'}        | ${Buffer.from([80, 75, 3, 4, 0, 0])}                | ${'pisis.not-text'}
    ${'two line ends'}   | ${Buffer.from('1|NI\r\n2|1\n')}                     | ${'pisis.line-ends-mixed'}
    ${'a control alone'} | ${Buffer.from(linesOf([])[0]!.replace('|0', '|1'))} | ${'pisis.no-details'}
  `('$what: $code', ({ bytes, code }: { bytes: Buffer; code: string }) => {
    const { file, notes } = readPisis({ name: fileNameOf('2025-06-30'), bytes }, convention);
    expect([file, errorsOf(notes).map((each) => each.code)]).toEqual([null, [code]]);
  });

  it('an envelope of a signature is known for what it is', () => {
    const der = Buffer.from('3082010006092a864886f70d010702a0', 'hex');
    const pem = Buffer.from('-----BEGIN PKCS7-----\nMII');
    for (const bytes of [der, pem]) {
      expect(readPisis({ name: fileNameOf('2025-06-30'), bytes }, convention).signed).toBe(true);
    }
  });

  it('a whole file of wrong lines is read like any other', () => {
    const lines = linesOf(Array.from({ length: 20_000 }, (_, at) => `3|I|1|${at}|2025-06-05||cosá|10.00||||||`));
    const { file, notes } = read(lines);
    expect([file, errorsOf(notes).length]).toEqual([null, 40_000]);
  });

  it('counts the control record where the convention says so', () => {
    const all = { ...convention, totalCounts: 'all' } as const;
    const bytes = bytesOf(linesOf(june, undefined, all));
    expect(readPisis({ name: fileNameOf('2025-06-30'), bytes }, all).notes).toEqual([]);
    expect(said(readPisis({ name: fileNameOf('2025-06-30'), bytes }, convention).notes)).toEqual([
      '1 pisis.total-differs total de registros',
    ]);
  });
});

describe('the name of a file', () => {
  it('is written as it is read, 44 characters and its extension', () => {
    const name = 'SER124DREC20260630NI000900091143ID2087325712.TXT';
    const said = readFileName(name);
    expect(said).toEqual({ cutoff: '2026-06-30', nit: '900091143', resource: '2087325712' });
    expect([name.length, 'problem' in said || writeFileName(said)]).toEqual([48, name]);
  });

  test.each([
    'SER124DREC20260631NI000900091143ID2087325712.TXT',
    'SER124DREC20260630NI900091143ID2087325712.TXT',
    'SER124DREC20260630CC000900091143ID2087325712.TXT',
    'SER124DREC20260630NI000900091143ID208732571.TXT',
    'SER124DREC20260630NI000900091143ID2087325712.TXT.p7m',
    '../SER124DREC20260630NI000900091143ID2087325712.TXT',
  ])('%s is none', (name) => {
    expect(readFileName(name)).toMatchObject({ problem: { code: 'pisis.name-malformed' } });
  });
});

test.each`
  cutoff          | today           | code
  ${'2025-06-30'} | ${'2025-07-05'} | ${'pisis.out-of-time'}
  ${'2025-06-30'} | ${'2025-07-06'} | ${undefined}
  ${'2025-06-30'} | ${'2025-07-31'} | ${undefined}
  ${'2025-06-30'} | ${'2025-08-01'} | ${'pisis.out-of-time'}
  ${'2025-12-31'} | ${'2026-01-31'} | ${undefined}
  ${'2025-01-31'} | ${'2025-02-28'} | ${undefined}
  ${'2025-01-31'} | ${'2025-03-01'} | ${'pisis.out-of-time'}
  ${'2025-06-30'} | ${'2025-06-29'} | ${'pisis.cutoff-not-come'}
`(
  'the file of $cutoff sent on $today: $code',
  ({ cutoff, today, code }: { cutoff: string; today: string; code?: string }) => {
    expect(timelinessNotes(calendarDate(cutoff), calendarDate(today))[0]?.problem.code).toBe(code);
  },
);
