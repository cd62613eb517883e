import { compareDates, type CalendarDate } from '../../kernel/calendar';
import { Money } from '../../kernel/money';
import { transitions } from '../../kernel/transitions';
import { requireHappened, requireNotBefore } from '../dates';
import * as no from './execution-report.refusals';
import { receiptOf } from './line.rules';

/*
 * The execution report, cumulative.
 *
 *   submitted ──accept──▶ accepted ──annul──▶ annulled      (its entry was reversed)
 *       └─────observe──▶ observed
 *
 * I10: paid ≤ obligated ≤ contracted ≤ incorporated, and ≤ what the line is worth; paid ≤ received; none decreases
 * against the last accepted report unless a correction says why. A final report ends the series: only a correction may
 * follow, and the series is ended by the last accepted report only.
 */

export const reportStates = ['submitted', 'accepted', 'observed', 'annulled'] as const;
export type ReportState = (typeof reportStates)[number];
export type ReportAct = 'accept' | 'observe' | 'annul';

export const reportLife = transitions<ReportState, ReportAct>({
  submitted: { accept: 'accepted', observe: 'observed' },
  accepted: { annul: 'annulled' },
  observed: {},
  annulled: {},
});

const statesInSpanish: Record<ReportState, string> = {
  submitted: 'enviado',
  accepted: 'aceptado',
  observed: 'observado',
  annulled: 'anulado',
};

/** What a report says, cumulative since the first receipt. Pesos. */
export interface ReportedFigures {
  readonly cutoff: CalendarDate;
  readonly contracted: Money;
  readonly obligated: Money;
  readonly paid: Money;
  readonly yieldsEarned: Money;
  readonly correction: boolean;
}

/** A report that was accepted and stands. */
export interface AcceptedReport {
  readonly cutoff: CalendarDate;
  readonly contracted: Money;
  readonly obligated: Money;
  readonly final: boolean;
}

/** What the line says, under lock, when a report is judged. Pesos. */
export interface ReportBounds {
  readonly today: CalendarDate;
  readonly firstReceiptOn: CalendarDate | null;
  readonly lastAccepted: AcceptedReport | null;
  /** The cutoff of another report that waits for a decision. */
  readonly undecidedCutoff: CalendarDate | null;
  readonly incorporated: Money;
  /** What the line is worth. */
  readonly amount: Money;
  /** Everything that was ever confirmed. */
  readonly received: Money;
  /** What the hospital had for paying by the cutoff: executed and held, less what it deposited back. */
  readonly payable: Money;
  readonly executed: Money;
  readonly yieldsRecorded: Money;
  /** What of the yields on record a correction can take back by the cutoff: held, and not deposited back. */
  readonly yieldsAdjustable: Money;
}

/** Where the report stands; reversing any of its entries annuls it. */
export function reportState(record: { decision: 'accepted' | 'observed' | null; annulled: boolean }): ReportState {
  if (record.decision === null) return 'submitted';
  return record.annulled ? 'annulled' : record.decision;
}

/**
 * Judges a report when it is sent and again when it is accepted: the line may have changed between the two.
 * @throws the refusal of the first rule that it breaks, with both figures and `maximum` or `minimum` in pesos
 */
export function requireReportable(report: ReportedFigures, bounds: ReportBounds): void {
  requireItsTurn(report, bounds);
  requireCutoff(report, bounds);
  requireChain(report, bounds);
  requireNoDecrease(report, bounds);
}

/** What acceptance moves, in pesos: towards `executed` when positive, back to `held` when negative; and so the yields. */
export function difference(
  report: Pick<ReportedFigures, 'paid' | 'yieldsEarned'>,
  bounds: Pick<ReportBounds, 'executed' | 'yieldsRecorded'>,
): { paid: Money; yields: Money } {
  return {
    paid: report.paid.minus(bounds.executed),
    yields: report.yieldsEarned.minus(bounds.yieldsRecorded),
  };
}

/** @throws ReportDecided when the state does not allow it; ReporterDecides when it is the sender's own */
export function requireDecidable(
  report: { state: ReportState; recordedBy: string },
  decision: { act: ReportAct; by: string },
): void {
  if (reportLife.next(report.state, decision.act) === null) {
    throw new no.ReportDecided({ state: statesInSpanish[report.state] });
  }
  if (report.recordedBy === decision.by) throw new no.ReporterDecides({});
}

/**
 * A report may be entered after it was filed on paper: then it says under which number.
 * @throws DateInTheFuture, DateTooEarly (filed before its cutoff), FiledEarlierWithoutNumber
 */
export function requireFiling(
  { cutoff, filedOn, filingNumber }: { cutoff: CalendarDate; filedOn: CalendarDate; filingNumber: string | null },
  today: CalendarDate,
): void {
  requireHappened(filedOn, today);
  requireNotBefore(filedOn, { on: cutoff, what: { es: 'el corte del informe', en: "the report's cutoff" } });
  if (filedOn !== today && filingNumber === null) throw new no.FiledEarlierWithoutNumber({ filedOn });
}

function requireItsTurn({ correction }: ReportedFigures, { undecidedCutoff, lastAccepted }: ReportBounds): void {
  if (undecidedCutoff !== null) throw new no.ReportUndecided({ cutoff: undecidedCutoff });
  if (correction && lastAccepted === null) throw new no.NothingToCorrect({});
  if (!correction && lastAccepted?.final) throw new no.AlreadyFinal({ cutoff: lastAccepted.cutoff });
}

function requireCutoff({ cutoff, correction }: ReportedFigures, bounds: ReportBounds): void {
  const { today, firstReceiptOn, lastAccepted } = bounds;
  requireHappened(cutoff, today);
  if (firstReceiptOn === null) throw new no.NothingReceived({});
  requireNotBefore(cutoff, receiptOf(firstReceiptOn));
  if (lastAccepted === null) return;
  const advance = compareDates(cutoff, lastAccepted.cutoff);
  if (advance < 0 || (advance === 0 && !correction)) {
    throw new no.CutoffNotAfterLast({ cutoff, last: lastAccepted.cutoff });
  }
}

function requireChain(report: ReportedFigures, bounds: ReportBounds): void {
  const { contracted, obligated, paid, cutoff } = report;
  const { incorporated, amount, payable, received } = bounds;
  const over = (reported: Money, limit: Money, maximum = limit) => ({ reported, limit, maximum });
  if (contracted.isGreaterThan(incorporated)) {
    throw new no.ContractedExceedsIncorporated(over(contracted, incorporated, Money.min(incorporated, amount)));
  }
  if (contracted.isGreaterThan(amount)) throw new no.ContractedExceedsAmount(over(contracted, amount));
  if (obligated.isGreaterThan(contracted)) throw new no.ObligatedExceedsContracted(over(obligated, contracted));
  if (paid.isGreaterThan(obligated)) {
    throw new no.PaidExceedsObligated(over(paid, obligated, Money.min(obligated, payable)));
  }
  if (paid.isGreaterThan(payable)) throw new no.PaidExceedsReceived({ ...over(paid, payable), received, cutoff });
}

function requireNoDecrease(report: ReportedFigures, bounds: ReportBounds): void {
  const { lastAccepted, executed, yieldsRecorded: recorded } = bounds;
  const figures = [
    { figure: 'contracted', reported: report.contracted, previous: lastAccepted?.contracted ?? Money.zero },
    { figure: 'obligated', reported: report.obligated, previous: lastAccepted?.obligated ?? Money.zero },
    // The ledger and not the last report: with one of its entries reversed a report is annulled, and the other stands.
    { figure: 'paid', reported: report.paid, previous: executed },
  ] as const;
  for (const { figure, reported, previous } of report.correction ? [] : figures) {
    if (reported.isLessThan(previous)) {
      throw new no.FigureDecreased({ figure, reported, previous, minimum: previous });
    }
  }
  const minimum = report.correction ? recorded.minus(bounds.yieldsAdjustable) : recorded;
  if (report.yieldsEarned.isLessThan(minimum)) {
    throw new no.YieldsBelowRecorded({ reported: report.yieldsEarned, recorded, minimum });
  }
}
