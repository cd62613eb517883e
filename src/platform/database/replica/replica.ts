import { setTimeout as pause } from 'node:timers/promises';
import { Inject, Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CONFIG, type Config } from '../../config';
import { dataSourceOptions, type DatabaseConnection } from '../data-source';
import { beginning, Beats, positionOf, type Beat, type Position } from './positions.rules';
import { problemWith, type SaidByPrimary, type SaidByReplica } from './replica.rules';

/** How the replica is reached; null: there is none. */
export const REPLICA_CONNECTION = Symbol('replica connection');

/** `behind`: further than `REPLICA_LAG_SECONDS`; `refused`: what answers is no replica that may be read. */
export type ReplicaState = 'none' | 'serving' | 'behind' | 'down' | 'refused';

const beatEvery = 500;
const longestBeat = 3000;

/** How long a read waits for the replica to reach what it must show, in steps of milliseconds, before it asks the primary. */
const waits = [0, 2, 4, 8, 16, 32, 64, 128];

const primarySql = `
  select
    to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at,
    pg_current_wal_flush_lsn()::text as position,
    current_user as "user",
    current_database() as database,
    (select oid::text from pg_database where datname = current_database()) as "databaseId",
    current_setting('synchronous_commit') as "synchronousCommit"`;

const replicaSql = `
  select
    pg_is_in_recovery() as standby,
    pg_last_wal_replay_lsn()::text as position,
    current_user as "user",
    current_database() as database,
    (select oid::text from pg_database where datname = current_database()) as "databaseId"`;

/**
 * A streaming replica of the database, for reads that may be some moments old. Twice a second the primary is asked how
 * far it has written and the replica how far it has replayed: out of the two comes the moment as of which it is whole.
 * One that is down, too far behind or no replica is not read; the primary is.
 */
@Injectable()
export class Replica implements OnModuleInit, OnApplicationShutdown {
  readonly #log = new Logger(Replica.name);
  readonly #beats = new Beats();
  #source: DataSource | null = null;
  #state: ReplicaState;
  #replayed: Position = beginning;
  #passed: Beat | null = null;
  #next: NodeJS.Timeout | undefined;
  #stopped = false;

  constructor(
    private readonly primary: DataSource,
    @Inject(CONFIG)
    private readonly config: Pick<Config, 'REPLICA_LAG_SECONDS' | 'DATABASE_POOL' | 'CAPACITY_WAIT_SECONDS'>,
    @Inject(REPLICA_CONNECTION) private readonly connection: DatabaseConnection | null,
  ) {
    this.#state = connection === null ? 'none' : 'down';
  }

  async onModuleInit(): Promise<void> {
    if (this.connection !== null) await this.#beat();
  }

  async onApplicationShutdown(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#next);
    if (this.#source?.isInitialized === true) await this.#source.destroy();
  }

  /** Whether there is one at all: then people's writes are remembered. */
  get isConfigured(): boolean {
    return this.connection !== null;
  }

  get state(): ReplicaState {
    if (this.#state === 'serving' && this.#lagMs() > this.config.REPLICA_LAG_SECONDS * 1000) return 'behind';
    return this.#state;
  }

  /** The moment as of which it has everything, by the primary's clock; null when it is not to be read. */
  asOf(): string | null {
    return this.state === 'serving' ? (this.#passed?.at ?? null) : null;
  }

  /** The replica, once it has what was written before `position`; null when the primary is to be asked instead. */
  async having(position: Position): Promise<DataSource | null> {
    const source = this.#source;
    if (source === null || this.asOf() === null) return null;
    if (this.#replayed >= position) return source;
    try {
      for (const milliseconds of waits) {
        if (milliseconds > 0) await pause(milliseconds);
        const [row]: [{ position: string }] = await source.query('select pg_last_wal_replay_lsn()::text as position');
        this.#advance(positionOf(row.position));
        if (this.#replayed >= position) return source;
      }
    } catch (error) {
      this.failed(error);
    }
    return null;
  }

  /** A read could not be done there: nobody is sent there until it answers again. */
  failed(error: unknown): void {
    this.#become('down', error instanceof Error ? error.message : String(error));
  }

  async #beat(): Promise<void> {
    try {
      await withinTime(this.#look());
    } catch (error) {
      this.failed(error);
    }
    if (this.#stopped) return;
    this.#next = setTimeout(() => void this.#beat(), beatEvery).unref();
  }

  async #look(): Promise<void> {
    const askedAt = performance.now();
    const [primary]: [SaidByPrimary] = await this.primary.query(primarySql);
    this.#beats.add({ at: primary.at, askedAt, position: positionOf(primary.position) });
    const [replica]: [SaidByReplica] = await (await this.#connected()).query(replicaSql);
    const problem = problemWith(primary, replica);
    if (problem !== null) {
      this.#become('refused', problem);
      return;
    }
    this.#advance(positionOf(replica.position ?? '0/0'));
    if (this.#lagMs() > this.config.REPLICA_LAG_SECONDS * 1000) this.#become('behind', 'it replays too late');
    else this.#become('serving', 'it is read');
  }

  async #connected(): Promise<DataSource> {
    this.#source ??= new DataSource(replicaOptions(this.connection as DatabaseConnection, this.config));
    if (!this.#source.isInitialized) await this.#source.initialize();
    return this.#source;
  }

  #advance(position: Position): void {
    if (position > this.#replayed) this.#replayed = position;
    this.#passed = this.#beats.passedBy(this.#replayed) ?? this.#passed;
  }

  #lagMs(): number {
    return this.#passed === null ? Infinity : performance.now() - this.#passed.askedAt;
  }

  #become(state: ReplicaState, why: string): void {
    if (this.#state === state || this.#stopped) return;
    this.#state = state;
    if (state === 'serving') this.#log.log(`replica: ${state}`);
    else this.#log.warn(`replica: ${state}; reads go to the primary (${why})`);
  }
}

type Settings = Pick<Config, 'DATABASE_POOL' | 'CAPACITY_WAIT_SECONDS'>;

function replicaOptions(connection: DatabaseConnection, { DATABASE_POOL, CAPACITY_WAIT_SECONDS }: Settings) {
  const options = dataSourceOptions(connection, DATABASE_POOL, CAPACITY_WAIT_SECONDS);
  // Somewhat more than a statement may take: a machine that vanished answers nothing, not even that.
  return { ...options, extra: { ...(options.extra as object), query_timeout: 65_000 } };
}

async function withinTime(work: Promise<void>): Promise<void> {
  const late = new AbortController();
  const limit = pause(longestBeat, undefined, { signal: late.signal, ref: false }).then(() => {
    throw new Error('it does not answer');
  });
  limit.catch(() => undefined);
  try {
    await Promise.race([work, limit]);
  } finally {
    late.abort();
    work.catch(() => undefined);
  }
}
