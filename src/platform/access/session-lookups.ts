import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CONFIG, type Config } from '../config';
import { presentWhole, presentWork } from '../database/scope';
import { positionOf, type Position } from '../database/replica/positions.rules';
import { Questions } from '../gathering/questions';
import { delegationsColumn, personColumns } from './people.queries';
import type { Person } from './person';

export interface Session {
  readonly id: string;
  readonly person: Person;
  /** Whether it was opened with two factors. */
  readonly secondFactor: boolean;
  /** Whether the token was given so long ago that a page gives another. */
  readonly isOld: boolean;
  /** Where in the log the last thing that this person wrote is, wherever they wrote it. */
  readonly wroteAt: Position;
}

// Pages ask for several things at once with one cookie: the token before stays good for the questions under way.
const graceSeconds = 60;

/**
 * Whose token is this? Every request asks it: those that come at once are asked in one statement, each answered by what
 * the database says after it came. So nothing is kept, and a session that is closed is refused by the next request. What
 * a page reads is one request: its person is asked for once. What it does is asked for by itself.
 */
@Injectable()
export class SessionLookups {
  readonly #questions = new Questions<Session>((hashes) => this.lookUp(hashes));
  readonly #ofPages = new WeakMap<object, Map<string, Promise<Session | null>>>();

  constructor(
    private readonly dataSource: DataSource,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** @param hash of the token, SHA-256 @param reads whether it is asked for to read, not to act */
  find(hash: Buffer, { reads }: { reads: boolean }): Promise<Session | null> {
    const key = hash.toString('hex');
    const page = reads ? presentWhole() : null;
    return page === null ? this.#questions.about(key) : this.#onceFor(page, key);
  }

  /** The same of who opens a page, for the page and for all that it is going to ask. */
  findForPage(hash: Buffer): Promise<Session | null> {
    const key = hash.toString('hex');
    const page = presentWork();
    return page === null ? this.#questions.about(key) : this.#onceFor(page, key);
  }

  #onceFor(page: object, key: string): Promise<Session | null> {
    const known = this.#ofPages.get(page) ?? new Map<string, Promise<Session | null>>();
    this.#ofPages.set(page, known);
    const asked = known.get(key) ?? this.#questions.about(key);
    known.set(key, asked);
    return asked;
  }

  private async lookUp(hashes: readonly string[]): Promise<Map<string, Session>> {
    const rows: Row[] = await this.dataSource.query(sessionsSql, [
      hashes.map((hash) => Buffer.from(hash, 'hex')),
      this.config.SESSION_IDLE_MINUTES,
      graceSeconds,
      this.config.SESSION_ROTATION_MINUTES,
    ]);
    const unseen = rows.flatMap(({ sessionId, isUnseen }) => (isUnseen ? [sessionId] : []));
    if (unseen.length > 0) {
      await this.dataSource.query('update session set last_seen_at = now() where id = any($1::uuid[])', [unseen]);
    }
    return new Map(
      rows.flatMap(({ sessionId: id, secondFactor, isUnseen: _, isOld, tokens, wroteAt, ...person }) => {
        const session: Session = { id, person, secondFactor, isOld, wroteAt: positionOf(wroteAt ?? '0/0') };
        return tokens.map((token): [string, Session] => [token, session]);
      }),
    );
  }
}

type Row = Person & {
  readonly sessionId: string;
  readonly secondFactor: boolean;
  readonly isUnseen: boolean;
  readonly isOld: boolean;
  readonly wroteAt: string | null;
  /** The hashes of the tokens that are good for it now. */
  readonly tokens: readonly string[];
};

const sessionsSql = `
  select
    ${personColumns},
    ${delegationsColumn},
    session.id as "sessionId",
    session.second_factor as "secondFactor",
    session.last_seen_at < now() - interval '1 minute' as "isUnseen",
    session.rotated_at < now() - make_interval(mins => $4) as "isOld",
    array_remove(array[
      encode(session.token_hash, 'hex'),
      case when session.rotated_at > now() - make_interval(secs => $3) then encode(session.previous_token_hash, 'hex') end
    ], null) as tokens,
    latest_write.position::text as "wroteAt"
  from session
  join person on person.id = session.person_id
  left join latest_write on latest_write.person_id = person.id
  where (
      session.token_hash = any($1::bytea[])
      or session.previous_token_hash = any($1::bytea[]) and session.rotated_at > now() - make_interval(secs => $3)
    )
    and session.revoked_at is null
    and session.expires_at > now()
    and session.last_seen_at > now() - make_interval(mins => $2)
    and person.disabled_at is null`;
