import { sign } from 'node:crypto';
import {
  Inject,
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { CONFIG, type Config } from '../../platform/config';
import { seeing } from '../../platform/database/scope';
import { Transactions, type Tx } from '../../platform/database/transactions';
import { Frontier, leafHash, nodesOf, type HashedNode } from './merkle.rules';
import { canonicalText, sha256, type SealText } from './record.rules';
import { KeyRetired, SealKeys, type SealKey } from './seal-keys';
import { lastSeal, lockSealing, nodeHashes, storedLevels, type StoredSeal } from './seal.queries';

const mostEvents = 20_000;

/**
 * Seals the record: what was committed since the last seal goes into the Merkle tree, in the order of writing, and the
 * new root is signed. Acts never wait for it.
 */
@Injectable()
export class Seals implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger(Seals.name);
  private timer: NodeJS.Timeout | undefined;
  private underWay: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly transactions: Transactions,
    private readonly keys: SealKeys,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** @throws KeyRetired */
  async onApplicationBootstrap(): Promise<void> {
    await seeing('everything', () => this.keys.present());
    if (this.config.SEAL_EVERY_SECONDS === 0) return;
    this.timer = setInterval(() => {
      this.underWay = this.sealOrSay();
    }, this.config.SEAL_EVERY_SECONDS * 1000).unref();
  }

  /** What was recorded until now is sealed before the service ends. */
  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.underWay;
    await this.sealOrSay();
  }

  /**
   * Seals everything that is committed.
   * @returns the last seal, the one before when there was nothing new; null when nothing was ever recorded
   * @throws KeyRetired when another instance has brought a new key
   */
  async seal(): Promise<StoredSeal | null> {
    const key = await this.keys.present();
    for (;;) {
      const { made, seal } = await this.transactions.run((tx) => sealOnce(tx, key));
      if (made < mostEvents) return seal;
    }
  }

  private async sealOrSay(): Promise<void> {
    await seeing('everything', () => this.seal()).catch((error: unknown) => {
      this.log.error(`No se pudo sellar el registro: ${error instanceof Error ? error.message : String(error)}`);
    });
  }
}

async function sealOnce(tx: Tx, key: SealKey): Promise<{ made: number; seal: StoredSeal | null }> {
  await lockSealing(tx);
  const events: { id: string; hash: Buffer }[] = await tx.query(
    `select event.id, event.hash
     from audit_unsealed unsealed
     join audit_event event on event.id = unsealed.event_id
     order by event.id
     limit ${mostEvents}`,
  );
  const previous = await lastSeal(tx);
  if (events.length === 0) return { made: 0, seal: previous };
  await requireInForce(tx, key);

  const size = previous?.size ?? 0;
  const frontier = Frontier.of(size, await nodeHashes(tx, nodesOf({ start: 0, end: size })));
  const completed = events.flatMap(({ hash }) => frontier.append(leafHash(hash)));
  await writeTree(tx, { size, events, completed });
  await writeSeal(tx, { key, previous, size: frontier.size, root: frontier.root() });
  return { made: events.length, seal: await lastSeal(tx) };
}

async function requireInForce(tx: Tx, key: SealKey): Promise<void> {
  const retired: unknown[] = await tx.query('select key_id from audit_key_retirement where key_id = $1', [key.id]);
  if (retired.length > 0) throw new KeyRetired({});
}

interface Growth {
  readonly size: number;
  readonly events: readonly { readonly id: string; readonly hash: Buffer }[];
  readonly completed: readonly HashedNode[];
}

async function writeTree(tx: Tx, { size, events, completed }: Growth): Promise<void> {
  const ids = events.map(({ id }) => id);
  await tx.query(
    `insert into audit_leaf (position, event_id, hash)
     select $1::bigint + leaf.nth - 1, leaf.event_id, leaf.hash
     from unnest($2::bigint[], $3::bytea[]) with ordinality as leaf (event_id, hash, nth)
     order by leaf.nth`,
    [size, ids, events.map(({ hash }) => hash)],
  );
  const kept = completed.filter(({ level }) => level > 0 && level % storedLevels === 0);
  if (kept.length > 0) {
    await tx.query(
      'insert into audit_node (level, index, hash) select * from unnest($1::integer[], $2::bigint[], $3::bytea[])',
      [kept.map(({ level }) => level), kept.map(({ index }) => index), kept.map(({ hash }) => hash)],
    );
  }
  await tx.query('delete from audit_unsealed where event_id = any($1::bigint[])', [ids]);
}

interface Sealing {
  readonly key: SealKey;
  readonly previous: StoredSeal | null;
  readonly size: number;
  readonly root: Buffer;
}

async function writeSeal(tx: Tx, { key, previous, size, root }: Sealing): Promise<void> {
  const [{ at }]: [{ at: string }] = await tx.query(
    `select to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at`,
  );
  const said: SealText = {
    at,
    key: key.id,
    number: (previous?.number ?? 0) + 1,
    previousHash: previous?.hash ?? null,
    root: root.toString('hex'),
    size,
    version: 1,
  };
  const canonical = canonicalText(said);
  await tx.query(
    `insert into audit_seal (
       number, size, previous_size, root, at, key_id, canonical, hash, previous_hash, signature
     ) values ($1, $2, $3, $4, $5, $6, $7, decode($8, 'hex'), decode($9, 'hex'), $10)`,
    [
      said.number,
      size,
      previous?.size ?? null,
      root,
      at,
      key.id,
      canonical,
      sha256(canonical),
      said.previousHash,
      sign(null, Buffer.from(canonical, 'utf8'), key.privateKey),
    ],
  );
}
