import { createHash, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CONFIG, type Config } from '../config';
import { seeing } from '../database/scope';
import { Transactions, type Tx } from '../database/transactions';
import { newId } from '../ids';
import { describeOrigin, type Origin } from './origin';
import { ACT_RECORD, type ActRecord } from './people.act-record';
import type { Person } from './person';
import { revokeSessions } from './revocation';
import { sessionAct } from './session-acts';
import { SessionLookups, type Session } from './session-lookups';

interface Opening {
  readonly origin: Origin;
  /** By which factors; it is recorded. */
  readonly how: string;
  readonly secondFactor: boolean;
}

/** What is handed to whoever signs in: the token is shown once, only its hash is stored. */
export interface OpenSession {
  readonly id: string;
  readonly token: string;
  readonly expiresAt: string;
}

export interface OwnSession {
  readonly id: string;
  readonly openedAt: string;
  readonly lastSeenAt: string;
  readonly expiresAt: string;
  readonly agent: string;
  readonly address: string;
}

/** Opaque sessions. They end by their time, by being idle, one by one, or all when a password or a role changes. */
@Injectable()
export class Sessions {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly lookups: SessionLookups,
    @Inject(ACT_RECORD) private readonly acts: ActRecord,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** A session with a token of its own, whatever the browser brought: none can be fixed beforehand. */
  async start(tx: Tx, person: Person, { origin, how, secondFactor }: Opening): Promise<OpenSession> {
    const token = newToken();
    const id = newId();
    const { agent, address } = describeOrigin(origin);
    const [session]: [{ expiresAt: string }] = await tx.query(
      `insert into session (id, person_id, token_hash, expires_at, agent, address, second_factor)
       values ($1, $2, $3, now() + make_interval(hours => $4), $5, $6, $7)
       returning expires_at as "expiresAt"`,
      [id, person.id, hashOf(token), this.config.SESSION_HOURS, agent, address, secondFactor],
    );
    await this.acts.record(tx, { person }, sessionAct('session.open', person.id, { sessionId: id, how }));
    return { id, token, expiresAt: session.expiresAt };
  }

  /** Whose token this is, to read or to act; being asked keeps a session from being idle, to the minute. */
  async find(token: string, why: { reads: boolean }): Promise<Session | null> {
    const hash = hashOf(token);
    const found = await this.lookups.find(hash, why);
    if (!found) await this.closeReused(hash);
    return found;
  }

  /** Whose session had this token, over or not: what was typed in it is theirs. Null when none had it. */
  async ownerOf(token: string): Promise<string | null> {
    const [row]: { personId: string }[] = await this.dataSource.query(
      'select person_id as "personId" from session where token_hash = $1 or previous_token_hash = $1 limit 1',
      [hashOf(token)],
    );
    return row?.personId ?? null;
  }

  /**
   * Another token for a session whose token is old enough; of several requests at once only one changes it.
   * @returns null when it is not due, or the token is of no session
   */
  async renew(token: string): Promise<OpenSession | null> {
    const found = await this.lookups.findForPage(hashOf(token));
    return found?.isOld === true ? this.renewOld(token) : null;
  }

  private async renewOld(token: string): Promise<OpenSession | null> {
    const next = newToken();
    const [rows]: [{ id: string; expiresAt: string }[], number] = await this.dataSource.query(
      `update session
       set previous_token_hash = token_hash, token_hash = $2, rotated_at = now(), last_seen_at = now()
       where token_hash = $1
         and revoked_at is null
         and expires_at > now()
         and last_seen_at > now() - make_interval(mins => $3)
         and rotated_at < now() - make_interval(mins => $4)
       returning id, expires_at as "expiresAt"`,
      [hashOf(token), hashOf(next), this.config.SESSION_IDLE_MINUTES, this.config.SESSION_ROTATION_MINUTES],
    );
    const [renewed] = rows;
    return renewed ? { id: renewed.id, token: next, expiresAt: renewed.expiresAt } : null;
  }

  /** Another token now; the one before is good for nothing from here on. */
  async rotate(tx: Tx, id: string): Promise<OpenSession> {
    const token = newToken();
    const [[rotated]]: [[{ expiresAt: string }], number] = await tx.query(
      `update session
       set token_hash = $2, previous_token_hash = null, rotated_at = now(), last_seen_at = now()
       where id = $1
       returning expires_at as "expiresAt"`,
      [id, hashOf(token)],
    );
    return { id, token, expiresAt: rotated.expiresAt };
  }

  /** Where is this person signed in? The latest used first. */
  async of(personId: string): Promise<OwnSession[]> {
    return this.dataSource.query(
      `select
         id,
         created_at as "openedAt",
         last_seen_at as "lastSeenAt",
         least(expires_at, last_seen_at + make_interval(mins => $2)) as "expiresAt",
         agent,
         address
       from session
       where person_id = $1
         and revoked_at is null
         and expires_at > now()
         and last_seen_at > now() - make_interval(mins => $2)
       order by last_seen_at desc, id`,
      [personId, this.config.SESSION_IDLE_MINUTES],
    );
  }

  /** @returns whether it was an open session of this person */
  close(personId: string, id: string): Promise<boolean> {
    return this.transactions.run(async (tx) => {
      const [, count]: [unknown, number] = await tx.query(
        'update session set revoked_at = now() where id = $1 and person_id = $2 and revoked_at is null',
        [id, personId],
      );
      if (count === 0) return false;
      const event = sessionAct('session.close', personId, { sessionId: id });
      await this.acts.record(tx, { person: { id: personId } }, event);
      return true;
    });
  }

  /** Closes all of this person's but one. */
  async closeOthers(personId: string, but: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const closed = await revokeSessions(tx, personId, but);
      const event = sessionAct('session.close-others', personId, { closed, kept: but });
      if (closed > 0) await this.acts.record(tx, { person: { id: personId } }, event);
    });
  }

  /** Closes the session of a token that the same browser brought when it signed in again. */
  async replace(tx: Tx, token: string | undefined): Promise<void> {
    if (token === undefined) return;
    const [rows]: [{ id: string; personId: string }[], number] = await tx.query(
      `update session
       set revoked_at = now()
       where token_hash = $1 and revoked_at is null
       returning id, person_id as "personId"`,
      [hashOf(token)],
    );
    for (const { id, personId } of rows) {
      await this.acts.record(
        tx,
        { person: { id: personId } },
        sessionAct('session.close', personId, { sessionId: id }),
      );
    }
  }

  /** A token that was changed long ago is used again: two have the session, and nobody can tell which one is its owner. */
  private async closeReused(hash: Buffer): Promise<void> {
    const [reused]: { id: string; personId: string }[] = await this.dataSource.query(
      'select id, person_id as "personId" from session where previous_token_hash = $1 and revoked_at is null',
      [hash],
    );
    if (!reused) return;
    const { id, personId } = reused;
    const close = () =>
      this.transactions.run(async (tx) => {
        await tx.query('update session set revoked_at = now() where id = $1', [id]);
        await this.acts.record(tx, null, sessionAct('session.reuse', personId, { sessionId: id }));
      });
    // The guard is still asking who this is, and nobody has been let in.
    await seeing('nothing', close);
  }
}

function newToken(): string {
  return randomBytes(32).toString('base64url');
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
