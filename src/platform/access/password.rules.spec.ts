import { problemOfPassword } from './password.rules';

it.each([
  ['onceletras1', 'password.too-short'],
  ['x'.repeat(201), 'password.too-long'],
  ['aaaaaaaaaaaa', 'password.too-common'],
  ['121212121212', 'password.too-common'],
  ['abcabcabcabcab', 'password.too-common'],
  ['123456789012', 'password.too-common'],
  ['310555123499', 'password.too-common'],
  ['qwertyuiop12', 'password.too-common'],
  ['1qaz2wsx3edc', 'password.too-common'],
  ['1q2w3e4r5t6y', 'password.too-common'],
  ['zyxwvutsrqpo', 'password.too-common'],
  ['Contraseña123', 'password.too-common'],
  ['P4ssw0rd2026!', 'password.too-common'],
  ['Hospital2026*', 'password.too-common'],
  ['AmorColombia1', 'password.too-common'],
  ['correcthorsebatterystaple', 'password.too-common'],
  ['ministeriosalud', 'password.too-common'],
  ['ana.perez@esehospital.gov.co', 'password.is-the-email'],
  ['Ana.Perez2026', 'password.is-the-email'],
  ['una contraseña de prueba', null],
  ['pizarra tambor lluvia cobre', null],
  ['nT7-qf29.Lz0x', null],
  ['EJEMPLO de clave larga', null],
  ['8391 2047 5562 1190 4', null],
  ['ñandú bajo el puente', null],
])('%s: %s', (password, code) => {
  expect(problemOfPassword(password, 'ana.perez@esehospital.gov.co')?.code ?? null).toBe(code);
});

it('reads two hundred hostile characters at once', () => {
  for (const unit of ['1', 'ab', 'a1b', 'qwe', 'á', '\u0301']) {
    expect(problemOfPassword(unit.repeat(200).slice(0, 199), 'a@b.c')).not.toBeNull();
  }
});
