import { createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { invariant } from '../kernel/errors';
import { CONFIG, type Config } from './config';
import { readSecretsKey } from './secrets-key';

/**
 * One key of the installation, and out of it one for each purpose. It is in the settings or in the data folder, never
 * in the database: a copy of the database alone opens nothing. Every instance on one database needs the same.
 */
@Injectable()
export class Secrets implements OnModuleInit {
  private readonly log = new Logger(Secrets.name);
  private key: Buffer | null = null;

  constructor(@Inject(CONFIG) private readonly config: Config) {}

  async onModuleInit(): Promise<void> {
    this.key = readSecretsKey(this.config.SECRETS_KEY ?? '') ?? (await this.stored());
  }

  /** HMAC-SHA-256 of the parts; no two lists of parts give the same text. */
  mac(purpose: string, ...parts: string[]): Buffer {
    return createHmac('sha256', this.keyFor(purpose)).update(JSON.stringify(parts)).digest();
  }

  /** 32 bytes for one purpose (HKDF, RFC 5869). */
  keyFor(purpose: string): Buffer {
    invariant(this.key, 'the key is read before the service answers');
    return Buffer.from(hkdfSync('sha256', this.key, Buffer.alloc(0), `trazagiro:${purpose}`, 32));
  }

  private async stored(): Promise<Buffer> {
    const file = join(this.config.dataFolder, 'secrets-key');
    await mkdir(this.config.dataFolder, { recursive: true });
    const made = randomBytes(32).toString('base64');
    // Of two that start at once one writes it, and both read what it wrote.
    const fresh = await writeFile(file, `${made}\n`, { mode: 0o600, flag: 'wx' }).then(
      () => true,
      (error: unknown) => {
        if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
        throw error;
      },
    );
    if (fresh && this.config.DATABASE_URL !== undefined) {
      this.log.warn(`Se generó la clave de los secretos en ${file}. Guárdela, o ponga SECRETS_KEY.`);
    }
    const key = readSecretsKey(await readFile(file, 'utf8'));
    if (!key) throw new Error(`${file} no contiene una clave de 32 bytes en base64.`);
    return key;
  }
}
