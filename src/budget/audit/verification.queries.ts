import { Injectable } from '@nestjs/common';
import { batchesOf } from '../../platform/database/rows';
import type { Tx } from '../../platform/database/transactions';
import type { EntryHead, EntryPosting } from './record.rules';
import type { PublishedKey, SealedText } from './seal-verification.rules';
import { sealColumns } from './seal.queries';
import type { ChainHead, StoredEntry, StoredEvent } from './verification.rules';

const utc = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

export type EventBesideHead = StoredEvent & { readonly head: ChainHead | null };

export interface Leaf {
  readonly position: number;
  readonly event: number;
  readonly hash: Buffer;
  /** Of the event as it is kept today; null when it is not there any more. */
  readonly eventHash: Buffer | null;
}

/** A record beside what its event says of it. */
export interface CertificateBesideEvent {
  readonly id: string;
  readonly name: string;
  readonly stored: string;
  readonly computed: string;
  readonly recorded: string | null;
}

/** What a verification reads: all of it, in order, a batch at a time. */
@Injectable()
export class VerificationQueries {
  /** Every event, chain by chain, each beside the head of its chain. */
  events(tx: Tx): AsyncGenerator<EventBesideHead[]> {
    return batchesOf<EventBesideHead>(
      tx,
      `select
         event.id::float8 as id,
         event.chain_id as chain,
         event.sequence::float8 as sequence,
         ${utc('event.at')} as at,
         event.person_id as person,
         event.act,
         event.subject_kind as "subjectKind",
         event.subject_id as "subjectId",
         event.content,
         encode(event.previous_hash, 'hex') as "previousHash",
         encode(event.hash, 'hex') as hash,
         event.canonical,
         case when head.id is not null then json_build_object(
           'chain', head.id, 'sequence', head.sequence, 'hash', encode(head.hash, 'hex')
         ) end as head
       from audit_event event
       left join audit_chain head on head.id = event.chain_id
       order by event.chain_id, event.sequence`,
      [],
    );
  }

  /** Heads of chains that have no event left. */
  emptyChains(tx: Tx): AsyncGenerator<ChainHead[]> {
    return batchesOf<ChainHead>(
      tx,
      `select id as chain, sequence::float8 as sequence, encode(hash, 'hex') as hash
       from audit_chain
       where not exists (select from audit_event where audit_event.chain_id = audit_chain.id)`,
      [],
    );
  }

  leaves(tx: Tx): AsyncGenerator<Leaf[]> {
    return batchesOf<Leaf>(
      tx,
      `select
         leaf.position::float8 as position,
         leaf.event_id::float8 as event,
         leaf.hash,
         event.hash as "eventHash"
       from audit_leaf leaf
       left join audit_event event on event.id = leaf.event_id
       order by leaf.position`,
      [],
      2_000,
    );
  }

  /** Events that are neither sealed nor wait for it. */
  unsealable(tx: Tx): AsyncGenerator<{ id: number }[]> {
    return batchesOf<{ id: number }>(
      tx,
      `select id::float8 as id
       from audit_event
       where not exists (select from audit_leaf where event_id = audit_event.id)
         and not exists (select from audit_unsealed where event_id = audit_event.id)`,
      [],
    );
  }

  seals(tx: Tx): AsyncGenerator<SealedText[]> {
    return batchesOf<SealedText>(tx, `select ${sealColumns} from audit_seal order by number`, []);
  }

  async keys(tx: Tx): Promise<PublishedKey[]> {
    return tx.query(
      `select
         audit_key.id,
         audit_key.public_key as "publicKey",
         ${utc('audit_key.valid_from')} as "validFrom",
         ${utc('retirement.retired_at')} as "retiredAt"
       from audit_key
       left join audit_key_retirement retirement on retirement.key_id = audit_key.id
       order by audit_key.valid_from, audit_key.id`,
    );
  }

  /** These entries as the ledger has them. */
  async entries(tx: Tx, ids: readonly string[]): Promise<Map<string, StoredEntry>> {
    if (ids.length === 0) return new Map();
    const heads: EntryHead[] = await tx.query(headsSql, [ids]);
    const postings: (EntryPosting & { entry: string })[] = await tx.query(postingsSql, [ids]);
    const found = new Map<string, { head: EntryHead; postings: EntryPosting[] }>(
      heads.map((head) => [head.id, { head, postings: [] }]),
    );
    for (const { entry, ...posting } of postings) found.get(entry)?.postings.push(posting);
    return found;
  }

  /** Which entry each of these events binds, as the index of the bindings says it. */
  async bindings(tx: Tx, events: readonly number[]): Promise<{ event: number; entry: string }[]> {
    return tx.query(
      'select event_id::float8 as event, entry_id as entry from audit_event_entry where event_id = any($1::bigint[])',
      [events],
    );
  }

  /** Entries of the ledger that no event binds. */
  unbound(tx: Tx): AsyncGenerator<{ id: string; act: string; document: string }[]> {
    return batchesOf(
      tx,
      `select id, act, document
       from ledger_entry
       where not exists (select from audit_event_entry where entry_id = ledger_entry.id)
       order by id`,
      [],
    );
  }

  certificates(tx: Tx): AsyncGenerator<CertificateBesideEvent[]> {
    return batchesOf<CertificateBesideEvent>(
      tx,
      `select
         certificate.id,
         format('%s %s de %s', certificate.type, certificate.number, certificate.year) as name,
         certificate.sha256 as stored,
         encode(sha256(convert_to(certificate.content, 'UTF8')), 'hex') as computed,
         (
           select event.content ->> 'sha256'
           from audit_event event
           where event.subject_id = certificate.id and event.act = 'certificate.issue'
           order by event.id
           limit 1
         ) as recorded
       from certificate
       order by certificate.id`,
      [],
    );
  }

  /** Certificates that were issued, as the record says, and are not there any more. */
  lostCertificates(tx: Tx): AsyncGenerator<{ id: string; event: number }[]> {
    return batchesOf(
      tx,
      `select subject_id as id, id::float8 as event
       from audit_event
       where act = 'certificate.issue'
         and not exists (select from certificate where certificate.id = audit_event.subject_id)`,
      [],
    );
  }
}

const headsSql = `
  select
    act,
    approved_by as "approvedBy",
    date_precision as "datePrecision",
    document,
    effective_on as "effectiveOn",
    id,
    posting_count as "postingCount",
    ${utc('recorded_at')} as "recordedAt",
    recorded_by as "recordedBy",
    resolution_id as resolution,
    reverses_id as reverses,
    source,
    subject_id as subject
  from ledger_entry
  where id = any($1::uuid[])`;

const postingsSql = `
  select
    posting.entry_id as entry,
    account.id as account,
    account.allocation_id as allocation,
    posting.amount,
    posting.balance_after as "balanceAfter",
    posting.balance_before as "balanceBefore",
    account.disbursement_id as disbursement,
    account.kind,
    account.place,
    posting.position,
    account.resolution_id as resolution,
    posting.sequence::float8 as sequence
  from ledger_posting posting
  join ledger_account account on account.id = posting.account_id
  where posting.entry_id = any($1::uuid[])
  order by posting.entry_id, posting.position`;
