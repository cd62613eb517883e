import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { invariant, refusal } from '../kernel/errors';
import { CONFIG, type Config } from './config';
import { readSecretsKey } from './secrets-key';

export const SecretsKeyChanged = refusal(
  'service.secrets-key-changed',
  'unavailable',
  { es: 'La clave de los secretos es otra', en: 'The key of the secrets is another' },
  {
    es: () =>
      'SECRETS_KEY no es la clave con la que se guardó este dato. Avise a quien opera el servicio: debe ponerse la anterior.',
    en: () =>
      'SECRETS_KEY is not the key with which this was kept. Tell who runs the service: the former one is needed.',
  },
);

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

  /** Encrypts (AES-256-GCM) what only this context may open again: nonce, tag, text. */
  seal(purpose: string, context: string, plain: Buffer): Buffer {
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', this.keyFor(purpose), nonce).setAAD(Buffer.from(context));
    const text = Buffer.concat([cipher.update(plain), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), text]);
  }

  /** @throws SecretsKeyChanged when it was sealed with another key */
  open(purpose: string, context: string, sealed: Buffer): Buffer {
    const decipher = createDecipheriv('aes-256-gcm', this.keyFor(purpose), sealed.subarray(0, 12))
      .setAAD(Buffer.from(context))
      .setAuthTag(sealed.subarray(12, 28));
    try {
      return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]);
    } catch {
      throw new SecretsKeyChanged({});
    }
  }

  /** 32 bytes for one purpose (HKDF, RFC 5869). */
  private keyFor(purpose: string): Buffer {
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
