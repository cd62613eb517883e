import { Money } from '../../kernel/money';
import { lineProblems, type WrittenLine } from './annex-problems.rules';

const territories = new Map(
  [
    ['05490', 'Necoclí', '05', 'Antioquia', []] as const,
    ['76001', 'Cali', '76', 'Valle del Cauca', ['Santiago de Cali']] as const,
  ].map(([divipola, municipality, code, name, aliases]) => [
    divipola,
    { divipola, municipality, department: { code, name }, type: 'municipio', aliases },
  ]),
);
const hospital = (id: string, municipality_code: string) =>
  [id, { id, name: `EJEMPLO ${id}`, municipality_code }] as const;
const hospitals = new Map([hospital('a', '05490'), hospital('b', '05490'), hospital('c', '76001')]);

describe('one line', () => {
  it.each<[Partial<WrittenLine>, string[]]>([
    [{}, []],
    [{ hospitalId: 'a' }, []],
    [{ department: 'ANTIOQUIA', municipality: 'Necocli' }, []],
    [{ divipola: '76001', department: 'valle', municipality: 'Santiago de Cali' }, []],
    [{ divipola: '5490' }, ['divipola territory.unknown']],
    [{ divipola: '05491', hospitalId: 'c' }, ['divipola territory.unknown']],
    [{ department: 'Córdoba' }, ['department territory.department-contradicts']],
    [{ municipality: 'Cali' }, ['municipality annex.municipality-contradicts']],
    [{ hospitalId: 'z' }, ['hospitalId annex.hospital-unknown']],
    [{ hospitalId: 'c' }, ['hospitalId annex.hospital-elsewhere']],
    [{ divipola: '00000', hospitalId: 'z' }, ['divipola territory.unknown', 'hospitalId annex.hospital-unknown']],
  ])('%j', (given, expected) => {
    expect(problems(given)).toEqual(expected.map((each) => `1 ${each}`));
  });
});

describe('lines beside each other', () => {
  const cali = { divipola: '76001' };
  it.each<[string, Partial<WrittenLine>[], string[]]>([
    ['two hospitals of a municipality', [{ hospitalId: 'a' }, { hospitalId: 'b' }], []],
    ['one with its hospital, one without', [{ hospitalId: 'a' }, {}], []],
    ['the same hospital', [{ hospitalId: 'a' }, cali, { hospitalId: 'a' }], ['3 hospitalId annex.hospital-twice']],
    [
      'a municipality twice',
      [{}, cali, {}, {}],
      ['3 divipola annex.municipality-twice', '4 divipola annex.municipality-twice'],
    ],
    ['numbers of their own', [{ line: 2 }, { ...cali, line: 1 }], []],
    ['a number twice', [{ line: 7 }, { ...cali, line: 7 }], ['2 line annex.number-twice']],
    ['a number that is another’s place', [{ line: 2 }, cali], ['2 line annex.number-twice']],
  ])('%s', (_, given, expected) => {
    expect(problems(...given)).toEqual(expected);
  });
});

it('names the line that is there already', () => {
  const [problem] = lineProblems(placed({ hospitalId: 'a' }, { hospitalId: 'a' }), { territories, hospitals });
  expect(problem).toMatchObject({
    line: 2,
    params: { first: 1 },
    detail: { es: 'Este hospital ya está en la línea 1.' },
  });
});

it('says of a thousand lines what it says of one', () => {
  const many = Array.from({ length: 1122 }, () => ({ divipola: '99999' }));
  expect(lineProblems(placed(...many), { territories, hospitals }).length).toBe(1122 + 1121);
});

function problems(...lines: Partial<WrittenLine>[]): string[] {
  return lineProblems(placed(...lines), { territories, hospitals }).map(
    ({ line, field, code }) => `${line ?? ''} ${field ?? ''} ${code}`,
  );
}

function placed(...lines: Partial<WrittenLine>[]) {
  const plain = { divipola: '05490', hospitalId: null, department: null, municipality: null, line: null, source: null };
  return lines.map((line, index) => ({ at: index + 1, written: { ...plain, amount: Money.of('1'), ...line } }));
}
