import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { declarePassingConstraint } from '../../platform/database/constraints';
import { Transactions } from '../../platform/database/transactions';
import type { Answer } from '../../platform/http/answers';
import type { Caller } from '../../platform/http/caller';
import { streamOf } from '../../platform/http/streaming';
import { UseCases } from '../../platform/http/use-cases';
import { newId } from '../../platform/ids';
import { Audit } from '../audit/audit.service';
import { requireCutoff } from '../certificates/certificate.rules';
import { BatchFileQueries } from './batch-file.queries';
import { BatchRequests } from './batch-requests';
import type { BatchAsked, BatchView } from './batch.dto';
import { BatchQueries } from './batch.queries';
import { BatchHoldsNothing, BatchNotReady, BatchUnderWay } from './batch.rules';

// Two ask for the same at once: the second try finds the first one's.
declarePassingConstraint('certificate_batch_one_open');

interface BatchFile {
  readonly name: string;
  readonly type: 'application/zip' | 'application/pdf';
  readonly size: number;
  readonly stream: Readable;
}

/** Certificates asked for together. A worker issues and draws them; whoever asked looks how far it is. */
@Injectable()
export class Batches {
  constructor(
    private readonly useCases: UseCases,
    private readonly transactions: Transactions,
    private readonly requests: BatchRequests,
    private readonly queries: BatchQueries,
    private readonly files: BatchFileQueries,
    private readonly audit: Audit,
  ) {}

  /** @throws NotFound when there is no such resolution in force; CutoffInTheFuture, BatchUnderWay */
  ask(by: Caller, { resolutionId, type, form, cutoff = by.today }: BatchAsked): Promise<Answer<BatchView>> {
    return this.useCases.once(by, async (tx) => {
      requireCutoff(cutoff, by.today);
      await this.requests.requireResolution(tx, resolutionId);
      const asked = { resolutionId, type, form, cutoff };
      const open = await this.requests.open(tx, asked);
      if (open !== null) throw new BatchUnderWay({ batch: open });
      const id = newId();
      await this.requests.keep(tx, by, { id, ...asked });
      await this.audit.record(tx, by, {
        act: 'certificate-batch.ask',
        subjectKind: 'resolution',
        subjectId: resolutionId,
        content: { batch: id, type, form, cutoff },
      });
      return this.queries.view(tx, id);
    });
  }

  /** @throws NotFound */
  read(id: string): Promise<BatchView> {
    return this.transactions.read((tx) => this.queries.view(tx, id));
  }

  /** @throws NotFound, BatchNotReady, BatchHoldsNothing */
  async file(id: string): Promise<BatchFile> {
    const { state, done, total, form, type, cutoff, fileSize, refused } = await this.read(id);
    if (state !== 'done') throw new BatchNotReady({ state, done, total });
    if (fileSize === null) throw new BatchHoldsNothing({ refused: refused.length });
    const stream = streamOf(this.transactions, (tx) => this.files.bytes(tx, id));
    const name = `certificados-${type}-${cutoff}`;
    return form === 'zip'
      ? { name: `${name}.zip`, type: 'application/zip', size: fileSize, stream }
      : { name: `${name}.pdf`, type: 'application/pdf', size: fileSize, stream };
  }
}
