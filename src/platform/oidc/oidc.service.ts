import { createHash, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { Refusal } from '../../kernel/errors';
import type { Origin } from '../access/origin';
import { ACT_RECORD, type ActRecord } from '../access/people.act-record';
import { personColumns } from '../access/people.queries';
import { People } from '../access/people.service';
import type { Person } from '../access/person';
import { nobody, sessionAct } from '../access/session-acts';
import { SignIn, type SignedIn } from '../access/sign-in.service';
import { CONFIG, type Config } from '../config';
import { seeing } from '../database/scope';
import { Transactions, type Tx } from '../database/transactions';
import {
  JourneyRefused,
  NoAccount,
  NoRoleClaimed,
  readRoleMap,
  rolesIn,
  textsIn,
  verifiedEmail,
  type Claims,
} from './oidc.rules';
import { Provider } from './provider';

type Identified = Claims & { readonly iss: string; readonly sub: string };

const minutes = 10;

export interface Arrived {
  readonly entered: SignedIn | { challenge: string; expiresAt: string };
  readonly destination: string;
}

/** The journey to the identity provider and back. Any instance may receive who comes back; each journey ends once. */
@Injectable()
export class Oidc {
  constructor(
    private readonly provider: Provider,
    private readonly transactions: Transactions,
    private readonly people: People,
    private readonly door: SignIn,
    @Inject(ACT_RECORD) private readonly acts: ActRecord,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * @param destination a path of ours, already judged
   * @returns where the browser goes, and the secret that only this browser keeps
   * @throws ProviderDown
   */
  async begin(destination: string, redirectUri: string): Promise<{ address: URL; browser: string }> {
    const secrets = this.provider.newSecrets();
    const address = await this.provider.address(secrets, redirectUri);
    const browser = randomBytes(32).toString('base64url');
    await this.transactions.run(async (tx) => {
      await tx.query('delete from oidc_journey where expires_at < now()');
      await tx.query(
        `insert into oidc_journey (state_hash, browser_hash, nonce, code_verifier, destination, expires_at)
         values ($1, $2, $3, $4, $5, now() + make_interval(mins => $6))`,
        [hashOf(secrets.state), hashOf(browser), secrets.nonce, secrets.codeVerifier, destination, minutes],
      );
    });
    return { address, browser };
  }

  /**
   * @param answer the address by which the browser came back
   * @throws JourneyRefused, ProviderDown, NoAccount, NoRoleClaimed, and what the rules of accounts throw
   */
  async finish(
    answer: URL,
    { browser, origin, replaced }: { browser: string; origin: Origin; replaced?: string | undefined },
  ): Promise<Arrived> {
    const journey = await this.takeJourney(answer.searchParams.get('state') ?? '', browser);
    try {
      const claims = await this.provider.claims(answer, journey);
      // The provider says who this is: what follows is done for no person yet, and names hospitals.
      const entered = await seeing('everything', () =>
        this.transactions.run(async (tx) => {
          const person = await this.granted(tx, await this.personOf(tx, claims), claims);
          return this.door.passFirst(tx, person, { how: 'oidc', origin, replaced });
        }),
      );
      return { entered, destination: journey.destination };
    } catch (error) {
      if (error instanceof Refusal) await this.recordRefused(error.code);
      throw error;
    }
  }

  /** @throws JourneyRefused when it is not this browser's, is over, or was taken */
  private async takeJourney(state: string, browser: string) {
    const [rows]: [{ nonce: string; codeVerifier: string; destination: string }[], number] =
      await this.transactions.run((tx) =>
        tx.query(
          `delete from oidc_journey
           where state_hash = $1 and browser_hash = $2 and expires_at > now()
           returning nonce, code_verifier as "codeVerifier", destination`,
          [hashOf(state), hashOf(browser)],
        ),
      );
    const [journey] = rows;
    if (!journey) {
      await this.recordRefused('oidc.refused');
      throw new JourneyRefused({});
    }
    return { ...journey, state };
  }

  /** The account of this identity; or, once and where it is allowed, the one with its verified e-mail. */
  private async personOf(tx: Tx, claims: Identified): Promise<Person> {
    const [known]: Person[] = await tx.query(
      `select ${personColumns}
       from oidc_identity
       join person on person.id = oidc_identity.person_id
       where oidc_identity.issuer = $1 and oidc_identity.subject = $2 and person.disabled_at is null`,
      [claims.iss, claims.sub],
    );
    return known ?? this.link(tx, claims);
  }

  private async link(tx: Tx, claims: Identified): Promise<Person> {
    const [allowed]: Person[] = await tx.query(
      `select ${personColumns}
       from person
       join oidc_permission on oidc_permission.person_id = person.id
       where person.email = $1 and person.disabled_at is null
       for update of oidc_permission`,
      [verifiedEmail(claims)],
    );
    if (!allowed) throw new NoAccount({});
    const linked: unknown[] = await tx.query(
      `insert into oidc_identity (issuer, subject, person_id) values ($1, $2, $3)
       on conflict do nothing
       returning person_id`,
      [claims.iss, claims.sub, allowed.id],
    );
    if (linked.length === 0) throw new NoAccount({});
    await tx.query('delete from oidc_permission where person_id = $1', [allowed.id]);
    const event = { act: 'person.link-identity', subjectKind: 'person', subjectId: allowed.id };
    await this.acts.record(tx, { person: allowed }, { ...event, content: { issuer: claims.iss } });
    return allowed;
  }

  /** With what the provider grants, where the settings say that it does: by the rules of any grant, and recorded. */
  private async granted(tx: Tx, person: Person, claims: Claims): Promise<Person> {
    const { OIDC_ROLES_CLAIM: rolesClaim, OIDC_HOSPITALS_CLAIM: hospitalsClaim, OIDC_ROLE_MAP: map } = this.config;
    if (rolesClaim === undefined) return person;
    const roles = rolesIn(claims, rolesClaim, map === undefined ? null : readRoleMap(map));
    if (roles.length === 0) throw new NoRoleClaimed({});
    const named = hospitalsClaim === undefined ? null : textsIn(claims, hospitalsClaim);
    const recipient = roles.includes('recipient');
    const hospitalIds = named === null ? person.hospitalIds : await hospitalsNamed(tx, named);
    const grant = { roles, hospitalIds: recipient ? hospitalIds : [] };
    await this.people.grant(tx, person.id, { ...grant, source: 'oidc' });
    return { ...person, ...grant };
  }

  private async recordRefused(why: string): Promise<void> {
    await this.transactions.run((tx) => this.acts.record(tx, null, sessionAct('session.refuse', nobody, { why })));
  }
}

/** By identifier, NIT (with its check digit or without) or REPS code; a name of no hospital of ours says nothing. */
async function hospitalsNamed(tx: Tx, named: readonly string[]): Promise<string[]> {
  const found: { id: string }[] = await tx.query(
    'select id from hospital where id::text = any($1) or nit = any($1) or reps = any($1) order by id',
    [[...named, ...named.map((text) => text.replace(/^(\d+)-\d$/, '$1'))]],
  );
  return found.map(({ id }) => id);
}

function hashOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
