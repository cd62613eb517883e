/**
 * Writes the files of `files/` again: real bytes in the encodings that their names say, and workbooks as a spreadsheet
 * stores them. Everything in them is EJEMPLO except DIVIPOLA and the thirteen lines of the 1409 annex, which are public.
 * node test/awful-annexes/make.mjs
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeXlsx } from 'hucre';

const here = dirname(fileURLToPath(import.meta.url));
const folder = join(here, 'files');
await mkdir(folder, { recursive: true });
const put = (name, bytes) => writeFile(join(folder, name), bytes);
const csv = (name, lines, encoding = 'utf8', before = '') =>
  put(name, Buffer.from(before + lines.join('\r\n') + '\r\n', encoding));
const xlsx = async (name, ...sheets) =>
  put(name, await writeXlsx({ sheets, properties: { created: new Date(0), modified: new Date(0) } }));

const records = await readFile(join(here, '../../src/records/data/resolution-1409-2025-annex.csv'), 'utf8');
const lines1409 = records
  .trim()
  .split(/\r?\n/)
  .slice(1)
  .map((line) => line.split(','));

// The thirteen lines of 1409, as a good file and as they are usually met.
await put('1409.csv', records);
await xlsx('1409.xlsx', {
  name: 'Anexo',
  rows: [
    ['ANEXO — Resolución 1409 de 2025'],
    [],
    ['N.º', 'Departamento', 'Código DANE', 'Municipio', 'Valor asignado'],
    ...lines1409.map(([line, , department, code, municipality, , , amount]) => [
      Number(line),
      department,
      code,
      municipality,
      Number(amount),
    ]),
    ['', 'TOTAL', '', '', 1998207910],
  ],
  merges: [{ startRow: 0, startCol: 0, endRow: 0, endCol: 4 }],
});
csv(
  '1409-windows-1252-semicolons.csv',
  [
    'ENTIDAD TERRITORIAL*;DEPARTAMENTO;VALOR  ASIGNADO ($);COD. DIVIPOLA',
    ...lines1409.map(
      ([, , department, code, municipality, , , amount]) =>
        `${municipality};${department};$ ${Number(amount).toLocaleString('es-CO')};${Number(code)}`,
    ),
    'TOTAL;;$ 1.998.207.910;',
  ],
  'latin1',
);
csv(
  '1409-unicode-text-tabs.txt',
  [
    'Línea\tMunicipio\tDepartamento\tRecursos asignados',
    ...lines1409.map(
      ([line, , department, , municipality, , , amount]) =>
        `${line}\t${municipality.toUpperCase()}\t${department}\t${Number(amount).toLocaleString('en-US')}.00`,
    ),
  ],
  'utf16le',
  '\ufeff',
);

// Five errors in thirteen lines, to show how they are told.
csv('five-errors.csv', [
  'EJEMPLO — anexo con cinco errores;;;',
  'Código DIVIPOLA;Municipio;Departamento;Valor asignado',
  ...lines1409.map(([, , department, code, municipality, , , amount], index) => {
    const right = [code, municipality, department, Number(amount).toLocaleString('es-CO')];
    if (index === 1) right[0] = '05838';
    if (index === 3) right[3] = '2025-08-01';
    if (index === 5) right[1] = 'Riohacha';
    if (index === 8) right[3] = '';
    if (index === 12) right[2] = 'Meta';
    return right.join(';');
  }),
]);

// Encodings and delimiters.
const small = ['Código DIVIPOLA,Municipio,Valor', '05490,Necoclí,60431400', '54001,San José de Cúcuta,441640400'];
csv('utf8-bom-commas.csv', small, 'utf8', '\ufeff');
csv('sep-line-pipes.csv', ['sep=|', ...small.map((line) => line.replaceAll(',', '|'))]);
csv('utf16be.csv', [], 'utf8');
await put('utf16be.csv', Buffer.from(`\ufeff${small.join('\n')}`, 'utf16le').swap16());
csv('wrong-letters.csv', [
  'Municipio;Departamento;Valor',
  ...['Necoclí;Antioquia', 'Tibú;Norte de Santander'].map(
    (line) => `${Buffer.from(line, 'utf8').toString('latin1')};60431400`,
  ),
]);
csv('pasted.tsv', ['Municipio\tValor', 'Necoclí\t60.431.400', '"Villa del\nRosario"\t102.473.210']);

// Amounts.
const amounts = (name, ...written) =>
  csv(name, [
    'Código DIVIPOLA;Valor',
    ...written.map(
      (amount, index) => `${['05490', '05837', '81001', '25754', '44001', '44430', '52356'][index]};${amount}`,
    ),
  ]);
amounts(
  'amounts-dots-and-comma.csv',
  '60.431.400',
  '$ 76.358.920',
  '1.500,50',
  '60.431',
  '900,5',
  'COP 1.000.000,00 m/cte',
);
amounts('amounts-commas-and-dot.csv', '"60,431,400.00"', '$76,358,920', '60,431', '1,234.5', '900.50');
amounts('amounts-ambiguous.csv', '60.431', '1,234', '500000');
amounts('amounts-mixed.csv', '60.431.400', '1,234,567.00', '60.431');
amounts('amounts-millions-apostrophe.csv', "60'431.400", "1'998.207.910", "'900000");
amounts('amounts-wrong.csv', '2.000 millones', '2025-08-01', '(1.000.000)', '0', '-', '1.234.567,891', 'por confirmar');
csv('amount-in-thousands.csv', ['Código DANE;Municipio;Valor (miles de pesos)', '05490;Necoclí;60431']);
csv('two-amounts.csv', ['Código DANE;Valor;Monto', '05490;1000;2000']);
csv('unquoted-commas.csv', ['Código DANE,Municipio,Valor', '05490,Necoclí,60,431,400.00', '05837,Turbo,60431400']);

// Codes and names.
csv('codes-eaten.csv', [
  'Municipio;DIVIPOLA;Valor',
  'Necoclí;5490;60431400',
  'Anorí;5.04;1000000',
  ';5.04;1000000',
  'Apartadó;5.045;1000000',
  'Abejorral;05-002;1000000',
  'Bucaramanga;68001000;1000000',
  'Turbo;5837.0;1000000',
  'Soacha;05754;1000000',
  ';5491;1000000',
  'Santafé de Antioquia;5.04;1000000',
]);
csv('codes-apart.csv', [
  'COD_DPTO;COD_MPIO;MUNICIPIO;VALOR',
  '5;490;Necoclí;60431400',
  '05;837;Turbo;60431400',
  '54;001;Cúcuta;441640400',
  '5;1;Medellin;1000000',
]);
csv('names.csv', [
  'Departamento;Entidad Territorial;Valor asignado',
  'ANTIOQUIA;NECOCLI;60431400',
  'N. de Santander;Cúcuta;441640400',
  'NORTE DE SANTANDER;Cúcuta;441640400',
  ';Cartagena;1000000',
  ';Bogotá D.C.;1000000',
  'Valle;Cali;1000000',
  ';San Francisco;1000000',
  'Antioquia;San Francisco;1000000',
  ';Municipio de Turbo (Antioquia);1000000',
  ';Tibú - Norte de Santander;1000000',
  ';Necocly;1000000',
  'Guajira;Riohacha;1000000',
]);
csv('contradictions.csv', [
  'Código;Departamento;Municipio;Valor',
  '05490;Antioquia;Turbo;1000000',
  '05490;Córdoba;Necoclí;1000000',
  '76001;Valle del Cauca;Buga;1000000',
]);
csv('groups.csv', [
  'MUNICIPIO;VALOR',
  'ANTIOQUIA;',
  'Necoclí;60431400',
  'San Francisco;1000000',
  'Subtotal Antioquia;61431400',
  'DEPARTAMENTO DE LA GUAJIRA;',
  'Riohacha;225798080',
  'Subtotal;225798080',
  'TOTAL GENERAL;287229480',
  '',
  'Fuente: EJEMPLO, corte a noviembre.',
]);

// Hospitals.
csv('hospitals.csv', [
  'E.S.E.;NIT;DV;Municipio;Valor',
  'ESE HOSPITAL EJEMPLO DE NECOCLI;900.474.727-4;;Necoclí;60431400',
  'E.S.E. Hospital EJEMPLO del Sur;;;Cali;1000000',
  'Hospital EJEMPLO del Norte;8000000066;;Cali;1000000',
  'Otro nombre EJEMPLO;900474727;4;Necoclí;1000000',
  ';900474727;5;Necoclí;1000000',
  ';900474727;;Cali;1000000',
  'E.S.E. EJEMPLO sin registrar;;;Turbo;1000000',
  ';800.000.006;;;500000',
  'E.S.E. Hospital EJEMPLO del Sur;900474727;4;Necoclí;1000000',
]);

// Rows that are no lines.
csv(
  'everything-at-once.csv',
  [
    'MINISTERIO EJEMPLO;;;;',
    ';;;;',
    'ANEXO 1;;;;',
    ' N° ;"CÓDIGO\nDANE*";MUNICIPIO;"VALOR\nASIGNADO (1)";OBSERVACIONES',
    '1;5490;NECOCLI;$ 60.431.400;',
    '2;5837;TURBO;$ 60.431.400,00;',
    ';;SUBTOTAL;$ 120.862.800;',
    ';;;;',
    'Página 1 de 2;;;;',
    ' N° ;"CÓDIGO\nDANE*";MUNICIPIO;"VALOR\nASIGNADO (1)";OBSERVACIONES',
    '3;54001;Cúcuta;441.640.400;ver nota',
    ';;TOTAL;$ 562.503.200;',
    '(1) Valores en pesos.;;;;',
    'Elaboró: EJEMPLO;;;;',
  ],
  'latin1',
);
csv('total-differs.csv', ['DIVIPOLA;Valor', '05490;60.431.400', '05837;60.431.400', 'Total;120.862.900']);
csv('duplicates.csv', ['N°;DIVIPOLA;Valor', '1;05490;1000000', '2;05837;1000000', '2;05490;1000000']);
csv('no-heading.csv', ['05490;60431400', '05837;60431400']);
csv('only-headings.csv', ['DIVIPOLA;Valor']);
await put('empty.csv', Buffer.from('\r\n;;\r\n'));
await put('page.xls', Buffer.from('<html><table><tr><td>DIVIPOLA</td><td>Valor</td></tr></table></html>'));
await put('old.xls', Buffer.from('d0cf11e0a1b11ae1'.padEnd(1024, '0'), 'hex'));

// Workbooks.
const day = { numFmt: 'dd/mm/yyyy' };
await xlsx('workbook-numbers.xlsx', {
  name: 'Hoja1',
  rows: [
    ['DIVIPOLA', 'Municipio', 'Valor'],
    [5490, 'Necoclí', 76358920.1],
    [5837, 'Turbo', 60.431],
    [5.04, 'Anorí', 45870],
    [81001, 'Arauca', 45870],
    ['25754', 'Soacha', '60.431'],
    ['44001', 'Riohacha', 1e15],
  ],
  cells: new Map([
    ['4,2', { style: day }],
    ['1,0', { style: day }],
  ]),
});
await xlsx('workbook-two-rows-of-headings.xlsx', {
  name: 'Anexo',
  rows: [
    ['UBICACIÓN', '', 'RECURSOS', ''],
    ['DEPARTAMENTO', 'MUNICIPIO', 'VALOR ASIGNADO', '% PARTICIPACIÓN'],
    ['Antioquia', 'Necoclí', 60431400, 0.5],
    ['', 'San Francisco', 60431400, 0.5],
    ['La Guajira', 'Riohacha', 225798080, 0.1],
  ],
  merges: [
    { startRow: 0, startCol: 0, endRow: 0, endCol: 1 },
    { startRow: 2, startCol: 0, endRow: 3, endCol: 0 },
  ],
});
await xlsx('workbook-formulas.xlsx', {
  name: 'Anexo',
  rows: [
    ['DIVIPOLA', 'Valor'],
    ['05490', null],
    ['05837', null],
    ['81001', null],
    ['TOTAL', null],
  ],
  cells: new Map([
    ['1,1', { formula: '2*3', formulaResult: 6 }],
    ['2,1', { formula: '1/0', formulaResult: '#DIV/0!', type: 'error', value: '#DIV/0!' }],
    ['3,1', { formula: 'NO()' }],
    ['4,1', { formula: 'SUM(B2:B4)', formulaResult: 6 }],
  ]),
});
await xlsx('workbook-hidden.xlsx', {
  name: 'Anexo',
  columns: [{}, { hidden: true }, {}],
  rows: [
    ['DIVIPOLA', 'Municipio', 'Valor'],
    ['05490', 'Necoclí', 60431400],
    ['05837', 'Turbo', 60431400],
    ['TOTAL', '', 60431400],
  ],
  rowDefs: new Map([[2, { hidden: true }]]),
});
const one = (name, amount) => ({
  name,
  rows: [
    ['DIVIPOLA', 'Valor'],
    ['05490', amount],
  ],
});
await xlsx('two-annexes.xlsx', one('Anexo 1', 1000), one('Anexo 2', 2000));
await xlsx('two-annexes-asked.xlsx', one('Anexo 1', 1000), one('Anexo 2', 2000));
await xlsx('one-annex-among-sheets.xlsx', { name: 'Portada', rows: [['EJEMPLO']] }, one('Anexo', 1000), {
  ...one('Borrador', 5),
  hidden: true,
});
