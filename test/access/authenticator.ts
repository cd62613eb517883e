import { Secret, TOTP } from 'otpauth';
import { Clock } from '../../src/platform/clock';

/** The instant at which the clock was stopped: a code must not go out of date between its making and its reading. */
let stoppedAt = 0;

/** Stops the service's clock in the middle of a step, as long as the tests of this file run. */
export function stopClock(): void {
  stoppedAt = Math.floor(Date.now() / 30_000) * 30_000 + 15_000;
  jest.spyOn(Clock.prototype, 'now').mockImplementation(() => new Date(stoppedAt));
}

/** The code that a telephone with this secret shows, some steps of thirty seconds away from now. */
export function codeOf(secret: string, steps = 0): string {
  const totp = new TOTP({ secret: Secret.fromBase32(secret) });
  return totp.generate({ timestamp: stoppedAt + steps * 30_000 });
}
