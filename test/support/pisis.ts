import type { PisisFileView } from '../../src/budget/pisis/pisis.dto';
import { bytesOf, fileNameOf, linesOf } from '../../src/budget/pisis/pisis.spec-support';
import type { TestService } from './service';
import { upload } from './upload';
import type { Visitor } from './visitor';

export interface Problem {
  readonly code: string;
  readonly errors?: readonly { line?: number; code: string; detail: string }[];
  readonly detail: string;
}

/* Names and ids of people in these files are invented. */
export const people = ['NOMBRE EJEMPLO UNO', 'NOMBRE EJEMPLO DOS', '1000000001', '1000000002'];
const who = 'CC|1000000001|NOMBRE EJEMPLO UNO|CC|1000000002|NOMBRE EJEMPLO DOS';
export const nothing = (...kinds: number[]) =>
  kinds.map((kind) => `${kind}|NA${'|'.repeat([4, 12, 4, 9, 9, 9][kind - 2]!)}`);

export const march = [
  '2|I|4|123|2025-03-10|100000.00',
  `3|I|1|001|2025-03-12|2025-12-30|APOYO PSICOSOCIAL AL BARRIO LA NIÑA|60000.00|${who}`,
  `3|I|1|002|2025-03-13|2025-12-30|TRANSPORTE|20000.00|${who}`,
  '4|I|1|001|POL-1|2025-03-14',
  '5|I|1|001|1|1|2025-03-28|20000.00|15000.50|25.00|AVANCE SEGUN LO PREVISTO',
  ...nothing(6, 7),
];
export const april = [
  ...nothing(2, 4),
  `3|A|1|001|2025-03-12|2025-12-30|APOYO PSICOSOCIAL AL BARRIO LA NIÑA|50000.00|${who}`,
  `3|E|1|002||||||||||`,
  '5|I|1|001|1|2|2025-04-28|10000.00|10000.00|50.00|AVANCE',
  '6|I|5|7|2025-04-20|1|860000001|123456789012|30000.00|2025-04-21|403',
  '7|I|5|8|2025-04-20|1|860000001|123456789012|500.25|2025-04-22|403',
].sort();

export interface Sent {
  readonly cutoff?: string;
  readonly headers?: Record<string, string>;
  /** The line of the hospital. */
  readonly on: string;
  readonly name?: string;
  readonly bytes?: Buffer;
}

export interface Taken {
  readonly status: number;
  readonly headers: Record<string, unknown>;
  readonly text: string;
  readonly body: PisisFileView & Problem;
}

/** Sends a file of these lines for a line of a hospital, as its person would; March, unless told. */
export async function sendPisis(
  service: TestService,
  by: Visitor,
  short: readonly string[],
  { on, cutoff = '2025-03-31', headers = {}, ...given }: Sent,
): Promise<Taken> {
  const { name = fileNameOf(cutoff), bytes = bytesOf(linesOf(short, cutoff)) } = given;
  const reply = await upload(service, `/api/v1/allocations/${on}/pisis-files`, {
    bytes,
    name,
    headers: { authorization: `Bearer ${by.token ?? ''}`, ...headers },
  });
  return { ...reply, body: reply.body as unknown as PisisFileView & Problem };
}

/** «3 pisis.accent»: the line and the code of each error. */
export const codesOf = (problem: Problem): string[] =>
  (problem.errors ?? []).map(({ line, code }) => [line, code].filter(Boolean).join(' '));

export async function rowsOf(service: TestService, table: string): Promise<number> {
  const [row] = await service.database.query<[{ n: string }]>(`select count(*) as n from ${table}`);
  return Number(row.n);
}
