import {
  enrolmentOf,
  needsSecondFactor,
  newRecoveryCodes,
  newSecret,
  recoveryCodeIn,
  stepOf,
} from './second-factor.rules';

// RFC 6238, appendix B: the secret of its examples, in SHA-1; the last six of their eight digits.
const secret = Buffer.from('12345678901234567890');

it.each([
  ['287082', 59, 1],
  ['081804', 1111111109, 37037036],
  ['050471', 1111111111, 37037037],
  ['005924', 1234567890, 41152263],
  ['279037', 2000000000, 66666666],
  ['287082', 59 + 30, 1],
  ['287082', 59 - 30, 1],
  ['287082', 59 + 60, null],
  ['000000', 59, null],
  ['28708', 59, null],
  ['287082 ', 59, null],
])('%s at %d s: step %p', (code, seconds, step) => {
  expect(stepOf(code, secret, new Date(seconds * 1000))).toBe(step);
});

it('is enrolled with what authenticators read', () => {
  expect(enrolmentOf(secret, 'ana@ejemplo.localhost')).toEqual({
    secret: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ',
    uri: 'otpauth://totp/Trazagiro:ana%40ejemplo.localhost?issuer=Trazagiro&secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&algorithm=SHA1&digits=6&period=30',
  });
  expect(newSecret()).toHaveLength(20);
});

it('has recovery codes that nobody mistakes', () => {
  const codes = newRecoveryCodes();
  expect(new Set(codes).size).toBe(10);
  for (const code of codes) expect(code).toMatch(/^[a-hj-km-np-tv-z0-9]{5}-[a-hj-km-np-tv-z0-9]{5}$/);
  expect(recoveryCodeIn(' ABCDE fghjk ')).toBe('abcdefghjk');
  expect(recoveryCodeIn('287082')).toBeNull();
});

it.each([
  [['approver'], true],
  [['registrar', 'paymaster'], true],
  [['registrar'], false],
  [['administrator'], true],
  [['auditor'], false],
] as const)('%j needs it: %s', (roles, needs) => {
  expect(needsSecondFactor(roles)).toBe(needs);
});
