import { Injectable } from '@nestjs/common';
import { Money } from '../../kernel/money';
import type { CalendarDate } from '../../kernel/calendar';
import type { Tx } from '../../platform/database/transactions';
import type { Caller } from '../../platform/http/caller';
import { pageOf, type Page } from '../../platform/http/paging';
import type { RecordsAsked } from '../disbursements/disbursement.dto';
import { DisbursementQueries } from '../disbursements/disbursement.queries';
import { resolutionLabel } from '../resolutions/resolution.rules';
import type { LinkView, StandingView } from './link.dto';
import { linkState, tokenHash, type LinkTimes } from './link.rules';

/** Whose link this is and what it is for, before anybody is known. */
export interface FoundLink {
  readonly id: string;
  readonly disbursementId: string;
  readonly hospitalId: string;
  readonly personId: string;
  readonly expiresAt: string;
  readonly used: boolean;
}

@Injectable()
export class LinkQueries {
  constructor(private readonly disbursements: DisbursementQueries) {}

  /** Which link is this, if it was not revoked and its last day has not ended? */
  async byToken(tx: Tx, token: string): Promise<FoundLink | null> {
    const [found]: FoundLink[] = await tx.query(
      `select
         receipt_link.id,
         receipt_link.disbursement_id as "disbursementId",
         receipt_link.hospital_id as "hospitalId",
         receipt_link.person_id as "personId",
         receipt_link.expires_at as "expiresAt",
         receipt_link.used_at is not null as used
       from receipt_link
       where receipt_link.token_hash = $1
         and receipt_link.revoked_at is null
         and receipt_link.expires_at > now()`,
      [tokenHash(token)],
    );
    return found ?? null;
  }

  /** What does who confirms by this link have to see? */
  async standing(tx: Tx, link: FoundLink): Promise<StandingView> {
    const [row]: StandingRow[] = await tx.query(standingSql, [link.id]);
    if (!row) throw new Error('a link has its giro');
    return {
      hospital: row.hospital,
      resolution: resolutionLabel(row),
      line: row.line,
      amount: Money.of(row.amount),
      paidOn: row.paidOn,
      expiresAt: link.expiresAt,
      used:
        row.said === null || row.usedAt === null || row.usedAmount === null || row.usedOn === null
          ? null
          : { said: row.said, amount: Money.of(row.usedAmount), on: row.usedOn, usedAt: row.usedAt },
    };
  }

  /** Which links were made for this giro, the first first? @throws NotFound */
  async page(tx: Tx, by: Caller, disbursementId: string, { limit, cursor }: RecordsAsked): Promise<Page<LinkView>> {
    await this.disbursements.one(tx, by, disbursementId);
    const rows: LinkRow[] = await tx.query(
      `${linksSql}
       where receipt_link.disbursement_id = $1
         and ($2::uuid is null or receipt_link.id > $2)
       order by receipt_link.id
       limit $3`,
      [disbursementId, cursor?.[0] ?? null, limit + 1],
    );
    return pageOf(rows.map(view), limit, ({ id }) => [id]);
  }
}

type LinkRow = Omit<LinkView, 'state'> & { readonly expired: boolean };

interface StandingRow {
  readonly hospital: string;
  readonly number: number;
  readonly year: number;
  readonly line: number;
  readonly amount: string;
  readonly paidOn: CalendarDate | null;
  readonly said: 'receipt' | 'non-receipt' | null;
  readonly usedAt: string | null;
  readonly usedAmount: string | null;
  readonly usedOn: CalendarDate | null;
}

function view({ expired, ...row }: LinkRow): LinkView {
  const times: LinkTimes = { usedAt: row.usedAt, revokedAt: row.revokedAt, expired };
  return {
    id: row.id,
    disbursementId: row.disbursementId,
    state: linkState(times),
    madeBy: row.madeBy,
    madeAt: row.madeAt,
    expiresAt: row.expiresAt,
    usedAt: row.usedAt,
    revokedAt: row.revokedAt,
    use: row.use,
  };
}

const linksSql = `
  select
    receipt_link.id,
    receipt_link.disbursement_id as "disbursementId",
    json_build_object('id', maker.id, 'name', maker.name) as "madeBy",
    receipt_link.made_at as "madeAt",
    receipt_link.expires_at as "expiresAt",
    receipt_link.used_at as "usedAt",
    receipt_link.revoked_at as "revokedAt",
    receipt_link.expires_at <= now() as expired,
    case when said.link_id is not null then json_build_object(
      'name', said.name,
      'office', said.office,
      'said', said.said,
      'recordId', said.record_id
    ) end as use
  from receipt_link
  join person maker on maker.id = receipt_link.made_by
  left join receipt_link_use said on said.link_id = receipt_link.id`;

const standingSql = `
  select
    hospital.name as hospital,
    resolution.number,
    resolution.year,
    line.line,
    case when receipt_link.used_at is null then coalesce(transit.balance, 0.00) else giro.amount end as amount,
    paid.effective_on as "paidOn",
    said.said,
    receipt_link.used_at as "usedAt",
    coalesce(receipt.amount, non_receipt.missing) as "usedAmount",
    coalesce(receipt.received_on, non_receipt.checked_on) as "usedOn"
  from receipt_link
  join hospital on hospital.id = receipt_link.hospital_id
  join disbursement giro on giro.id = receipt_link.disbursement_id
  join annex_line line on line.id = giro.allocation_id
  join resolution on resolution.id = line.resolution_id
  left join ledger_account transit on transit.disbursement_id = giro.id and transit.place = 'transit'
  left join lateral (
    select entry.effective_on
    from settlement
    join standing_entry entry on entry.subject_id = settlement.id and entry.act = 'settle'
    where settlement.disbursement_id = giro.id
      and entry.date_precision = 'exact'
    order by entry.id desc
    limit 1
  ) paid on true
  left join receipt_link_use said on said.link_id = receipt_link.id
  left join receipt on receipt.id = said.record_id
  left join non_receipt on non_receipt.id = said.record_id
  where receipt_link.id = $1`;
