import { Injectable } from '@nestjs/common';
import { Refusal } from '../../kernel/errors';
import { standingFor } from '../../platform/access/person';
import { Clock } from '../../platform/clock';
import { Transactions } from '../../platform/database/transactions';
import type { Caller } from '../../platform/http/caller';
import { Audit } from '../audit/audit.service';
import { CertificateMakers } from '../certificates/certificate.makers';
import { Issuance } from '../certificates/issuance.service';
import { permissions } from '../permissions';
import { BatchFileWriter } from './batch-file';
import { BatchQueries, type BatchEnd, type ClaimedBatch } from './batch.queries';
import { mayNoLonger } from './batch.rules';
import { EqualCertificates } from '../certificates/equal-certificates';

/** One batch: what there is to certify, each certificate in a transaction of its own, and the file. */
@Injectable()
export class BatchWork {
  constructor(
    private readonly transactions: Transactions,
    private readonly queries: BatchQueries,
    private readonly makers: CertificateMakers,
    private readonly equals: EqualCertificates,
    private readonly issuance: Issuance,
    private readonly file: BatchFileWriter,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * Goes on where it was left.
   * @throws the reason of the signal when it asks to stop; ClaimLost when another worker has the batch
   */
  async whole(batch: ClaimedBatch, stop: AbortSignal): Promise<void> {
    if (!(await this.asker(batch))) {
      await this.finish(batch, { failure: mayNoLonger });
      return;
    }
    await this.transactions.run((tx) => this.queries.list(tx, batch));
    await this.makers.of[batch.type].before?.();
    const undecided = await this.transactions.read((tx) => this.queries.undecided(tx, batch.id));
    for (const { position } of undecided) {
      stop.throwIfAborted();
      // Asked each time: a batch takes minutes, and midnight or a change of roles may pass.
      const by = await this.asker(batch);
      if (!by) {
        await this.finish(batch, { failure: mayNoLonger });
        return;
      }
      await this.decide(batch, position, by);
    }
    await this.finish(batch, { file: await this.file.write(batch, stop) });
  }

  /** The end of a batch, and its event. @throws ClaimLost */
  async finish(batch: ClaimedBatch, end: BatchEnd): Promise<void> {
    const by = await this.asker(batch);
    await this.transactions.run(async (tx) => {
      await this.queries.finish(tx, batch, end);
      const { issued, taken, refused } = await this.queries.view(tx, batch.id);
      await this.audit.record(tx, by, {
        act: 'failure' in end ? 'certificate-batch.fail' : 'certificate-batch.finish',
        subjectKind: 'resolution',
        subjectId: batch.resolutionId,
        content: { batch: batch.id, issued, taken, refused: refused.length, ...end },
      });
    });
  }

  private async decide(batch: ClaimedBatch, position: number, by: Caller): Promise<void> {
    const { type, cutoff } = batch;
    try {
      await this.transactions.run(async (tx) => {
        const subjectId = await this.queries.lockUndecided(tx, batch, position);
        if (subjectId === null) return;
        const asked = { type, subjectId, cutoff };
        const equal = await this.equals.lock(tx, asked);
        const { id } = equal ?? (await this.issuance.issue(tx, by, { ...asked, supersedes: null }));
        await this.queries.decide(tx, { batch, position }, { certificateId: id, isNew: equal === null });
      });
    } catch (error) {
      if (!(error instanceof Refusal) || error.kind === 'unavailable') throw error;
      const refusal = { code: error.code, detail: error.detail('es') };
      await this.transactions.run(async (tx) => {
        if ((await this.queries.lockUndecided(tx, batch, position)) === null) return;
        await this.queries.decide(tx, { batch, position }, { refusal });
      });
    }
  }

  /** Whoever asked, if they still may issue, as they stand today. */
  private async asker(batch: ClaimedBatch): Promise<Caller | null> {
    const asker = await this.transactions.read((tx) => this.queries.asker(tx, batch));
    const person = asker && standingFor(asker.person, permissions['certificate.issue']);
    if (!asker || !person) return null;
    const { serviceToken } = asker;
    const today = this.clock.today();
    const request = { sessionId: '', idempotencyKey: null, fingerprint: '', ifMatch: null, dryRun: false as const };
    return { ...request, person, serviceToken, today };
  }
}
