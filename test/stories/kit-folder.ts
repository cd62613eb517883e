import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { TestService } from '../support/service';
import type { Visitor } from '../support/visitor';

export interface Verdict {
  readonly status: number | null;
  readonly says: string;
}

/** A kit in a folder of its own, as a stranger has it. */
export class KitFolder {
  private constructor(readonly folder: string) {}

  static of(zip: Buffer): KitFolder {
    const folder = mkdtempSync(join(tmpdir(), 'trazagiro-kit-'));
    writeFileSync(`${folder}.zip`, zip);
    const reader = pathToFileURL(join(__dirname, '..', '..', 'tools', 'verifier', 'zip.mjs')).href;
    const code = `
      import { mkdirSync, readFileSync } from 'node:fs';
      import { writeFile } from 'node:fs/promises';
      import { dirname, join } from 'node:path';
      import { Readable } from 'node:stream';
      import { createInflateRaw } from 'node:zlib';
      import { readZip } from '${reader}';
      const zip = readFileSync(0);
      const slice = (start, end) => Readable.from([zip.subarray(start, end)]);
      const inflate = (deflated) => Readable.from(deflated).pipe(createInflateRaw());
      for (const [path, open] of await readZip({ size: zip.length, slice }, inflate)) {
        mkdirSync(dirname(join('${folder}', path)), { recursive: true });
        await writeFile(join('${folder}', path), open());
      }`;
    execFileSync(process.execPath, ['--input-type=module', '-e', code], { input: zip });
    return new KitFolder(folder);
  }

  /** Node and nothing else: no variable, no module, no network. */
  verify(...args: string[]): Verdict {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['verificador.mjs', ...args], {
      cwd: this.folder,
      env: {},
      encoding: 'utf8',
    });
    return { status, says: stdout + stderr };
  }

  read(path: string): string {
    return readFileSync(join(this.folder, path), 'utf8');
  }

  write(path: string, text: string): void {
    writeFileSync(join(this.folder, path), text);
  }

  /** What whoever alters a file would also do: sum the files again. */
  sumAgain(): void {
    const sums = this.read('SHA256SUMS')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => line.slice(66));
    const sum = (path: string) => `${createHash('sha256').update(this.read(path)).digest('hex')}  ${path}\n`;
    this.write('SHA256SUMS', sums.map(sum).join(''));
  }

  remove(): void {
    rmSync(this.folder, { recursive: true });
    rmSync(`${this.folder}.zip`);
  }
}

/** The kit as it comes over HTTP. */
export async function downloadKit(service: TestService, by: Visitor, query = ''): Promise<Buffer> {
  const reply = await service.app.inject({
    method: 'GET',
    url: `/api/v1/audit/kit${query}`,
    headers: { authorization: `Bearer ${by.token ?? ''}` },
  });
  if (reply.statusCode !== 200) throw new Error(reply.body);
  return reply.rawPayload;
}
