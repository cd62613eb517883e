import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../kernel/calendar';
import { invariant, Refusal } from '../../kernel/errors';
import type { Language } from '../../kernel/errors';
import { Money } from '../../kernel/money';
import { seeing } from '../../platform/database/scope';
import { Transactions } from '../../platform/database/transactions';
import type { Caller } from '../../platform/http/caller';
import { problemOf } from '../../platform/http/problems';
import { AllocationQueries } from '../allocations/allocation.queries';
import { Closures } from '../closures/closure.service';
import { Disbursements } from '../disbursements/disbursement.service';
import { Payments } from '../disbursements/payment.service';
import { ExecutionReports } from '../execution/execution-report.service';
import { Yields } from '../execution/yield-record.service';
import { Receipts } from '../receipts/receipt.service';
import { Restitutions } from '../restitutions/restitution.service';
import { Restorations } from '../restitutions/restoration.service';
import { Clarifications } from '../withdrawals/clarifications.service';
import { Lapses } from '../withdrawals/lapses.service';
import { Withdrawals } from '../withdrawals/withdrawals.service';
import type { WhyNotAsked, WhyNotView } from './why-not.dto';
import { WhyNotQueries, type Target } from './why-not.queries';
import { amountToTry, doersOf, inSpanish, NothingToActOn, triable, type TriableAct } from './why-not.rules';

/** Any text will do where an act asks for a document: it is written nowhere. */
const trial = 'Ensayo: nada se guarda';

interface Tried {
  readonly target: Target;
  /** The giro or the withdrawal that the act is done on, when it is done on one. */
  readonly subjectId: string | null;
  readonly amount: Money;
  readonly on: CalendarDate;
}

/** What refuses an act now: the act itself says so, tried and undone. */
@Injectable()
export class WhyNot {
  constructor(
    private readonly transactions: Transactions,
    private readonly allocations: AllocationQueries,
    private readonly queries: WhyNotQueries,
    private readonly disbursements: Disbursements,
    private readonly payments: Payments,
    private readonly receipts: Receipts,
    private readonly withdrawals: Withdrawals,
    private readonly clarifications: Clarifications,
    private readonly lapses: Lapses,
    private readonly reports: ExecutionReports,
    private readonly yields: Yields,
    private readonly restitutions: Restitutions,
    private readonly restorations: Restorations,
    private readonly closures: Closures,
  ) {}

  /** @throws NotFound when there is no such line, or it is another hospital's */
  async ask(by: Caller, allocationId: string, asked: WhyNotAsked, language: Language): Promise<WhyNotView> {
    const { target, subjectId } = await this.read(by, allocationId, asked.act);
    const amount = asked.amount ?? amountToTry(asked.act, target.places);
    const tried = { target, subjectId, amount, on: asked.on ?? by.today };
    const refused = await this.refusalOf(by, asked.act, tried);
    const doers = doersOf(asked.act);
    return {
      act: asked.act,
      actInSpanish: inSpanish(asked.act),
      tried: { amount: triable[asked.act] === null ? null : amount, on: tried.on, subjectId },
      recordedBy: [...doers.recordedBy],
      approvedBy: [...doers.approvedBy],
      youMay: by.person.roles.some((role) => doers.recordedBy.includes(role)),
      refusal: refused && problemOf(refused, language),
      answer: refused ? refused.detail(language) : language === 'es' ? 'Nada lo impide.' : 'Nothing refuses it.',
    };
  }

  private read(by: Caller, allocationId: string, act: TriableAct): Promise<Pick<Tried, 'target' | 'subjectId'>> {
    return this.transactions.read(async (tx) => {
      await this.allocations.one(tx, by, allocationId);
      const target = await this.queries.target(tx, allocationId);
      invariant(target, 'a line that was just read is there');
      if (act === 'clarify') return { target, subjectId: target.withdrawalId };
      if (act === 'confirm' || act === 'settle') {
        return { target, subjectId: await this.queries.disbursement(tx, allocationId, triable[act]) };
      }
      if (act !== 'reject') return { target, subjectId: null };
      const place = target.places.ordered.isPositive() ? 'ordered' : 'transit';
      return { target, subjectId: await this.queries.disbursement(tx, allocationId, place) };
    });
  }

  private async refusalOf(by: Caller, act: TriableAct, tried: Tried): Promise<Refusal | null> {
    try {
      // The line is the caller's; the trial is somebody else's, who may see what the act must know.
      await seeing('everything', () => this.attempt(asDoer(by, act, tried.target.hospitalId), act, tried));
      return null;
    } catch (error) {
      // A service that is busy refuses nothing: the question is asked again.
      if (error instanceof Refusal && error.kind !== 'unavailable') return error;
      throw error;
    }
  }

  private attempt(by: Caller, act: TriableAct, { target, subjectId, amount, on }: Tried): Promise<unknown> {
    const line = target.allocationId;
    const subject = (missing: string): string => {
      if (subjectId === null) throw new NothingToActOn({ act: inSpanish(act), missing });
      return subjectId;
    };
    const order = 'una orden de pago';
    const dated = { effectiveOn: on, datePrecision: 'exact' as const };
    switch (act) {
      case 'order':
        return this.disbursements.order(by, line, {
          amount,
          orderedOn: on,
          datePrecision: 'exact',
          paymentOrder: trial,
          note: null,
          source: null,
        });
      case 'settle':
        return this.payments.settle(by, subject(order), { ...dated, reference: trial, source: null });
      case 'reject':
        return this.payments.reject(by, subject(order), { effectiveOn: on, reason: trial });
      case 'confirm':
        return this.receipts.confirm(by, subject('un giro'), { amount, receivedOn: on, reference: trial, note: null });
      case 'withdraw':
      case 'contest':
        return this.withdrawals.record(by, line, {
          payment: act === 'withdraw' ? 'before' : 'unknown',
          withdrawnOn: on,
          reason: trial,
          source: trial,
        });
      case 'clarify':
        return this.clarifications.clarify(by, subject('un desistimiento'), {
          payment: 'before',
          evidence: trial,
          effectiveOn: on,
        });
      case 'execute':
        return this.reports.submit(by, line, reportOf(target, { amount, on }));
      case 'earn':
        return this.yields.earn(by, line, { amount, earnedOn: on, reference: trial });
      case 'return':
        return this.restitutions.report(by, line, {
          kind: 'principal',
          amount,
          depositedOn: on,
          portfolio: trial,
          reference: trial,
        });
      case 'restore':
        return this.restorations.record(by, line, { amount, actNumber: trial, effectiveOn: on });
      case 'lapse':
        return this.lapses.record(by, target.resolutionId, { actNumber: trial, effectiveOn: on });
      case 'close':
        return this.closures.close(by, line, { closedOn: on });
    }
  }
}

/** Who asks, as somebody who may do it: what is asked is what the state and the figures refuse, not who one is. */
function asDoer(by: Caller, act: TriableAct, hospitalId: string | null): Caller {
  const roles = [...new Set([...by.person.roles, ...doersOf(act).recordedBy])];
  const hospitalIds = hospitalId === null ? by.person.hospitalIds : [...by.person.hospitalIds, hospitalId];
  return { ...by, idempotencyKey: null, ifMatch: null, dryRun: 'answer', person: { ...by.person, roles, hospitalIds } };
}

/** A report that adds the amount to what is paid, and to what it must rest on no more than it needs. */
function reportOf({ places, reported }: Target, { amount, on }: { amount: Money; on: CalendarDate }) {
  const paid = places.executed.plus(amount);
  const obligated = greatest(reported.obligated, paid);
  return {
    cutoff: on,
    contracted: greatest(reported.contracted, obligated),
    obligated,
    paid,
    yieldsEarned: reported.yieldsEarned,
    final: false,
    correction: false,
    filedOn: null,
    filingNumber: null,
    note: null,
  };
}

function greatest(one: Money, other: Money): Money {
  return one.isLessThan(other) ? other : one;
}
