import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** What the verifier finds by a line's shape is what JSON says of it, or else it leaves it to JSON. */

const id = '01a1fc6e-1705-7768-bb08-a6681b1fa9c9';
const hash = 'ab'.repeat(32);

const posting = {
  account: id,
  allocation: id,
  amount: '-1007.00',
  balanceAfter: '0.00',
  balanceBefore: '1007.00',
  disbursement: null as string | null,
  kind: 'capital',
  place: 'transit',
  position: 1,
  resolution: id,
  sequence: 2,
};
const postings = (...changes: Partial<Record<keyof typeof posting, unknown>>[]) =>
  JSON.stringify({ entry: id, postings: changes.map((change) => ({ ...posting, ...change })) });

const account = (change: object) =>
  JSON.stringify({
    id,
    name: 'Activos:Resolucion-1409-2025:Por-girar',
    place: 'held',
    kind: 'capital',
    resolution: id,
    allocation: null,
    disbursement: null,
    balance: '12.50',
    sequence: 1,
    ...change,
  });

const entry = (change: object) =>
  JSON.stringify({
    act: 'confirm',
    approvedBy: null,
    datePrecision: 'exact',
    document: 'Extracto número 7',
    effectiveOn: '2025-02-17',
    id,
    postingCount: 2,
    recordedAt: '2025-02-17T14:00:00.200000Z',
    recordedBy: id,
    resolution: id,
    reverses: null,
    source: null,
    subject: id,
    ...change,
  });

const event = (change: object) =>
  JSON.stringify({
    position: 0,
    hash,
    event: {
      act: 'disbursement.settle',
      at: '2025-02-12T14:00:00.500000Z',
      chain: id,
      content: { datePrecision: 'exact', lines: [1, -2, true, null, ['ñ']], source: {} },
      entries: [{ effectiveOn: '2025-02-12', head: hash, id, postings: hash }],
      person: null,
      previousHash: hash,
      sequence: 3,
      subject: { id, kind: 'disbursement' },
      version: 1,
      ...change,
    },
  });

type File = 'postings' | 'accounts' | 'entries' | 'events';

/** Each line, and whether it has the shape that the service gives it. */
const lines: readonly [what: string, file: File, line: string, hasShape: boolean][] = [
  ['two postings', 'postings', postings({}, { amount: '1007.00', position: 2 }), true],
  ['no postings', 'postings', postings(), true],
  ['fifteen digits', 'postings', postings({ amount: '-9999999999999.99' }), true],
  ['more digits than a plain number keeps', 'postings', postings({ amount: '90071992547409.93' }), true],
  ['twenty digits', 'postings', postings({ balanceAfter: '123456789012345678.90' }), true],
  ['no decimals', 'postings', postings({ amount: '1007' }), true],
  ['one decimal', 'postings', postings({ amount: '1007.0' }), true],
  ['no digits', 'postings', postings({ amount: '.00' }), true],
  ['a sign alone', 'postings', postings({ amount: '-.00' }), true],
  ['a letter among them', 'postings', postings({ amount: '10x7.00' }), true],
  ['a place with an accent', 'postings', postings({ place: 'tránsito' }), true],
  ['bytes that look like an accent', 'postings', postings({ place: 'Ã³' }, { place: 'ó' }), true],
  ['a number where a text was', 'postings', postings({ amount: 1007 }), false],
  ['a text where a number was', 'postings', postings({ sequence: '2' }), false],
  ['a number that is not whole', 'postings', postings({ sequence: 2.5 }), false],
  ['an escape', 'postings', postings({ place: 'a"b' }), false],
  ['one more field', 'postings', postings({ ...posting, other: 1 } as never), false],
  ['spaces', 'postings', JSON.stringify(JSON.parse(postings({})), null, 1).replace(/\n */g, ' '), false],
  ['an account', 'accounts', account({}), true],
  ['a balance below zero', 'accounts', account({ balance: '-0.01' }), true],
  ['a balance that is none', 'accounts', account({ balance: 'doce' }), true],
  ['an entry', 'entries', entry({}), true],
  ['an entry with a source', 'entries', entry({ source: 'SIIF', approvedBy: id }), true],
  ['a document with quotes', 'entries', entry({ document: 'Extracto "7"' }), false],
  ['a count with a zero before it', 'entries', entry({}).replace(':2,', ':02,'), false],
  ['an event', 'events', event({}), true],
  ['an event without entries', 'events', event({ entries: [] }), true],
  ['the first of a chain', 'events', event({ previousHash: null, sequence: 1 }), true],
  ['of no subject', 'events', event({ subject: { id: null, kind: null } }), true],
  ['an event that waits for a seal', 'events', event({}).replace('"position":0', '"position":null'), true],
  ['of a certificate', 'events', event({ act: 'certificate.issue', content: { sha256: hash } }), false],
  ['of another resolution', 'events', JSON.stringify({ position: 7, hash }), false],
  ['content too deep', 'events', event({ content: JSON.parse('['.repeat(40) + ']'.repeat(40)) }), false],
  ['content that is no JSON', 'events', event({}).replace('"ñ"]', '"ñ"'), false],
  ['content with a comma too many', 'events', event({}).replace('"ñ"]', '"ñ",]'), false],
  ['a word that is none', 'events', event({}).replace('true', 'trUe'), false],
  ['a line that ends early', 'events', event({}).slice(0, -1), false],
  ['something after it', 'events', `${event({})} `, false],
];

const script = `
  import * as crypto from 'node:crypto';
  import { readFileSync } from 'node:fs';
  import { newReadings } from '${pathToFileURL(join(__dirname, '../../tools/verifier/readings.mjs')).href}';
  const readings = newReadings({
    textAt: (bytes, from, to) => bytes.toString('utf8', from, to),
    hashOf: (written) => crypto.createHash('sha256').update(written).digest('hex'),
  });
  const told = (value) => JSON.stringify(value, (_, each) => (typeof each === 'bigint' ? each + 'n' : each));
  const pick = (value, like) =>
    value === null || typeof like !== 'object' || like === null
      ? value
      : Array.isArray(like)
        ? like.map((each, at) => pick(value[at], each))
        : Object.fromEntries(Object.keys(like).map((key) => [key, pick(value[key], like[key])]));
  const answers = JSON.parse(readFileSync(0, 'utf8')).map(([, file, line]) => {
    const bytes = Buffer.from('xx' + line + '\\n');
    const quick = readings[file].quick({ bytes, from: 2, to: bytes.length - 1 });
    if (quick === null) return null;
    // What the quick way gives, as the slow one gives it.
    const slow = readings[file].slow(JSON.parse(line), line);
    return [told(quick), told(pick(slow, quick))];
  });
  process.stdout.write(JSON.stringify(answers));`;

describe('a line of the kit, by its shape and by its JSON', () => {
  const answers = JSON.parse(
    execFileSync(process.execPath, ['--input-type=module', '-e', script], { input: JSON.stringify(lines) }).toString(),
  ) as ([quick: string, slow: string] | null)[];

  it.each(lines.map(([what, file, line, hasShape], at) => ({ what, file, line, hasShape, at })))(
    '$file: $what',
    ({ hasShape, at }) => {
      const answer = answers[at] ?? null;
      expect(answer !== null).toBe(hasShape);
      if (answer !== null) expect(answer[0]).toBe(answer[1]);
    },
  );
});
