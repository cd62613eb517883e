import { mkdtemp, open, rm, type FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A file on disk without a name: nobody else can open it, and it goes when it is closed, or with the process. */
export async function namelessFile(): Promise<FileHandle> {
  const folder = await mkdtemp(join(tmpdir(), 'trazagiro-datos-'));
  try {
    return await open(join(folder, 'archivo'), 'w+', 0o600);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
