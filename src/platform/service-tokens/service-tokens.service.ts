import { createHash, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ACT_RECORD, type ActRecord } from '../access/people.act-record';
import { PeoplePasswords } from '../access/people.passwords';
import { personColumns } from '../access/people.queries';
import type { Person } from '../access/person';
import { PERMISSIONS, type Permissions } from '../access/permissions';
import { positionOf, type Position } from '../database/replica/positions.rules';
import { Transactions } from '../database/transactions';
import type { Caller } from '../http/caller';
import { NotFound } from '../http/contract';
import { newId } from '../ids';
import { SecondFactors } from '../second-factor/second-factor.service';
import type { ServiceTokenForm, ServiceTokenView } from './service-tokens.dto';
import { actsForToken, requireActs, tokenPrefix } from './service-token.rules';
import { tokenRevoked, tokenSubject as subject } from './service-token.acts';

export interface KnownToken {
  readonly id: string;
  readonly name: string;
  readonly acts: readonly string[];
  readonly owner: Person;
  /** Whether its owner has a second factor, which making the token took. */
  readonly secondFactor: boolean;
  /** Where in the log the last thing that its owner wrote is. */
  readonly wroteAt: Position;
}

/** Tokens for programs: shown once, stored hashed, revocable one by one. */
@Injectable()
export class ServiceTokens {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly passwords: PeoplePasswords,
    private readonly factors: SecondFactors,
    @Inject(ACT_RECORD) private readonly acts: ActRecord,
    @Inject(PERMISSIONS) private readonly permissions: Permissions,
  ) {}

  /** Which acts this person may let a program do, as they are now. */
  givable(by: Caller): string[] {
    return actsForToken(by.person.roles, this.permissions);
  }

  /**
   * Takes the password again, and a code from who has a second factor.
   * @throws ActNotForToken, FormRefused `password.wrong-current`, `second-factor.wrong-code`
   */
  async make(by: Caller, form: ServiceTokenForm): Promise<{ token: string; made: ServiceTokenView }> {
    requireActs(form.acts, by.person.roles, this.permissions);
    const verified = await this.passwords.requireOwn(by, form.password, 'password');
    const id = newId();
    const token = `${tokenPrefix}${randomBytes(32).toString('base64url')}`;
    return this.transactions.run(async (tx) => {
      await this.passwords.requireStanding(tx, by, verified);
      await this.factors.requireCodeOfOwner(tx, by.person.id, form.code ?? '');
      await tx.query(
        `insert into service_token (id, owner_id, name, token_hash, acts, expires_at)
         values ($1, $2, $3, $4, $5, now() + make_interval(days => $6))`,
        [id, by.person.id, form.name, hashOf(token), form.acts, form.days],
      );
      const [made]: [ServiceTokenView] = await tx.query(`${selected} where service_token.id = $1`, [id]);
      const content = { name: form.name, acts: form.acts, expiresAt: made.expiresAt };
      await this.acts.record(tx, by, { act: 'service-token.make', ...subject(id), content });
      return { token, made };
    });
  }

  /** One's own; for who administers, everybody's. The latest first. */
  list({ person }: Caller): Promise<ServiceTokenView[]> {
    return this.transactions.read((tx) =>
      tx.query(
        `${selected}
         where service_token.revoked_at is null and ($1 or service_token.owner_id = $2)
         order by service_token.created_at desc, service_token.id`,
        [person.roles.includes('administrator'), person.id],
      ),
    );
  }

  /** By its owner, or by who administers. @throws NotFound */
  async revoke(by: Caller, id: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const [rows]: [{ name: string }[], number] = await tx.query(
        `update service_token
         set revoked_at = now()
         where id = $1 and revoked_at is null and ($2 or owner_id = $3)
         returning name`,
        [id, by.person.roles.includes('administrator'), by.person.id],
      );
      const [revoked] = rows;
      if (!revoked) throw new NotFound({});
      await this.acts.record(tx, by, tokenRevoked(id, revoked));
    });
  }

  /** Whose token this is; its use is noted to the minute. */
  async find(token: string): Promise<KnownToken | null> {
    const [found]: Found[] = await this.dataSource.query(
      `select
           ${personColumns},
           service_token.id as "tokenId",
           service_token.name as "tokenName",
           service_token.acts,
           exists (
             select from second_factor where person_id = person.id and confirmed_at is not null
           ) as "secondFactor",
           coalesce(service_token.last_used_at < now() - interval '1 minute', true) as unseen,
           latest_write.position::text as "wroteAt"
         from service_token
         join person on person.id = service_token.owner_id
         left join latest_write on latest_write.person_id = person.id
         where service_token.token_hash = $1
           and service_token.revoked_at is null
           and service_token.expires_at > now()
           and person.disabled_at is null`,
      [hashOf(token)],
    );
    if (!found) return null;
    const { tokenId: id, tokenName: name, acts, secondFactor, unseen, wroteAt, ...owner } = found;
    if (unseen) await this.dataSource.query('update service_token set last_used_at = now() where id = $1', [id]);
    return { id, name, acts, owner, secondFactor, wroteAt: positionOf(wroteAt ?? '0/0') };
  }
}

interface Found extends Person {
  readonly tokenId: string;
  readonly tokenName: string;
  readonly acts: string[];
  readonly secondFactor: boolean;
  readonly unseen: boolean;
  readonly wroteAt: string | null;
}

const selected = `
  select
    service_token.id,
    service_token.name,
    service_token.acts,
    service_token.created_at as "createdAt",
    service_token.expires_at as "expiresAt",
    service_token.last_used_at as "lastUsedAt",
    json_build_object('id', person.id, 'email', person.email) as owner
  from service_token
  join person on person.id = service_token.owner_id`;

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
