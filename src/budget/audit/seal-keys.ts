import { createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { invariant, refusal } from '../../kernel/errors';
import { CONFIG, type Config } from '../../platform/config';
import { Transactions, type Tx } from '../../platform/database/transactions';
import { readSealKey } from '../../platform/seal-key';
import { Audit } from './audit.service';
import { keyId } from './record.rules';
import { lockSealing } from './seal.queries';

export const KeyRetired = refusal(
  'seal.key-retired',
  'unavailable',
  { es: 'La clave de los sellos está retirada', en: 'The sealing key is retired' },
  {
    es: () => 'SEAL_KEY es una clave retirada: otra la reemplazó. Ponga en SEAL_KEY la vigente, o una nueva.',
    en: () => 'SEAL_KEY is a retired key: another one has replaced it. Set the present one, or a new one.',
  },
);

export interface SealKey {
  readonly id: string;
  readonly privateKey: KeyObject;
}

// Keys have no UUID: their events stand on the chain of the service itself.
const service = { subjectKind: 'service', subjectId: '00000000-0000-0000-0000-000000000000' };

/** The key that signs the roots. It is in the settings or in the data folder, never in the database. */
@Injectable()
export class SealKeys {
  private readonly log = new Logger(SealKeys.name);
  private key: SealKey | null = null;

  constructor(
    private readonly transactions: Transactions,
    private readonly audit: Audit,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * The key of this instance. One that is seen for the first time is published, and retires those before it.
   * @throws KeyRetired when SEAL_KEY is one that another has replaced
   */
  async present(): Promise<SealKey> {
    if (this.key) return this.key;
    const given = this.config.SEAL_KEY === undefined ? null : readSealKey(this.config.SEAL_KEY);
    const privateKey = given ?? (await this.stored());
    if (await this.publish(privateKey)) return this.taken(privateKey);
    if (given) throw new KeyRetired({});
    const next = await this.generate();
    invariant(await this.publish(next), 'a new key is not retired');
    return this.taken(next);
  }

  private taken(privateKey: KeyObject): SealKey {
    this.key = { id: keyId(derOf(privateKey)), privateKey };
    return this.key;
  }

  private get file(): string {
    return join(this.config.dataFolder, 'seal-key.pem');
  }

  private async stored(): Promise<KeyObject> {
    const text = await readFile(this.file, 'utf8').catch((error: unknown) => {
      if (isAbsence(error)) return null;
      throw error;
    });
    return (text === null ? null : readSealKey(text)) ?? this.generate();
  }

  /** A key of the embedded mode. An unreadable or retired one stays beside it, under its own name. */
  private async generate(): Promise<KeyObject> {
    const { privateKey } = generateKeyPairSync('ed25519');
    const fresh = `${this.file}.${keyId(derOf(privateKey))}`;
    await mkdir(this.config.dataFolder, { recursive: true });
    await writeFile(fresh, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600, flag: 'wx' });
    await rename(this.file, `${this.file}.until-${keyId(derOf(privateKey))}`).catch((error: unknown) => {
      if (!isAbsence(error)) throw error;
    });
    await rename(fresh, this.file);
    if (this.config.DATABASE_URL !== undefined) {
      this.log.warn(`Se generó la clave de los sellos en ${this.file}. Guárdela, o ponga SEAL_KEY.`);
    }
    return privateKey;
  }

  /** @returns whether the key may seal: false when it was retired */
  private publish(privateKey: KeyObject): Promise<boolean> {
    const publicKey = derOf(privateKey);
    const id = keyId(publicKey);
    return this.transactions.run(async (tx) => {
      await lockSealing(tx);
      const [known]: { retired: boolean }[] = await tx.query(
        `select audit_key_retirement.key_id is not null as retired
         from audit_key
         left join audit_key_retirement on audit_key_retirement.key_id = audit_key.id
         where audit_key.id = $1`,
        [id],
      );
      if (known) return !known.retired;
      const retired = await retireAll(tx);
      await tx.query('insert into audit_key (id, public_key) values ($1, $2)', [id, publicKey]);
      const content = { key: id, publicKey: publicKey.toString('base64'), retires: retired };
      await this.audit.record(tx, null, { act: 'seal-key.publish', ...service, content });
      return true;
    });
  }
}

async function retireAll(tx: Tx): Promise<string[]> {
  const retired: { key_id: string }[] = await tx.query(
    `insert into audit_key_retirement (key_id)
     select id
     from audit_key
     where not exists (select from audit_key_retirement where audit_key_retirement.key_id = audit_key.id)
     order by id
     returning key_id`,
  );
  return retired.map(({ key_id }) => key_id);
}

function derOf(privateKey: KeyObject): Buffer {
  return createPublicKey(privateKey).export({ type: 'spki', format: 'der' });
}

function isAbsence(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ENOENT';
}
