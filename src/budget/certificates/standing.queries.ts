import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/transactions';
import { actsOn } from '../audit/act-under-way';
import { stateOf, type Last, type Neighbour, type Standing } from './standing.rules';

interface Row {
  readonly annulment: Standing['annulment'];
  readonly supersededBy: Neighbour | null;
  readonly supersedes: Neighbour | null;
}

@Injectable()
export class StandingQueries {
  /** Whether this certificate stands, and what stands before and after it? */
  async of(tx: Tx, id: string): Promise<Standing> {
    const [row]: Row[] = await tx.query(standingSql, [id]);
    const found = row ?? { annulment: null, supersededBy: null, supersedes: null };
    return { ...found, state: stateOf(found) };
  }

  /**
   * Which certificate is the last of those that took its place, one after another, and what became of it? Null where
   * none did. A replacement is issued after the one it replaces, so that the chain ends.
   */
  async last(tx: Tx, id: string): Promise<Last | null> {
    const [row]: Last[] = await tx.query(lastSql, [id]);
    return row ?? null;
  }

  /**
   * Whoever decides on this certificate waits for whoever is deciding on it. Its event goes on the chain on which its
   * issue stands: the line's, or the resolution's.
   */
  async lock(tx: Tx, id: string): Promise<{ issuedBy: string }> {
    await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`certificate/${id}`]);
    const [row]: { issuedBy: string; chain: string | null; kind: string | null }[] = await tx.query(
      `select certificate.issued_by as "issuedBy", chain.id as chain, chain.kind
       from certificate
       left join audit_event event on event.subject_id = certificate.id and event.act = 'certificate.issue'
       left join audit_chain chain on chain.id = event.chain_id
       where certificate.id = $1
       order by event.id
       limit 1`,
      [id],
    );
    if (row?.chain != null && row.kind !== null) actsOn(tx, { id: row.chain, kind: row.kind });
    return { issuedBy: row?.issuedBy ?? '' };
  }

  /** Takes it out of use, for ever. */
  async annul(tx: Tx, { id, issuedBy, by, reason }: { id: string; issuedBy: string; by: string; reason: string }) {
    await tx.query(
      `insert into certificate_annulment (certificate_id, issued_by, reason, recorded_by) values ($1, $2, $3, $4)`,
      [id, issuedBy, reason, by],
    );
  }

  /** Says that a new certificate takes the place of an older one, for ever. */
  async supersede(tx: Tx, { id, supersedes, reason }: { id: string; supersedes: string; reason: string }) {
    await tx.query(`insert into certificate_replacement (certificate_id, supersedes_id, reason) values ($1, $2, $3)`, [
      id,
      supersedes,
      reason,
    ]);
  }
}

const neighbour = `json_build_object(
  'id', certificate.id,
  'title', certificate.content::jsonb -> 'words' ->> 'title',
  'code', certificate.code,
  'reason', replacement.reason
)`;

const lastSql = `
  with recursive chain (id, depth) as (
    select replacement.certificate_id, 1
    from certificate_replacement replacement
    where replacement.supersedes_id = $1
    union all
    select replacement.certificate_id, chain.depth + 1
    from chain
    join certificate_replacement replacement on replacement.supersedes_id = chain.id
  )
  select
    certificate.content::jsonb -> 'words' ->> 'title' as title,
    certificate.code,
    (annulment.recorded_at at time zone 'America/Bogota')::date as "annulledOn",
    annulment.reason as "annulledFor"
  from chain
  join certificate on certificate.id = chain.id
  left join certificate_annulment annulment on annulment.certificate_id = chain.id
  order by chain.depth desc
  limit 1`;

const standingSql = `
  select
    (
      select json_build_object(
        'reason', annulment.reason,
        'on', (annulment.recorded_at at time zone 'America/Bogota')::date,
        'by', person.name
      )
      from certificate_annulment annulment
      left join person on person.id = annulment.recorded_by
      where annulment.certificate_id = $1
    ) as annulment,
    (
      select ${neighbour}
      from certificate_replacement replacement
      join certificate on certificate.id = replacement.certificate_id
      where replacement.supersedes_id = $1
    ) as "supersededBy",
    (
      select ${neighbour}
      from certificate_replacement replacement
      join certificate on certificate.id = replacement.supersedes_id
      where replacement.certificate_id = $1
    ) as supersedes`;
