import { Injectable } from '@nestjs/common';
import { requireNotOfDelegator } from '../../platform/access/delegation.rules';
import { dateInSpanish } from '../../kernel/calendar';
import { Money } from '../../kernel/money';
import { declareConstraint } from '../../platform/database/constraints';
import type { Tx } from '../../platform/database/transactions';
import { requireUnchanged, type Answer } from '../../platform/http/answers';
import type { Caller } from '../../platform/http/caller';
import { NotFound } from '../../platform/http/contract';
import { UseCases } from '../../platform/http/use-cases';
import { newId } from '../../platform/ids';
import { lockAllocation, type LockedAllocation } from '../allocations/allocation-lock';
import type { RefusalForm } from '../allocations/allocation.dto';
import { requireOwnHospital } from '../allocations/allocation.rules';
import { Audit } from '../audit/audit.service';
import { decide } from '../decisions/decide';
import type { Entry } from '../ledger/ledger.rules';
import { Ledger } from '../ledger/ledger.service';
import type { ReportForm, ReportView } from './execution.dto';
import { ExecutionReportRecord } from './execution-report.entity';
import { ExecutionReportQueries } from './execution-report.queries';
import { ReporterDecides } from './execution-report.refusals';
import {
  difference,
  requireDecidable,
  requireFiling,
  requireReportable,
  type ReportAct,
  type ReportBounds,
  type ReportedFigures,
} from './execution-report.rules';
import { LineQueries } from './line.queries';
import { amountOf, receivedOf, requireOpen, yieldsOf } from './line.rules';

declareConstraint('execution_report_maker_is_not_checker', () => new ReporterDecides({}));

@Injectable()
export class ExecutionReports {
  constructor(
    private readonly useCases: UseCases,
    private readonly reports: ExecutionReportQueries,
    private readonly lines: LineQueries,
    private readonly ledger: Ledger,
    private readonly audit: Audit,
  ) {}

  /** Sends a cumulative report; nothing moves until it is accepted. @throws what `requireReportable` refuses */
  submit(by: Caller, allocationId: string, form: ReportForm): Promise<Answer<ReportView>> {
    return this.useCases.once(by, (tx) => this.submitIn(tx, by, { allocationId, form }));
  }

  /** The same, within the act of which it is a part. @throws what `submit` throws */
  async submitIn(tx: Tx, by: Caller, { allocationId, form }: Submitted): Promise<ReportView> {
    const allocation = await lockAllocation(tx, by, allocationId);
    requireOwnHospital(by.person, allocation.hospitalId);
    requireOpen(allocation);
    const filedOn = form.filedOn ?? by.today;
    requireFiling({ ...form, filedOn }, by.today);
    requireReportable(form, await this.bounds(tx, by, { allocation, report: { ...form, id: null } }));
    const id = newId();
    await tx.insert(ExecutionReportRecord, {
      id,
      allocation_id: allocationId,
      cutoff: form.cutoff,
      filed_on: filedOn,
      filing_number: form.filingNumber,
      contracted: form.contracted,
      obligated: form.obligated,
      paid: form.paid,
      yields_earned: form.yieldsEarned,
      final: form.final,
      correction: form.correction,
      note: form.note,
      recorded_by: by.person.id,
    });
    const view = await this.reports.view(tx, by, id);
    await this.audit.record(tx, by, { act: 'execution.report', ...subjectOf(id), content: view });
    return view;
  }

  /**
   * Accepts: `held` → `executed` by the difference with what is executed, and the yields so, with effect on the cutoff.
   * @throws what `requireReportable` refuses now; ReportDecided, ReporterDecides, AllocationClosed
   */
  accept(by: Caller, id: string): Promise<Answer<ReportView>> {
    return this.useCases.once(by, async (tx) => {
      const { allocation, report } = await this.lockForDecision(tx, by, { id, act: 'accept' });
      const bounds = await this.bounds(tx, by, { allocation, report });
      requireReportable(report, bounds);
      await decide(tx, by, 'execution_report', { id, decision: 'accepted', reason: null });
      await this.ledger.post(tx, entriesOf({ allocation, report, bounds, approvedBy: by.person.id }));
      const view = await this.reports.view(tx, by, id);
      await this.audit.record(tx, by, { act: 'execution.accept', ...subjectOf(id), content: view });
      return view;
    });
  }

  /** Sends the report back with a reason; the hospital sends another. @throws ReportDecided, ReporterDecides, AllocationClosed */
  observe(by: Caller, id: string, { reason }: RefusalForm): Promise<Answer<ReportView>> {
    return this.useCases.once(by, async (tx) => {
      await this.lockForDecision(tx, by, { id, act: 'observe' });
      await decide(tx, by, 'execution_report', { id, decision: 'observed', reason });
      const view = await this.reports.view(tx, by, id);
      await this.audit.record(tx, by, { act: 'execution.observe', ...subjectOf(id), content: view });
      return view;
    });
  }

  private async lockForDecision(
    tx: Tx,
    by: Caller,
    { id, act }: { id: string; act: ReportAct },
  ): Promise<UnderDecision> {
    const [found]: { allocation_id: string }[] = await tx.query(
      'select allocation_id from execution_report where id = $1',
      [id],
    );
    if (!found) throw new NotFound({});
    const allocation = await lockAllocation(tx, by, found.allocation_id);
    const report = await this.reports.view(tx, by, id);
    await requireUnchanged(by, () => Promise.resolve(report));
    requireNotOfDelegator(by, report.recordedBy.id);
    requireDecidable({ state: report.state, recordedBy: report.recordedBy.id }, { act, by: by.person.id });
    requireOpen(allocation);
    return { allocation, report };
  }

  private async bounds(tx: Tx, by: Caller, { allocation, report }: Judged): Promise<ReportBounds> {
    const { id: allocationId, places } = allocation;
    const history = await this.lines.history(tx, allocationId);
    const held = await this.lines.availableOn(tx, { allocationId, place: 'held', on: report.cutoff });
    const yields = await this.lines.availableOn(tx, { allocationId, place: 'yield-held', on: report.cutoff });
    const payable = places.executed.plus(held).minus(Money.min(held, history.unverified));
    return {
      today: by.today,
      firstReceiptOn: history.firstReceiptOn,
      lastAccepted: await this.reports.lastAccepted(tx, allocationId),
      undecidedCutoff: await this.reports.undecidedCutoff(tx, allocationId, report.id),
      incorporated: history.incorporated,
      amount: amountOf(places, history.restored),
      received: receivedOf(places, history.restored),
      payable,
      executed: places.executed,
      yieldsRecorded: yieldsOf(places),
      yieldsAdjustable: yields.minus(Money.min(yields, history.unverifiedYields)),
    };
  }
}

interface Submitted {
  readonly allocationId: string;
  readonly form: ReportForm;
}

interface UnderDecision {
  readonly allocation: LockedAllocation;
  readonly report: ReportView;
}

interface Judged {
  readonly allocation: LockedAllocation;
  readonly report: Pick<ReportedFigures, 'cutoff'> & { readonly id: string | null };
}

function subjectOf(id: string): { subjectKind: string; subjectId: string } {
  return { subjectKind: 'execution-report', subjectId: id };
}

/** What acceptance moves; nothing for a difference of zero. */
function entriesOf(accepted: UnderDecision & { bounds: ReportBounds; approvedBy: string }): Entry[] {
  const { allocation, report, bounds } = accepted;
  const owner = { resolutionId: allocation.resolutionId, allocationId: allocation.id };
  const moved = difference(report, bounds);
  const [held, executed] = [
    { place: 'held', ...owner },
    { place: 'executed', ...owner },
  ] as const;
  const entry = {
    subjectId: report.id,
    resolutionId: allocation.resolutionId,
    effectiveOn: report.cutoff,
    datePrecision: 'exact',
    recordedBy: report.recordedBy.id,
    approvedBy: accepted.approvedBy,
    document: `Informe de ejecución con corte al ${dateInSpanish(report.cutoff)}`,
    source: null,
  } as const;
  const execution = moved.paid.isNegative()
    ? { from: executed, to: held, amount: moved.paid.negated() }
    : { from: held, to: executed, amount: moved.paid };
  const [source, earned] = [
    { place: 'yield-source', ...owner },
    { place: 'yield-held', ...owner },
  ] as const;
  const earning = moved.yields.isNegative()
    ? { from: earned, to: source, amount: moved.yields.negated() }
    : { from: source, to: earned, amount: moved.yields };
  return [
    ...(moved.paid.isZero() ? [] : [{ ...entry, act: 'execute', movements: [execution] } as const]),
    ...(moved.yields.isZero() ? [] : [{ ...entry, act: 'earn', movements: [earning] } as const]),
  ];
}
