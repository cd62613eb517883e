import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../kernel/calendar';
import { delegationsColumn, personColumns } from '../../platform/access/people.queries';
import type { Person } from '../../platform/access/person';
import type { Tx } from '../../platform/database/transactions';
import type { ServiceToken } from '../../platform/http/caller';
import { newId } from '../../platform/ids';
import { claimSeconds, mostAttempts, restSeconds, type BatchForm, type BatchType } from './batch.rules';
import { subjectsSql } from './batch-subjects.sql';
import { viewSql } from './batch-view.sql';
import type { BatchView } from './batch.dto';
import { NotFound } from '../../platform/http/contract';

/** A batch as its worker has it. */
export interface ClaimedBatch {
  readonly id: string;
  /** By which the worker is known: of another claim nothing is written. */
  readonly claim: string;
  readonly resolutionId: string;
  readonly type: BatchType;
  readonly form: BatchForm;
  readonly cutoff: CalendarDate;
  readonly requestedBy: string;
  readonly serviceTokenId: string | null;
  /** Of Bogotá, as the files of the ZIP bear it. */
  readonly requestedLocal: string;
  /** Since the last certificate that was decided, this one included. */
  readonly attempts: number;
}

/** With its file, without any (there was nothing to merge), or with why it failed. */
export type BatchEnd =
  { readonly file: { readonly size: number; readonly sha256: string } | null } | { readonly failure: string };

/** Another worker has the batch, or it is over. */
export class ClaimLost extends Error {}

const claimed = `
  id,
  claim,
  resolution_id as "resolutionId",
  type,
  form,
  cutoff,
  requested_by as "requestedBy",
  service_token_id as "serviceTokenId",
  to_char(requested_at at time zone 'America/Bogota', 'YYYY-MM-DD"T"HH24:MI:SS') as "requestedLocal",
  attempts`;

const free = 'finished_at is null and (claimed_until is null or claimed_until < clock_timestamp())';

/** A batch from a worker's side: taken, gone on with, and ended. */
@Injectable()
export class BatchQueries {
  /** How far is it? @throws NotFound */
  async view(tx: Tx, id: string): Promise<BatchView> {
    const [row]: BatchView[] = await tx.query(viewSql, [id]);
    if (!row) throw new NotFound({});
    return row;
  }

  /** The oldest batch that nobody is working on, for this worker, for a minute; null when there is none. */
  async claim(tx: Tx): Promise<ClaimedBatch | null> {
    const [rows]: [ClaimedBatch[], number] = await tx.query(
      `update certificate_batch
       set
         claim = $1,
         claimed_until = clock_timestamp() + make_interval(secs => ${claimSeconds}),
         attempts = attempts + 1
       where id = (
         select id
         from certificate_batch
         where ${free}
         order by requested_at, id
         limit 1
         for update skip locked
       )
       returning ${claimed}`,
      [newId()],
    );
    return rows[0] ?? null;
  }

  /** Another minute, and the batch is held until the transaction ends. @throws ClaimLost */
  async renew(tx: Tx, batch: ClaimedBatch): Promise<void> {
    await this.change(tx, batch, `claimed_until = clock_timestamp() + make_interval(secs => ${claimSeconds})`);
  }

  /** Nobody's again: at once, or after a rest. @throws ClaimLost */
  async release(tx: Tx, batch: ClaimedBatch, why: 'stopped' | 'failed'): Promise<void> {
    const rest = `claimed_until = clock_timestamp() + make_interval(secs => ${restSeconds})`;
    await this.change(
      tx,
      batch,
      `claim = null, ${why === 'stopped' ? 'claimed_until = null, attempts = attempts - 1' : rest}`,
    );
  }

  /** How many attempts since the last certificate that was decided, this one included? */
  async attempts(tx: Tx, { id }: ClaimedBatch): Promise<number> {
    const [row]: { attempts: number }[] = await tx.query('select attempts from certificate_batch where id = $1', [id]);
    return row?.attempts ?? mostAttempts;
  }

  /** Of what are the certificates, as of now? Written once. @throws ClaimLost */
  async list(tx: Tx, batch: ClaimedBatch): Promise<void> {
    const { id, resolutionId, type } = batch;
    await this.renew(tx, batch);
    const [row]: { listed: boolean }[] = await tx.query('select listed from certificate_batch where id = $1', [id]);
    if (row?.listed !== false) return;
    await tx.query(
      `insert into certificate_batch_item (batch_id, position, subject_id, label)
       select $1, row_number() over (order by subject.line, subject.id), subject.id, subject.label
       from (${subjectsSql[type]}) subject`,
      [id, resolutionId],
    );
    await this.change(tx, batch, 'listed = true');
  }

  /** Which are still to be decided? */
  undecided(tx: Tx, id: string): Promise<{ position: number }[]> {
    return tx.query(
      `select position
       from certificate_batch_item
       where batch_id = $1 and certificate_id is null and refusal is null
       order by position`,
      [id],
    );
  }

  /** The subject of this item, under lock; null when it is decided already. @throws ClaimLost */
  async lockUndecided(tx: Tx, batch: ClaimedBatch, position: number): Promise<string | null> {
    await this.change(
      tx,
      batch,
      `attempts = 1, claimed_until = clock_timestamp() + make_interval(secs => ${claimSeconds})`,
    );
    const [item]: { subjectId: string }[] = await tx.query(
      `select subject_id as "subjectId"
       from certificate_batch_item
       where batch_id = $1 and position = $2 and certificate_id is null and refusal is null
       for update`,
      [batch.id, position],
    );
    return item?.subjectId ?? null;
  }

  async decide(
    tx: Tx,
    { batch, position }: { batch: ClaimedBatch; position: number },
    decided: { certificateId: string; isNew: boolean } | { refusal: { code: string; detail: string } },
  ): Promise<void> {
    const { certificateId, isNew, refusal } = { certificateId: null, isNew: false, refusal: null, ...decided };
    await tx.query(
      `update certificate_batch_item
       set certificate_id = $3, is_new = $4, refusal = $5
       where batch_id = $1 and position = $2`,
      [batch.id, position, certificateId, isNew, refusal && JSON.stringify(refusal)],
    );
  }

  /** The batch is over. @throws ClaimLost */
  async finish(tx: Tx, batch: ClaimedBatch, end: BatchEnd): Promise<void> {
    const file = 'file' in end ? end.file : null;
    const failure = 'failure' in end ? end.failure : null;
    await this.change(
      tx,
      batch,
      'finished_at = clock_timestamp(), claim = null, claimed_until = null, file_size = $3, file_sha256 = $4, failure = $5',
      [file?.size ?? null, file?.sha256 ?? null, failure],
    );
  }

  /** Who asked, with the roles of today, and by which program; null when the account or the token no longer counts. */
  async asker(
    tx: Tx,
    { requestedBy, serviceTokenId }: ClaimedBatch,
  ): Promise<{ person: Person; serviceToken: ServiceToken | null } | null> {
    const [person]: Person[] = await tx.query(
      `select ${personColumns}, ${delegationsColumn} from person where person.id = $1 and person.disabled_at is null`,
      [requestedBy],
    );
    if (!person) return null;
    if (serviceTokenId === null) return { person, serviceToken: null };
    const { delegations: _, ...owner } = person;
    const [serviceToken]: ServiceToken[] = await tx.query(
      `select id, name from service_token where id = $1 and revoked_at is null and expires_at > now()`,
      [serviceTokenId],
    );
    return serviceToken ? { person: owner, serviceToken } : null;
  }

  private async change(tx: Tx, { id, claim }: ClaimedBatch, set: string, values: readonly unknown[] = []) {
    const [, changed]: [unknown, number] = await tx.query(
      `update certificate_batch set ${set} where id = $1 and claim = $2 and finished_at is null`,
      [id, claim, ...values],
    );
    if (changed === 0) throw new ClaimLost(`another worker has the batch ${id}`);
  }
}
