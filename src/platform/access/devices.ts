import { randomBytes, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Secrets } from '../secrets';

/** Which accounts have signed in on this device: `name.mark.mark…`, the latest first. It opens nothing by itself. */
export const deviceCookie = 'trazagiro_device';

export const deviceCookieDays = 180;

// A machine that an office shares; beyond these the oldest account is counted as on an unknown device.
const mostAccounts = 8;

@Injectable()
export class Devices {
  constructor(private readonly secrets: Secrets) {}

  /** @returns the device's name if it has signed in to this account before, else null */
  known(cookie: string | undefined, email: string): string | null {
    const { name, marks } = read(cookie);
    if (name === null) return null;
    const expected = this.markOf(name, email);
    return marks.some((mark) => isSame(mark, expected)) ? name : null;
  }

  /** The cookie after this account has signed in on the device. */
  marked(cookie: string | undefined, email: string): string {
    const { name, marks } = read(cookie);
    const device = name ?? randomBytes(16).toString('base64url');
    const mark = this.markOf(device, email);
    return [device, mark, ...marks.filter((each) => each !== mark)].slice(0, mostAccounts + 1).join('.');
  }

  private markOf(device: string, email: string): string {
    return this.secrets.mac('device', device, email.trim().toLowerCase()).subarray(0, 16).toString('base64url');
  }
}

function read(cookie: string | undefined): { name: string | null; marks: string[] } {
  const [name, ...marks] = (cookie ?? '').split('.');
  const wellFormed = (text: string | undefined) => /^[\w-]{22}$/.test(text ?? '');
  if (name === undefined || !wellFormed(name) || !marks.every(wellFormed)) return { name: null, marks: [] };
  return { name, marks: marks.slice(0, mostAccounts) };
}

function isSame(one: string, other: string): boolean {
  return one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));
}
