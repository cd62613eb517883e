import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../kernel/calendar';
import type { Tx } from '../../platform/database/transactions';
import type { Caller } from '../../platform/http/caller';
import { NotFound } from '../../platform/http/contract';
import type { BatchForm, BatchType } from './batch.rules';

interface Asked {
  readonly resolutionId: string;
  readonly type: BatchType;
  readonly form: BatchForm;
  readonly cutoff: CalendarDate;
}

/** A batch from the side of whoever asks for it. */
@Injectable()
export class BatchRequests {
  /** Is there such a resolution, in force? @throws NotFound */
  async requireResolution(tx: Tx, id: string): Promise<void> {
    const [found]: object[] = await tx.query(
      `select id from resolution where id = $1 and kind = 'allocation' and published_at is not null`,
      [id],
    );
    if (!found) throw new NotFound({});
  }

  /** Is the same under way already? */
  async open(tx: Tx, { resolutionId, type, form, cutoff }: Asked): Promise<string | null> {
    const [found]: { id: string }[] = await tx.query(
      `select id
       from certificate_batch
       where resolution_id = $1 and type = $2 and form = $3 and cutoff = $4 and finished_at is null`,
      [resolutionId, type, form, cutoff],
    );
    return found?.id ?? null;
  }

  async keep(tx: Tx, by: Caller, { id, resolutionId, type, form, cutoff }: Asked & { id: string }): Promise<void> {
    await tx.query(
      `insert into certificate_batch (id, resolution_id, type, form, cutoff, requested_by, service_token_id)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [id, resolutionId, type, form, cutoff, by.person.id, by.serviceToken?.id ?? null],
    );
  }
}
