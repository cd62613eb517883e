import { Injectable } from '@nestjs/common';
import { requireNotOfDelegator } from '../../platform/access/delegation.rules';
import type { CalendarDate } from '../../kernel/calendar';
import { declareConstraint } from '../../platform/database/constraints';
import type { Tx } from '../../platform/database/transactions';
import { requireUnchanged, type Answer } from '../../platform/http/answers';
import type { Caller } from '../../platform/http/caller';
import { NotFound } from '../../platform/http/contract';
import { UseCases } from '../../platform/http/use-cases';
import { newId } from '../../platform/ids';
import { Audit } from '../audit/audit.service';
import { decide } from '../decisions/decide';
import type { Entry } from '../ledger/ledger.rules';
import { Ledger } from '../ledger/ledger.service';
import { lockResolution } from '../resolutions/resolution-lock';
import type { LapseForm, LapseView } from './lapse.dto';
import { LapseRecord } from './lapse.entity';
import { lapsableFacts, readLapse } from './lapse.queries';
import {
  LapseMakerIsChecker,
  lapsingMovements,
  requireDecidable,
  requireLapsable,
  type LapsableResolution,
  type LapseDecision,
} from './lapse.rules';
import type { RefusalForm } from './withdrawal.dto';

declareConstraint('lapse_maker_is_not_checker', () => new LapseMakerIsChecker({}));

/** At the close of the fiscal year, what is free of a resolution is lost. */
@Injectable()
export class Lapses {
  constructor(
    private readonly useCases: UseCases,
    private readonly ledger: Ledger,
    private readonly audit: Audit,
  ) {}

  /** Records it; nothing moves until it is approved. @throws NotFound, and what requireLapsable refuses */
  record(by: Caller, resolutionId: string, form: LapseForm): Promise<Answer<LapseView>> {
    return this.useCases.once(by, async (tx) => {
      requireLapsable(await lockWhole(tx, resolutionId, null), form.effectiveOn, by.today);
      const id = newId();
      await tx.insert(LapseRecord, {
        id,
        resolution_id: resolutionId,
        act_number: form.actNumber,
        effective_on: form.effectiveOn,
        recorded_by: by.person.id,
      });
      await this.audit.record(tx, by, { act: 'lapse.record', ...subjectOf(id), content: form });
      return readLapse(tx, id);
    });
  }

  /**
   * Everything that is free on the day of approval, in one entry. Cost: linear in the lines of the resolution.
   * @throws NotFound, LapseDecided, LapseMakerIsChecker, what requireLapsable refuses now, and InsufficientFunds when
   * money came free after the date of the lapse
   */
  approve(by: Caller, id: string): Promise<Answer<LapseView>> {
    return this.useCases.once(by, async (tx) => {
      const { lapse, resolution } = await lockForDecision(tx, by, id);
      requireLapsable(resolution, lapse.effectiveOn, by.today);
      await decide(tx, by, 'lapse', { id, decision: 'approved', reason: null });
      await this.ledger.post(tx, [entryOf(lapse, resolution, by)]);
      const view = await readLapse(tx, id);
      await this.audit.record(tx, by, { act: 'lapse.approve', ...subjectOf(id), content: view });
      return view;
    });
  }

  /** @throws NotFound, LapseDecided, LapseMakerIsChecker */
  refuse(by: Caller, id: string, form: RefusalForm): Promise<Answer<LapseView>> {
    return this.turnDown(by, id, { ...form, act: 'refuse', decision: 'refused' });
  }

  /** As a refusal, and its maker is asked for another that answers the reason. @throws what `refuse` throws */
  giveBack(by: Caller, id: string, form: RefusalForm): Promise<Answer<LapseView>> {
    return this.turnDown(by, id, { ...form, act: 'return', decision: 'returned' });
  }

  private turnDown(by: Caller, id: string, { act, decision, reason }: TurnedDown): Promise<Answer<LapseView>> {
    return this.useCases.once(by, async (tx) => {
      await lockForDecision(tx, by, id);
      await decide(tx, by, 'lapse', { id, decision, reason });
      await this.audit.record(tx, by, { act: `lapse.${act}`, ...subjectOf(id), content: { reason } });
      return readLapse(tx, id);
    });
  }
}

interface TurnedDown {
  readonly act: 'refuse' | 'return';
  readonly decision: 'refused' | 'returned';
  readonly reason: string;
}

interface LockedLapse {
  readonly id: string;
  readonly resolutionId: string;
  readonly actNumber: string;
  readonly effectiveOn: CalendarDate;
  readonly recordedBy: string;
  readonly decision: LapseDecision | null;
}

// The resolution, then its lines by identifier, then their accounts: the order of every act that touches many lines.
async function lockWhole(tx: Tx, resolutionId: string, lapseId: string | null): Promise<LapsableResolution> {
  const resolution = await lockResolution(tx, resolutionId);
  await tx.query('select id from annex_line where resolution_id = $1 order by id for no key update', [resolutionId]);
  const facts = await lapsableFacts(tx, resolutionId, lapseId);
  return {
    id: resolution.id,
    kind: resolution.kind,
    status: resolution.status,
    fiscalYear: resolution.fiscal_year,
    ...facts,
  };
}

async function lockForDecision(
  tx: Tx,
  by: Caller,
  id: string,
): Promise<{ lapse: LockedLapse; resolution: LapsableResolution }> {
  const [found]: { resolution_id: string }[] = await tx.query('select resolution_id from lapse where id = $1', [id]);
  if (!found) throw new NotFound({});
  const resolution = await lockWhole(tx, found.resolution_id, id);
  const [lapse]: [LockedLapse] = await tx.query(
    `select
       id,
       resolution_id as "resolutionId",
       act_number as "actNumber",
       effective_on as "effectiveOn",
       recorded_by as "recordedBy",
       decision
     from lapse
     where id = $1`,
    [id],
  );
  await requireUnchanged(by, () => readLapse(tx, id));
  requireDecidable(lapse, by.person.id);
  requireNotOfDelegator(by, lapse.recordedBy);
  return { lapse, resolution };
}

function entryOf(lapse: LockedLapse, resolution: LapsableResolution, by: Caller): Entry {
  return {
    act: 'lapse',
    subjectId: lapse.id,
    resolutionId: resolution.id,
    effectiveOn: lapse.effectiveOn,
    datePrecision: 'exact',
    recordedBy: lapse.recordedBy,
    approvedBy: by.person.id,
    document: `Cierre de la vigencia, acto ${lapse.actNumber}`,
    source: null,
    movements: lapsingMovements(resolution),
  };
}

function subjectOf(id: string): { subjectKind: string; subjectId: string } {
  return { subjectKind: 'lapse', subjectId: id };
}
