import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock';
import { Transactions, type Tx } from '../../platform/database/transactions';
import type { Caller } from '../../platform/http/caller';
import { lockDisbursement } from '../disbursements/disbursement-lock';
import { NonReceipts } from '../receipts/non-receipt.service';
import { Receipts } from '../receipts/receipt.service';
import type { UsedView, UseForm } from './link.dto';
import { declarationOf, LinkOver } from './link.rules';
import type { FoundLink } from './link.queries';
import { ReceiptLinks, seeingAs } from './links.service';

interface Said {
  readonly recordId: string;
  readonly view: UsedView;
}

/** The one act that a link does. */
@Injectable()
export class LinkUse {
  constructor(
    private readonly transactions: Transactions,
    private readonly links: ReceiptLinks,
    private readonly receipts: Receipts,
    private readonly nonReceipts: NonReceipts,
    private readonly clock: Clock,
  ) {}

  /**
   * Used in the transaction of its act: what is refused uses nothing up, and of two at once one is done.
   * @throws LinkOver, and what confirming or denying throws
   */
  async use(form: UseForm): Promise<UsedView> {
    const link = await this.links.find(form.token);
    return seeingAs(link, () => this.transactions.run((tx) => this.useIn(tx, link, form)));
  }

  private async useIn(tx: Tx, link: FoundLink, form: UseForm): Promise<UsedView> {
    const by = callerOf(link, this.clock);
    // The line before the link, as whoever makes one does.
    await lockDisbursement(tx, by, link.disbursementId);
    const [used]: [{ id: string }[], number] = await tx.query(
      `update receipt_link set used_at = now()
       where id = $1 and used_at is null and revoked_at is null and expires_at > now()
       returning id`,
      [link.id],
    );
    if (used.length === 0) throw new LinkOver({});
    const { name, office } = form;
    const salt = randomBytes(16).toString('hex');
    const besides = { byLink: { linkId: link.id, declaration: declarationOf({ name, office, salt }) } };
    const { recordId, view } = await this.say(tx, by, { link, form, besides });
    await tx.query(
      'insert into receipt_link_use (link_id, name, office, salt, said, record_id) values ($1, $2, $3, $4, $5, $6)',
      [link.id, name, office, salt, form.said, recordId],
    );
    return view;
  }

  private async say(
    tx: Tx,
    by: Caller,
    { link, form, besides }: { link: FoundLink; form: UseForm; besides: object },
  ): Promise<Said> {
    const { disbursementId } = link;
    const { note } = form;
    if (form.said === 'receipt') {
      const { amount, receivedOn } = form;
      const asked = { disbursementId, besides, form: { amount, receivedOn, reference: null, note } };
      const { id, inDispute } = await this.receipts.confirmIn(tx, by, asked);
      return { recordId: id, view: { said: 'receipt', amount, on: receivedOn, inDispute } };
    }
    const { checkedOn } = form;
    const { id, missing } = await this.nonReceipts.denyIn(tx, by, {
      disbursementId,
      besides,
      form: { checkedOn, note },
    });
    return { recordId: id, view: { said: 'non-receipt', amount: missing, on: checkedOn, inDispute: missing } };
  }
}

/** Who acts: the identity of the hospital's links, with no session and no key of its own. */
function callerOf({ personId, hospitalId }: FoundLink, clock: Clock): Caller {
  return {
    person: { id: personId, email: '', name: '', roles: ['recipient'], hospitalIds: [hospitalId] },
    sessionId: '',
    serviceToken: null,
    today: clock.today(),
    idempotencyKey: null,
    fingerprint: '',
    ifMatch: null,
    dryRun: false,
  };
}
