import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../kernel/calendar';
import { foldSpanish } from '../../kernel/text';
import type { Tx } from '../../platform/database/transactions';
import { pageOf, type Page } from '../../platform/http/paging';
import { foldedSql } from '../hospitals/folded.sql';
import type { CertificatesAsked, ListedCertificateView } from './certificate-list.dto';
import { readCode, type CertificateType } from './certificate.rules';

export interface StoredCertificate {
  readonly id: string;
  readonly type: CertificateType;
  readonly year: number;
  readonly number: number;
  readonly code: string;
  readonly subjectId: string;
  readonly resolutionId: string;
  /** Null when it certifies a whole resolution. */
  readonly allocationId: string | null;
  /** Canonical JSON (RFC 8785), whose SHA-256 the database itself compares. */
  readonly content: string;
  readonly sha256: string;
  readonly issuedAt: string;
}

/** What is certified, and as of when. */
export interface Certified {
  readonly type: CertificateType;
  readonly subjectId: string;
  readonly cutoff: CalendarDate;
}

const columns = `
  certificate.id,
  certificate.type,
  certificate.year,
  certificate.number,
  certificate.code,
  certificate.subject_id as "subjectId",
  certificate.resolution_id as "resolutionId",
  certificate.allocation_id as "allocationId",
  certificate.content,
  certificate.sha256,
  certificate.issued_at as "issuedAt"`;

@Injectable()
export class CertificateQueries {
  /** This certificate, if these hospitals (null: everybody's) may see it? */
  async one(tx: Tx, id: string, scope: readonly string[] | null): Promise<StoredCertificate | null> {
    const [row]: StoredCertificate[] = await tx.query(
      `select ${columns}
       from certificate
       left join annex_line line on line.id = certificate.allocation_id
       where certificate.id = $1
         and ($2::uuid[] is null or line.hospital_id = any($2))`,
      [id, scope],
    );
    return row ?? null;
  }

  /** Which certificates are there, of these hospitals (null: everybody's)? The last issued first. */
  async page(tx: Tx, asked: CertificatesAsked, scope: readonly string[] | null): Promise<Page<ListedCertificateView>> {
    const rows: ListedCertificateView[] = await tx.query(pageSql, [
      scope,
      asked.type ?? null,
      asked.subject ?? null,
      asked.resolution ?? null,
      asked.code === undefined ? null : readCode(asked.code),
      asked.year ?? null,
      asked.cursor?.[0] ?? null,
      asked.limit + 1,
      asked.flagged,
      asked.number ?? null,
      asked.state ?? null,
      foldSpanish(asked.q ?? ''),
    ]);
    return pageOf(rows, asked.limit, ({ id }) => [id]);
  }

  /** Which certificate has this code? */
  async withCode(tx: Tx, code: string): Promise<StoredCertificate | null> {
    const [row]: StoredCertificate[] = await tx.query(`select ${columns} from certificate where code = $1`, [code]);
    return row ?? null;
  }

  /** Of which certificate is this the file that was handed out? */
  async withFile(tx: Tx, sha256: string): Promise<StoredCertificate | null> {
    const [row]: StoredCertificate[] = await tx.query(
      `select ${columns}
       from certificate_rendition rendition
       join certificate on certificate.id = rendition.certificate_id
       where rendition.sha256 = $1`,
      [sha256],
    );
    return row ?? null;
  }

  /** Which certificates in force has this subject with this cut-off? The last issued first. */
  standing(tx: Tx, { type, subjectId, cutoff }: Certified): Promise<StoredCertificate[]> {
    return tx.query(
      `select ${columns}
       from certificate
       left join certificate_annulment annulment on annulment.certificate_id = certificate.id
       left join certificate_replacement replacement on replacement.supersedes_id = certificate.id
       where certificate.type = $1
         and certificate.subject_id = $2
         and certificate.content::jsonb ->> 'cutoff' = $3
         and annulment.certificate_id is null
         and replacement.certificate_id is null
       order by certificate.id desc`,
      [type, subjectId, cutoff],
    );
  }

  /** Whoever asks whether the same is certified already waits until this transaction ends. */
  async lockSubject(tx: Tx, { type, subjectId, cutoff }: Certified): Promise<void> {
    await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [
      `certificate/${type}/${subjectId}/${cutoff}`,
    ]);
  }

  /**
   * The next number of a type and a year, from 1. Whoever issues another of them waits until this transaction ends, so
   * that a number is only ever skipped together with its transaction, and then is given to the next.
   */
  async nextNumber(tx: Tx, { type, year }: { type: CertificateType; year: number }): Promise<number> {
    await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`certificate/${type}/${year}`]);
    const [row]: { next: number }[] = await tx.query(
      'select coalesce(max(number), 0) + 1 as next from certificate where type = $1 and year = $2',
      [type, year],
    );
    return row?.next ?? 1;
  }

  /** Stores it for ever: the table refuses any change. */
  async store(tx: Tx, certificate: Omit<StoredCertificate, 'issuedAt'> & { issuedBy: string }): Promise<void> {
    const { id, type, year, number, code, subjectId, resolutionId, allocationId, content, sha256, issuedBy } =
      certificate;
    await tx.query(
      `insert into certificate (
         id, type, year, number, code, subject_id, resolution_id, allocation_id, content, sha256, issued_by
       )
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [id, type, year, number, code, subjectId, resolutionId, allocationId, content, sha256, issuedBy],
    );
  }
}

const stateSql = `case
      when annulment.certificate_id is not null then 'annulled'
      when replacement.certificate_id is not null then 'superseded'
      else 'valid'
    end`;

// Identifiers grow with time: their order is that of issue.
const pageSql = `
  select
    certificate.id,
    certificate.type,
    certificate.year,
    certificate.number,
    certificate.code,
    certificate.sha256,
    certificate.subject_id as "subjectId",
    certificate.resolution_id as "resolutionId",
    certificate.allocation_id as "allocationId",
    certificate.content::jsonb #>> '{words,title}' as title,
    certificate.content::jsonb #>> '{words,subtitle}' as subtitle,
    certificate.content::jsonb ->> 'cutoff' as cutoff,
    certificate.content::jsonb ->> 'issuedOn' as "issuedOn",
    certificate.issued_at as "issuedAt",
    ${stateSql} as state,
    null as flag
  from certificate
  left join annex_line line on line.id = certificate.allocation_id
  left join municipality on municipality.code = line.municipality_code
  left join hospital on hospital.id = line.hospital_id
  left join certificate_annulment annulment on annulment.certificate_id = certificate.id
  left join certificate_replacement replacement on replacement.supersedes_id = certificate.id
  where ($1::uuid[] is null or line.hospital_id = any($1))
    and ($2::text is null or certificate.type = $2)
    and ($3::uuid is null or certificate.subject_id = $3)
    and ($4::uuid is null or certificate.resolution_id = $4)
    and ($5::text is null or certificate.code = $5)
    and ($6::integer is null or certificate.year = $6)
    and ($7::uuid is null or certificate.id < $7)
    -- Facts are only recomputed of what stands.
    and (not $9::boolean or (annulment.certificate_id is null and replacement.certificate_id is null))
    and ($10::integer is null or certificate.number = $10)
    and ($11::text is null or $11 = ${stateSql})
    and (
      $12 = ''
      or position($12 in ${foldedSql(`concat_ws(' ',
        certificate.content::jsonb #>> '{words,subtitle}',
        municipality.name,
        hospital.name
      )`)}) > 0
    )
  order by certificate.id desc
  limit $8`;
