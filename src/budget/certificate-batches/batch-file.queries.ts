import { Injectable } from '@nestjs/common';
import { batchesOf } from '../../platform/database/rows';
import type { Tx } from '../../platform/database/transactions';
import type { StandingState } from '../certificates/standing.rules';
import { BatchQueries, type ClaimedBatch } from './batch.queries';

export interface BatchItem {
  readonly position: number;
  readonly label: string;
  readonly certificateId: string | null;
  readonly refusal: { readonly code: string; readonly detail: string } | null;
}

/** A certificate of a merged file, as anybody who holds the file is told. */
export interface HeldCertificate {
  readonly code: string;
  readonly title: string;
  readonly subtitle: string;
  readonly state: StandingState;
}

/** The file of a batch, in pieces of a megabyte, and what it holds. */
@Injectable()
export class BatchFileQueries {
  constructor(private readonly batches: BatchQueries) {}

  /** Everything that was decided, in order. */
  items(tx: Tx, id: string): Promise<BatchItem[]> {
    return tx.query(
      `select position, label, certificate_id as "certificateId", refusal
       from certificate_batch_item
       where batch_id = $1
       order by position`,
      [id],
    );
  }

  /** What an attempt that was cut short left. @throws ClaimLost */
  async clear(tx: Tx, batch: ClaimedBatch): Promise<void> {
    await this.batches.renew(tx, batch);
    await tx.query('delete from certificate_batch_piece where batch_id = $1', [batch.id]);
  }

  /** @throws ClaimLost */
  async add(tx: Tx, batch: ClaimedBatch, { position, bytes }: { position: number; bytes: Buffer }): Promise<void> {
    await this.batches.renew(tx, batch);
    await tx.query('insert into certificate_batch_piece (batch_id, position, bytes) values ($1, $2, $3)', [
      batch.id,
      position,
      bytes,
    ]);
  }

  async *bytes(tx: Tx, id: string): AsyncGenerator<Buffer> {
    const sql = 'select bytes from certificate_batch_piece where batch_id = $1 order by position';
    for await (const rows of batchesOf<{ bytes: Buffer }>(tx, sql, [id], 4)) for (const { bytes } of rows) yield bytes;
  }

  /** Which certificates are in the merged file with this hash, in its order? None: it is no such file. */
  held(tx: Tx, sha256: string): Promise<HeldCertificate[]> {
    return tx.query(
      `select
         certificate.code,
         certificate.content::jsonb #>> '{words,title}' as title,
         certificate.content::jsonb #>> '{words,subtitle}' as subtitle,
         case
           when annulment.certificate_id is not null then 'annulled'
           when replacement.certificate_id is not null then 'superseded'
           else 'valid'
         end as state
       from certificate_batch_item item
       join certificate on certificate.id = item.certificate_id
       left join certificate_annulment annulment on annulment.certificate_id = certificate.id
       left join certificate_replacement replacement on replacement.supersedes_id = certificate.id
       where item.batch_id = (
         select id
         from certificate_batch
         where file_sha256 = $1 and form = 'merged'
         order by id
         limit 1
       )
       order by item.position`,
      [sha256],
    );
  }
}
