import { createReadStream } from 'node:fs';
import { chmod, mkdir, open, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { invariant } from '../../kernel/errors';
import type { EvidenceStore } from './evidence-store';

/** A folder of one's own: only the service's account reads it, and nothing in it can be executed. */
export class FolderStore implements EvidenceStore {
  constructor(private readonly folder: string) {}

  async keep({ path, sha256 }: { path: string; sha256: string }): Promise<void> {
    const kept = this.pathOf(sha256);
    await mkdir(dirname(kept), { recursive: true, mode: 0o700 });
    await chmod(path, 0o600);
    // Received on the same disk: it is there whole or not at all, also for two who send the same file at once.
    await rename(path, kept);
    await flushFolder(dirname(kept));
  }

  async open(sha256: string): Promise<Readable | null> {
    const path = this.pathOf(sha256);
    const handle = await open(path, 'r').catch((error: unknown) => {
      if ((error as { code?: string }).code === 'ENOENT') return null;
      throw error;
    });
    return handle && createReadStream(path, { fd: handle, autoClose: true });
  }

  // Made of a hash and of nothing that anybody wrote.
  private pathOf(sha256: string): string {
    invariant(/^[0-9a-f]{64}$/.test(sha256), 'a file is kept under its hash');
    return join(this.folder, sha256.slice(0, 2), sha256);
  }
}

/** A rename is certain once its folder is written. */
async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
