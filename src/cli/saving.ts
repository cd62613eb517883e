import { createHash } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { stdout } from 'node:process';
import { broken } from './client';
import { Ended, exitCodes, usage } from './outcome';
import { bytesInWords, progressOf } from './terminal';

export interface Saved {
  readonly file: string;
  readonly size: number;
  readonly sha256: string;
}

interface Where {
  /** «-» is standard output; undefined, the name that the service gives. */
  readonly to: string | undefined;
  readonly isQuiet: boolean;
}

/**
 * The body of an answer, to a file: whole or not at all. What comes short, or is not the bytes that its tag says, ends
 * without leaving a file.
 * @throws Ended
 */
export async function save(response: Response, { to, isQuiet }: Where): Promise<Saved> {
  const file = to ?? nameIn(response.headers.get('content-disposition') ?? '');
  if (file === '-') return pour(response);
  const part = `${file}.parcial`;
  const out = await open(part, 'w').catch((error: unknown) => {
    throw usage(`No se puede escribir ${part}: ${String(error)}`);
  });
  try {
    const saved = await written(response, { isQuiet, write: (bytes) => out.write(bytes) });
    await out.close();
    await rename(part, file);
    return { file, ...saved };
  } catch (error) {
    await out.close().catch(() => undefined);
    await rm(part, { force: true });
    throw error;
  }
}

async function pour(response: Response): Promise<Saved> {
  if (stdout.isTTY && !/^(text\/|application\/(json|ld\+json))/.test(response.headers.get('content-type') ?? '')) {
    throw usage('Este archivo no es texto: diga dónde guardarlo con --salida.');
  }
  const write = (bytes: Uint8Array): Promise<void> =>
    new Promise((resolve, reject) => {
      stdout.write(bytes, (error) => {
        if (error) reject(error);
        else resolve();
      });
    });
  return { file: '-', ...(await written(response, { isQuiet: true, write })) };
}

interface Writing {
  readonly isQuiet: boolean;
  readonly write: (bytes: Uint8Array) => Promise<unknown>;
}

async function written(response: Response, { isQuiet, write }: Writing): Promise<{ size: number; sha256: string }> {
  const length = response.headers.get('content-length');
  const total = length === null || response.headers.has('content-encoding') ? null : Number(length);
  const hash = createHash('sha256');
  const progress = progressOf('Descargando', bytesInWords, isQuiet);
  let size = 0;
  try {
    for await (const bytes of chunksOf(response)) {
      hash.update(bytes);
      await write(bytes);
      size += bytes.length;
      progress.at(size, total);
    }
  } finally {
    progress.end();
  }
  const sha256 = hash.digest('hex');
  const said = /^"([0-9a-f]{64})"$/.exec(response.headers.get('etag') ?? '')?.[1];
  if ((total !== null && size !== total) || (said !== undefined && said !== sha256)) {
    throw new Ended(exitCodes.unreachable, `Llegó incompleto: ${bytesInWords(size)}. Intente de nuevo.`);
  }
  return { size, sha256 };
}

async function* chunksOf({ body }: Response): AsyncGenerator<Uint8Array> {
  if (!body) return;
  const reader = body.getReader();
  for (;;) {
    const { done, value } = await reader.read().catch(broken);
    if (done) return;
    yield value;
  }
}

/** The name that the service gives, and never a path of its choosing. */
function nameIn(disposition: string): string {
  const name = /filename="?([^";]+)"?/.exec(disposition)?.[1] ?? 'descarga';
  return name.replace(/[/\\]/g, '_').replace(/^\.+/, '_');
}
