import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock';
import { CONFIG, type Config } from '../../platform/config';
import { seeing } from '../../platform/database/scope';
import { Transactions, type Tx } from '../../platform/database/transactions';
import type { Caller } from '../../platform/http/caller';
import { NotFound } from '../../platform/http/contract';
import { newId } from '../../platform/ids';
import { Audit } from '../audit/audit.service';
import { lockDisbursement } from '../disbursements/disbursement-lock';
import type { RecordsAsked } from '../disbursements/disbursement.dto';
import { DisbursementQueries } from '../disbursements/disbursement.queries';
import { requireStep } from '../disbursements/disbursement.rules';
import { LinkIdentities } from './link-identities';
import type { LinksView, StandingView } from './link.dto';
import { LinkQueries, type FoundLink } from './link.queries';
import { lastDayOf, LinkOver, LinksNotEnabled, LinkWithoutHospital, PayerMakesLink, tokenHash } from './link.rules';

export interface MadeLink {
  readonly id: string;
  readonly token: string;
  readonly expiresAt: string;
}

/** Links by which a hospital without an account says what became of one giro: made, taken back, and looked at. */
@Injectable()
export class ReceiptLinks {
  constructor(
    private readonly transactions: Transactions,
    private readonly queries: LinkQueries,
    private readonly disbursements: DisbursementQueries,
    private readonly identities: LinkIdentities,
    private readonly audit: Audit,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** @throws NotFound */
  async ofDisbursement(by: Caller, disbursementId: string, asked: RecordsAsked): Promise<LinksView> {
    const page = await this.transactions.read((tx) => this.queries.page(tx, by, disbursementId, asked));
    return { ...page, enabled: this.config.RECEIPT_LINKS };
  }

  /**
   * A link made before for the same giro stops being good. It takes no key: the answer is never kept, for it opens.
   * @throws LinksNotEnabled, NotFound, LinkWithoutHospital, DisbursementWrongState, PayerMakesLink: in this order
   */
  make(by: Caller, disbursementId: string): Promise<MadeLink> {
    this.requireEnabled();
    return this.transactions.run(async (tx) => {
      const { hospitalId } = await lockDisbursement(tx, by, disbursementId);
      if (hospitalId === null) throw new LinkWithoutHospital({});
      const giro = await this.disbursements.one(tx, by, disbursementId);
      requireStep(giro.status, 'link');
      await requireNotPayer(tx, by, disbursementId);
      const [hospital]: { id: string; name: string }[] = await tx.query('select id, name from hospital where id = $1', [
        hospitalId,
      ]);
      if (!hospital) throw new NotFound({});
      const personId = await this.identities.of(tx, by, hospital);
      await revokeOpen(tx, disbursementId);
      const made = await this.insert(tx, by, { disbursementId, hospitalId, personId });
      await this.audit.record(tx, by, {
        act: 'receipt-link.make',
        subjectKind: 'disbursement',
        subjectId: disbursementId,
        content: { linkId: made.id, expiresAt: made.expiresAt },
      });
      return made;
    });
  }

  /** Takes back what was not used; what is over already stays as it is. @throws NotFound */
  revoke(by: Caller, disbursementId: string): Promise<void> {
    return this.transactions.run(async (tx) => {
      await lockDisbursement(tx, by, disbursementId);
      const revoked = await revokeOpen(tx, disbursementId);
      if (revoked.length === 0) return;
      await this.audit.record(tx, by, {
        act: 'receipt-link.revoke',
        subjectKind: 'disbursement',
        subjectId: disbursementId,
        content: { linkIds: revoked },
      });
    });
  }

  /** What who has the link may see; looking uses nothing up. @throws LinkOver */
  async standing(token: string): Promise<StandingView> {
    const link = await this.find(token);
    return seeingAs(link, () => this.transactions.read((tx) => this.queries.standing(tx, link)));
  }

  /** @throws LinkOver, of any link that opens nothing, whatever the reason */
  async find(token: string): Promise<FoundLink> {
    const link = this.config.RECEIPT_LINKS
      ? await this.transactions.read((tx) => this.queries.byToken(tx, token))
      : null;
    if (!link) throw new LinkOver({});
    return link;
  }

  private requireEnabled(): void {
    if (!this.config.RECEIPT_LINKS) throw new LinksNotEnabled({});
  }

  private async insert(
    tx: Tx,
    by: Caller,
    of: { readonly disbursementId: string; readonly hospitalId: string; readonly personId: string },
  ): Promise<MadeLink> {
    const id = newId();
    const token = randomBytes(32).toString('base64url');
    const lastDay = lastDayOf(this.clock.today(), this.config.RECEIPT_LINK_DAYS);
    const [made]: [{ expiresAt: string }] = await tx.query(
      `insert into receipt_link (id, disbursement_id, hospital_id, person_id, token_hash, made_by, expires_at)
       values ($1, $2, $3, $4, $5, $6, ($7::date + 1)::timestamp at time zone 'America/Bogota')
       returning expires_at as "expiresAt"`,
      [id, of.disbursementId, of.hospitalId, of.personId, tokenHash(token), by.person.id, lastDay],
    );
    return { id, token, expiresAt: made.expiresAt };
  }
}

/** Who acts by a link sees its hospital's, and nothing else. */
export function seeingAs<T>({ personId, hospitalId }: FoundLink, work: () => T): T {
  return seeing({ personId, hospitalIds: [hospitalId] }, work);
}

async function revokeOpen(tx: Tx, disbursementId: string): Promise<string[]> {
  const [rows]: [{ id: string }[], number] = await tx.query(
    `update receipt_link set revoked_at = now()
     where disbursement_id = $1 and used_at is null and revoked_at is null
     returning id`,
    [disbursementId],
  );
  return rows.map(({ id }) => id);
}

// Whoever paid could otherwise say, in the hospital's name, that it arrived.
async function requireNotPayer(tx: Tx, by: Caller, disbursementId: string): Promise<void> {
  const payers: { id: string }[] = await tx.query(
    'select recorded_by as id from settlement where disbursement_id = $1',
    [disbursementId],
  );
  const acting = [by.person.id, by.person.delegation?.of.id];
  if (payers.some(({ id }) => acting.includes(id))) throw new PayerMakesLink({});
}
