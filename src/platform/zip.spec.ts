import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { zipOf, type ZipFile } from './zip';

async function* files(): AsyncGenerator<ZipFile> {
  yield { path: 'a/vacío.txt', bytes: [] };
  yield await Promise.resolve({ path: 'ñandú.txt', bytes: [Buffer.from('primera '), Buffer.from('segunda')] });
}

async function* failing(): AsyncGenerator<ZipFile> {
  async function* bytes(): AsyncGenerator<Uint8Array> {
    yield await Promise.resolve(Buffer.from('algo'));
    throw new Error('se cayó la base');
  }
  yield await Promise.resolve({ path: 'roto', bytes: bytes() });
}

describe('a ZIP', () => {
  it('is what the reader of the verifier reads, and the same bytes every time', async () => {
    const zip = Buffer.concat(await all(zipOf(files(), '2026-11-21T10:20:30')));
    expect(Buffer.concat(await all(zipOf(files(), '2026-11-21T10:20:30')))).toEqual(zip);
    expect(readByTheVerifier(zip)).toEqual([
      ['a/vacío.txt', ''],
      ['ñandú.txt', 'primera segunda'],
    ]);
  });

  it('fails when one of its files does', async () => {
    await expect(all(zipOf(failing(), '2026-11-21T10:20:30'))).rejects.toThrow('se cayó la base');
  });
});

async function all(chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array[]> {
  const read: Uint8Array[] = [];
  for await (const chunk of chunks) read.push(chunk);
  return read;
}

/** A program of its own: Jest does not import modules of the standard. */
function readByTheVerifier(zip: Buffer): unknown {
  const reader = pathToFileURL(join(__dirname, '..', '..', 'tools', 'verifier', 'zip.mjs')).href;
  const code = `
    import { readFileSync } from 'node:fs';
    import { Readable } from 'node:stream';
    import { buffer } from 'node:stream/consumers';
    import { createInflateRaw } from 'node:zlib';
    import { readZip } from '${reader}';
    const zip = readFileSync(0);
    const slice = async function* (start, end) { yield zip.subarray(start, end); };
    const inflate = (deflated) => Readable.from(deflated).pipe(createInflateRaw());
    const read = await readZip({ size: zip.length, slice }, inflate);
    const files = [];
    for (const [path, open] of read) files.push([path, (await buffer(open())).toString()]);
    console.log(JSON.stringify(files));`;
  return JSON.parse(execFileSync(process.execPath, ['--input-type=module', '-e', code], { input: zip }).toString());
}
