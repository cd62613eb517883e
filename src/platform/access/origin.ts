import type { FastifyRequest } from 'fastify';
import { maskedAddress } from '../limits/limits.rules';
import { deviceCookie } from './devices';

/** Where a request to sign in comes from. */
export interface Origin {
  /** The network address: only counted, never stored as it is. */
  readonly address: string;
  readonly agent: string | undefined;
  /** The cookie of the device, if it brought one. */
  readonly device: string | undefined;
}

export function originOf(request: FastifyRequest): Origin {
  return { address: request.ip, agent: request.headers['user-agent'], device: request.cookies[deviceCookie] };
}

/** What a person recognises a session by, and nobody else a person. */
export function describeOrigin({ address, agent }: Origin): { agent: string; address: string } {
  return { agent: describeAgent(agent), address: maskedAddress(address) };
}

// The first that matches: Edge says that it is Chrome, and Chrome that it is Safari.
const programs: readonly (readonly [RegExp, string])[] = [
  [/\bEdg(e|A|iOS)?\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\bFirefox\/|\bFxiOS\//, 'Firefox'],
  [/Chrom(e|ium)\/|\bCriOS\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
  [/^curl\//, 'curl'],
];

const systems: readonly (readonly [RegExp, string])[] = [
  [/\bAndroid\b/, 'Android'],
  [/\biPhone\b|\biPad\b/, 'iOS'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b|\bMacintosh\b/, 'macOS'],
  [/\bLinux\b/, 'Linux'],
];

/** «Firefox en Windows»: no version, no model. */
export function describeAgent(agent: string | undefined): string {
  const among = (known: typeof programs) => known.find(([pattern]) => pattern.test(agent ?? ''))?.[1];
  const program = among(programs) ?? (agent === undefined || agent === '' ? 'Programa sin nombre' : 'Otro programa');
  const system = among(systems);
  return system === undefined ? program : `${program} en ${system}`;
}
