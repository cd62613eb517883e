import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../kernel/calendar';
import type { Tx } from '../../platform/database/transactions';
import type { EntryAct } from '../ledger/acts';
import { actInSpanish } from '../ledger/entries.dto';
import type { Cause } from './flag.rules';

interface Certified {
  readonly issuedAt: string;
  readonly cutoff: CalendarDate;
  readonly resolutionId: string;
  readonly allocationId: string | null;
}

interface Row {
  readonly id: string;
  readonly act: EntryAct;
  readonly undone: EntryAct | null;
  readonly effectiveOn: CalendarDate;
  readonly recordedOn: CalendarDate;
}

@Injectable()
export class FlagQueries {
  /** Which acts on this line (or resolution) were recorded after the issue and took effect by the cut-off? Twenty. */
  async causes(tx: Tx, { issuedAt, cutoff, resolutionId, allocationId }: Certified): Promise<Cause[]> {
    const rows: Row[] = await tx.query(
      `select
         entry.id,
         entry.act,
         undone.act as undone,
         entry.effective_on as "effectiveOn",
         (entry.recorded_at at time zone 'America/Bogota')::date as "recordedOn"
       from ledger_entry entry
       left join ledger_entry undone on undone.id = entry.reverses_id
       where entry.resolution_id = $1
         and entry.recorded_at > $3
         and entry.effective_on <= $4
         and (
           $2::uuid is null
           or exists (
             select
             from ledger_posting posting
             join ledger_account account on account.id = posting.account_id
             where posting.entry_id = entry.id and account.allocation_id = $2
           )
         )
       order by entry.recorded_at, entry.id
       limit 20`,
      [resolutionId, allocationId, issuedAt, cutoff],
    );
    return rows.map(({ id, act, undone, effectiveOn, recordedOn }) => ({
      id,
      act: undone ? `${actInSpanish(act)} de ${actInSpanish(undone)}` : actInSpanish(act),
      effectiveOn,
      recordedOn,
    }));
  }
}
