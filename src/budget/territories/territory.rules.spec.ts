import { departmentContradicts, findTerritory, unknownTerritory, type Territory } from './territory.rules';

const antioquia = { code: '05', name: 'Antioquia' };
const necocli = territory('05490', 'Necoclí', antioquia);
const known = new Map(
  [
    territory('05001', 'Medellín', antioquia),
    necocli,
    territory('05495', 'Nechí', antioquia),
    territory('11001', 'Bogotá, D.C.', { code: '11', name: 'Bogotá, D.C.' }, ['Bogotá']),
    territory('44001', 'Riohacha', { code: '44', name: 'La Guajira' }),
    territory('76001', 'Cali', { code: '76', name: 'Valle del Cauca' }, ['Santiago de Cali']),
  ].map((each) => [each.divipola, each]),
);

describe('a municipality is found by its code', () => {
  it.each([
    ['05490', undefined],
    ['05490', 'Antioquia'],
    ['05490', 'ANTIOQUIA '],
    ['05490', '05'],
    ['05490', '5'],
    ['11001', 'Bogota D.C.'],
    ['11001', 'Bogotá, D. C.'],
    ['44001', 'Guajira'],
    ['76001', 'valle'],
  ])('%s, in %s', (divipola, department) => {
    expect(findTerritory(known, { divipola, ...(department ? { department } : {}) })).toBe(known.get(divipola));
  });
});

describe('an unknown code names what may have been meant', () => {
  it.each([
    ['05491', '05490', '05491 no existe en DIVIPOLA; ¿quiso decir 05490 Necoclí (Antioquia)?'],
    ['05940', '05490', '05940 no existe en DIVIPOLA; ¿quiso decir 05490 Necoclí (Antioquia)?'],
    ['5490', '05490', '«5490» perdió el cero inicial: el código es 05490 Necoclí (Antioquia).'],
    ['5491', '05490', '5491 no existe en DIVIPOLA; ¿quiso decir 05490 Necoclí (Antioquia)?'],
    ['NECOCLI', '05490', '«NECOCLI» es un nombre y aquí va el código; ¿quiso decir 05490 Necoclí (Antioquia)?'],
    ['bogotá', '11001', '«bogotá» es un nombre y aquí va el código; ¿quiso decir 11001 Bogotá, D.C. (Bogotá, D.C.)?'],
    ['99999', null, '«99999» no existe en DIVIPOLA. El código tiene cinco cifras, como 05490.'],
    ['xyz', null, '«xyz» no existe en DIVIPOLA. El código tiene cinco cifras, como 05490.'],
    ['', null, '«» no existe en DIVIPOLA. El código tiene cinco cifras, como 05490.'],
  ])('%s → %s', (written, suggested, detail) => {
    const problem = unknownTerritory(known, written);
    const [first] = (problem.params as { suggestions: Territory[] }).suggestions;
    expect([problem.code, first?.divipola ?? null, problem.detail.es]).toEqual([
      'territory.unknown',
      suggested,
      detail,
    ]);
  });

  it('does not give back a pasted page', () => {
    expect(unknownTerritory(known, 'x'.repeat(5000)).detail.es.length).toBeLessThan(200);
  });
});

describe('a department that is not the municipality’s contradicts it', () => {
  it.each([
    ['Córdoba', '05490 es Necoclí y queda en Antioquia, no en «Córdoba».'],
    ['23', '05490 es Necoclí y queda en Antioquia, no en «23».'],
    ['Antioqia', '05490 es Necoclí y queda en Antioquia, no en «Antioqia».'],
  ])('%s', (department, detail) => {
    expect(departmentContradicts(necocli, department)).toMatchObject({
      code: 'territory.department-contradicts',
      detail: { es: detail },
    });
  });
});

function territory(
  divipola: string,
  municipality: string,
  department: Territory['department'],
  aliases: string[] = [],
): Territory {
  return { divipola, municipality, department, type: 'municipio', aliases };
}
