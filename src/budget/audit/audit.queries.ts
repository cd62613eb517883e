import { Injectable } from '@nestjs/common';
import { Transactions } from '../../platform/database/transactions';
import { pageOf, type Page } from '../../platform/http/paging';
import type { EventsAsked, EventView, KeysView, SealsAsked } from './audit.dto';
import { sealColumns, type StoredSeal } from './seal.queries';

/** What the auditor may ask of the record. */
@Injectable()
export class AuditQueries {
  constructor(private readonly transactions: Transactions) {}

  /** Which events, the latest first? A day is one of the office, in Bogotá. */
  async events({ subject, person, act, from, to, limit, cursor }: EventsAsked): Promise<Page<EventView>> {
    const rows: EventView[] = await this.transactions.read((tx) =>
      tx.query(
        `select
           event.id::float8 as id,
           event.chain_id as chain,
           chain.kind as "chainKind",
           event.sequence::float8 as sequence,
           to_char(event.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at,
           case when person.id is not null then json_build_object('id', person.id, 'name', person.name) end as person,
           event.act,
           json_build_object('id', event.subject_id, 'kind', event.subject_kind) as subject,
           event.content,
           event.canonical,
           encode(event.hash, 'hex') as hash,
           encode(event.previous_hash, 'hex') as "previousHash",
           leaf.position::float8 as position
         from audit_event event
         join audit_chain chain on chain.id = event.chain_id
         left join person on person.id = event.person_id
         left join audit_leaf leaf on leaf.event_id = event.id
         where ($1::uuid is null or event.subject_id = $1)
           and ($2::uuid is null or event.person_id = $2)
           and ($3::text is null or event.act = $3)
           and ($4::date is null or event.at >= $4::date::timestamp at time zone 'America/Bogota')
           and ($5::date is null or event.at < ($5::date + 1)::timestamp at time zone 'America/Bogota')
           and ($6::bigint is null or event.id < $6)
         order by event.id desc
         limit $7`,
        [subject ?? null, person ?? null, act ?? null, from ?? null, to ?? null, cursor?.[0] ?? null, limit + 1],
      ),
    );
    return pageOf(rows, limit, (row) => [String(row.id)]);
  }

  /** Which seals, the latest first? */
  async seals({ limit, cursor }: SealsAsked): Promise<Page<StoredSeal>> {
    const rows: StoredSeal[] = await this.transactions.read((tx) =>
      tx.query(
        `select ${sealColumns}
         from audit_seal
         where $1::integer is null or number < $1
         order by number desc
         limit $2`,
        [cursor?.[0] ?? null, limit + 1],
      ),
    );
    return pageOf(rows, limit, (row) => [String(row.number)]);
  }

  /** Which keys have signed, and when was each in force? */
  async keys(): Promise<KeysView> {
    const rows: { id: string; der: string; validFrom: string; retiredAt: string | null }[] =
      await this.transactions.read((tx) =>
        tx.query(
          `select
             audit_key.id,
             replace(encode(audit_key.public_key, 'base64'), chr(10), '') as der,
             audit_key.valid_from as "validFrom",
             retirement.retired_at as "retiredAt"
           from audit_key
           left join audit_key_retirement retirement on retirement.key_id = audit_key.id
           order by audit_key.valid_from, audit_key.id`,
        ),
      );
    return {
      items: rows.map(({ der, ...key }) => ({
        ...key,
        algorithm: 'Ed25519',
        publicKey: `-----BEGIN PUBLIC KEY-----\n${der}\n-----END PUBLIC KEY-----\n`,
      })),
    };
  }
}
