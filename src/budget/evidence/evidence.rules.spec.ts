import { agrees, dispositionOf, readableName } from './evidence.rules';

it.each([
  ['../../../etc/passwd', 'passwd.pdf'],
  ['..\\..\\windows\\system.ini', 'system.ini.pdf'],
  ['/etc/shadow', 'shadow.pdf'],
  ['.bashrc', 'bashrc.pdf'],
  ['...', 'documento.pdf'],
  ['', 'documento.pdf'],
  ['.pdf', 'pdf.pdf'],
  ['ACTA.PDF', 'ACTA.pdf'],
  ['pagina.html', 'pagina.html.pdf'],
  ['CON\u0007TRATO.pdf', 'CONTRATO.pdf'],
  ['factura\u202efdp.exe', 'facturafdp.exe.pdf'],
  [`${'a'.repeat(400)}.pdf`, `${'a'.repeat(145)}.pdf`],
])('a name is something to read and never a path: %p is %p', (given, readable) => {
  expect(readableName(given, 'application/pdf')).toBe(readable);
});

it.each(['acta.pdf', 'Orden Nº 7 «copia».pdf', 'a"; filename=b.html', "x'y*(z)", 'línea\r\nset-cookie: a=b'])(
  'the header of %p is one attachment',
  (name) => {
    const header = dispositionOf(readableName(name, 'application/pdf'));
    expect(header).toMatch(/^attachment; filename="[^"\\\r\n]*"; filename\*=UTF-8''[^\s;'"]*$/);
  },
);

it.each([
  ['application/pdf', 'application/pdf', true],
  ['application/pdf; charset=binary', 'application/pdf', true],
  ['application/octet-stream', 'application/pdf', true],
  ['', 'image/png', true],
  ['image/jpg', 'image/jpeg', true],
  ['image/png', 'application/pdf', false],
  ['text/html', 'application/pdf', false],
] as const)('%p may be declared for %s: %s', (declared, found, expected) => {
  expect(agrees(declared, found)).toBe(expected);
});
