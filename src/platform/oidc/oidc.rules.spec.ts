import { readRoleMap, rolesIn, textsIn, verifiedEmail } from './oidc.rules';

it.each<[object, string | null]>([
  [{ email: ' Ana@Ejemplo.co ', email_verified: true }, 'ana@ejemplo.co'],
  [{ email: 'ana@ejemplo.co', email_verified: false }, null],
  [{ email: 'ana@ejemplo.co', email_verified: 'true' }, null],
  [{ email: 'ana@ejemplo.co' }, null],
  [{ email_verified: true }, null],
])('%j: %p', (claims, email) => {
  expect(verifiedEmail(claims as Record<string, unknown>)).toBe(email);
});

it.each<[unknown, string[]]>([
  [
    ['a', 'b', 3],
    ['a', 'b'],
  ],
  ['a b, c', ['a', 'b', 'c']],
  [undefined, []],
  [{ a: 1 }, []],
])('texts of %j: %j', (value, texts) => {
  expect(textsIn({ groups: value }, 'groups')).toEqual(texts);
});

it('reads a map of roles whole, or not at all', () => {
  expect(readRoleMap('tz-paga = paymaster, tz-aprueba=approver')).toEqual(
    new Map([
      ['tz-paga', 'paymaster'],
      ['tz-aprueba', 'approver'],
    ]),
  );
  for (const wrong of ['', 'a', 'a=nobody', 'a=auditor=b', '=auditor']) expect(readRoleMap(wrong)).toBeNull();
});

it('takes roles by the map, or by their own names, and no other word', () => {
  const map = readRoleMap('tz-paga=paymaster');
  expect(rolesIn({ groups: ['tz-paga', 'approver', 'x'] }, 'groups', map)).toEqual(['paymaster']);
  expect(rolesIn({ groups: ['auditor', 'constructor'] }, 'groups', null)).toEqual(['auditor']);
  expect(rolesIn({}, 'groups', null)).toEqual([]);
});
