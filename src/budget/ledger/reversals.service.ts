import { Injectable } from '@nestjs/common';
import { requireNotOfDelegator } from '../../platform/access/delegation.rules';
import { RoleForbids } from '../../platform/access/guard';
import { standingFor, type Role } from '../../platform/access/person';
import { declareConstraint } from '../../platform/database/constraints';
import type { Tx } from '../../platform/database/transactions';
import { requireUnchanged, type Answer } from '../../platform/http/answers';
import type { Caller } from '../../platform/http/caller';
import { NotFound } from '../../platform/http/contract';
import { UseCases } from '../../platform/http/use-cases';
import { newId } from '../../platform/ids';
import { Audit } from '../audit/audit.service';
import { decide } from '../decisions/decide';
import { UnknownFacts } from '../unknowns/unknown.service';
import type { Entry } from './ledger.rules';
import { Ledger } from './ledger.service';
import { ReversalRecord } from './reversal.entity';
import {
  AlreadyReversed,
  askersOf,
  checkersOf,
  inverseMovements,
  IsAReversal,
  requireDecidable,
  requireReversible,
  ReversalMakerIsChecker,
  ReversalPending,
} from './reversal.rules';
import type { ReversalForm, ReversalView } from './reversals.dto';
import { clarifiedWithdrawal, lockEntry, postedAmounts, readReversal, type LockedEntry } from './reversals.queries';

declareConstraint('reversal_open_once', () => new ReversalPending({}));
declareConstraint('ledger_entry_reversed_once', () => new AlreadyReversed({}));
declareConstraint('reversal_maker_is_not_checker', () => new ReversalMakerIsChecker({}));

/** Undoes one entry by its exact inverse, by whoever may do the act and, where it has one, its checker. */
@Injectable()
export class Reversals {
  constructor(
    private readonly useCases: UseCases,
    private readonly ledger: Ledger,
    private readonly unknowns: UnknownFacts,
    private readonly audit: Audit,
  ) {}

  /**
   * Asks for an entry to be undone; an act without a checker is undone at once. What could not be undone now is not asked.
   * @throws NotFound, RoleForbids, whatever requireReversible refuses, and InsufficientFunds with the maximum in pesos
   * when the money has gone on to another place
   */
  reverse(by: Caller, entryId: string, { reason }: ReversalForm): Promise<Answer<ReversalView>> {
    return this.useCases.once(by, async (tx) => {
      const entry = await lockEntry(tx, by, { entryId });
      const acting = requireRole(by, entry, askersOf(entry));
      requireReversible(entry);
      const id = newId();
      const waits = checkersOf(entry).length > 0;
      await tx.insert(ReversalRecord, {
        id,
        entry_id: entry.id,
        reason,
        recorded_by: by.person.id,
        decision: waits ? null : 'approved',
        decided_at: waits ? null : () => 'clock_timestamp()',
      });
      const asked = { id, reason, recordedBy: by.person.id, approvedBy: null };
      if (waits) await this.ledger.requirePostable(tx, [await inverseOf(tx, entry, asked)]);
      else await this.post(tx, entry, asked);
      await this.audit.record(tx, acting, {
        act: waits ? 'reversal.ask' : 'reversal.post',
        subjectKind: 'entry',
        subjectId: entry.id,
        content: { reversalId: id, reason },
      });
      return readReversal(tx, by, id);
    });
  }

  /** @throws NotFound, RoleForbids, ReversalDecided, ReversalMakerIsChecker, and what `reverse` throws */
  approve(by: Caller, id: string): Promise<Answer<ReversalView>> {
    return this.useCases.once(by, async (tx) => {
      const { reversal, entry, acting } = await lockReversal(tx, by, id);
      requireReversible(entry);
      await decide(tx, by, 'reversal', { id, decision: 'approved', reason: null });
      await this.post(tx, entry, { ...reversal, approvedBy: by.person.id });
      await this.audit.record(tx, acting, {
        act: 'reversal.approve',
        subjectKind: 'entry',
        subjectId: entry.id,
        content: { reversalId: id },
      });
      return readReversal(tx, by, id);
    });
  }

  /** @throws NotFound, RoleForbids, ReversalDecided, ReversalMakerIsChecker */
  refuse(by: Caller, id: string, { reason }: ReversalForm): Promise<Answer<ReversalView>> {
    return this.useCases.once(by, async (tx) => {
      const { entry, acting } = await lockReversal(tx, by, id);
      await decide(tx, by, 'reversal', { id, decision: 'refused', reason });
      await this.audit.record(tx, acting, {
        act: 'reversal.refuse',
        subjectKind: 'entry',
        subjectId: entry.id,
        content: { reversalId: id, reason },
      });
      return readReversal(tx, by, id);
    });
  }

  private async post(tx: Tx, entry: LockedEntry, reversal: Inverting): Promise<void> {
    await this.ledger.post(tx, [await inverseOf(tx, entry, reversal)]);
    if (entry.act !== 'clarify') return;
    const subjectId = await clarifiedWithdrawal(tx, entry.id);
    await this.unknowns.reopen(tx, { subjectId, field: 'payment', recordedBy: reversal.recordedBy });
  }
}

interface Inverting {
  readonly id: string;
  readonly reason: string;
  readonly recordedBy: string;
  readonly approvedBy: string | null;
}

async function inverseOf(tx: Tx, entry: LockedEntry, reversal: Inverting): Promise<Entry> {
  return {
    act: 'reverse',
    subjectId: reversal.id,
    resolutionId: entry.resolutionId,
    effectiveOn: entry.effectiveOn,
    datePrecision: entry.datePrecision,
    recordedBy: reversal.recordedBy,
    approvedBy: reversal.approvedBy,
    document: reversal.reason,
    source: null,
    reversesId: entry.id,
    movements: inverseMovements(await postedAmounts(tx, entry.id)),
  };
}

interface AskedReversal {
  readonly id: string;
  readonly entryId: string;
  readonly reason: string;
  readonly recordedBy: string;
  readonly decision: 'approved' | 'refused' | null;
}

interface UnderDecision {
  readonly reversal: AskedReversal;
  readonly entry: LockedEntry;
  readonly acting: Acting;
}

/** Whoever acts, as they stand before this act: which roles count is known only once the entry is. */
type Acting = Pick<Caller, 'person' | 'serviceToken'>;

/** Locks the lines of its entry, then reads it again: two people who decide at once wait for each other. */
async function lockReversal(tx: Tx, by: Caller, id: string): Promise<UnderDecision> {
  const [found]: { entry_id: string }[] = await tx.query('select entry_id from reversal where id = $1', [id]);
  if (!found) throw new NotFound({});
  const entry = await lockEntry(tx, by, { entryId: found.entry_id, reversalId: id });
  const acting = requireRole(by, entry, checkersOf(entry));
  const [reversal]: [AskedReversal] = await tx.query(
    `select
       id,
       entry_id as "entryId",
       reason,
       recorded_by as "recordedBy",
       decision
     from reversal
     where id = $1
     for update`,
    [id],
  );
  await requireUnchanged(by, () => readReversal(tx, by, id));
  requireDecidable(reversal, by.person.id);
  requireNotOfDelegator(acting, reversal.recordedBy);
  return { reversal, entry, acting };
}

function requireRole(by: Caller, entry: LockedEntry, allowed: readonly Role[]): Acting {
  if (entry.act === 'reverse') throw new IsAReversal({});
  const person = standingFor(by.person, allowed);
  if (!person) throw new RoleForbids({ act: entry.act, allowed });
  const acting = person.roles.filter((role) => allowed.includes(role));
  // Another role that a recipient also has lets it see more, and act no further than its own hospitals.
  const own = entry.hospitalIds.every((hospital) => person.hospitalIds.includes(hospital));
  if (acting.every((role) => role === 'recipient') && !own) throw new NotFound({});
  return { person, serviceToken: by.serviceToken };
}
