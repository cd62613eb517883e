import { patience, TooManyAttempts, waitAfter, withAttempt, type Count, type CountKind } from './lockout.rules';

const now = new Date('2026-11-26T12:00:00Z');
const ago = (seconds: number) => new Date(now.getTime() - seconds * 1000);

const count = (failures: number, given: Partial<Count> = {}): Count => ({
  kind: 'account-from-network',
  failures,
  failedAt: ago(60),
  blockedUntil: ago(60),
  ...given,
});

it.each<[CountKind, number, number]>([
  ['account-from-network', 1, 0],
  ['account-from-network', 4, 0],
  ['account-from-network', 5, 30],
  ['account-from-network', 6, 60],
  ['account-from-network', 9, 480],
  ['account-from-network', 10, 900],
  ['account-from-network', 5000, 900],
  ['device', 9, 0],
  ['device', 10, 30],
  ['account', 24, 0],
  ['account', 25, 30],
  ['network', 39, 0],
  ['network', 40, 30],
])('%s, after %d failures: %d s', (kind, failures, seconds) => {
  expect(waitAfter(kind, failures)).toBe(seconds);
});

it('counts an attempt before it is judged', () => {
  expect(withAttempt([count(4)], now)).toEqual([
    count(5, { failedAt: now, blockedUntil: new Date(now.getTime() + 30_000) }),
  ]);
});

it('begins again after half a day without a failure', () => {
  expect(withAttempt([count(4000, { failedAt: ago(13 * 3600) })], now)[0]).toMatchObject({ failures: 1 });
});

it('says how long the longest of the waits still is, and counts nothing', () => {
  const waiting = [count(9, { blockedUntil: ago(-90.2) }), count(3, { kind: 'network', blockedUntil: ago(-10) })];
  expect(() => withAttempt(waiting, now)).toThrow(TooManyAttempts);
  expect(() => withAttempt(waiting, now)).toThrow('espere 2 minutos');
});

it('gives who guesses from one network fewer tries than a known device, and an office more than one person', () => {
  expect(patience['account-from-network'].free).toBeLessThan(patience.device.free);
  expect(patience.network.free).toBeGreaterThan(patience.account.free);
});
