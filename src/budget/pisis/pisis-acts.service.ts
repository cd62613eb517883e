import { Injectable } from '@nestjs/common';
import { compareDates, type CalendarDate } from '../../kernel/calendar';
import { Money } from '../../kernel/money';
import type { Tx } from '../../platform/database/transactions';
import type { Caller } from '../../platform/http/caller';
import { ExecutionReports } from '../execution/execution-report.service';
import { Incorporations } from '../execution/incorporation.service';
import { LineQueries } from '../execution/line.queries';
import { Yields } from '../execution/yield-record.service';
import { Restitutions } from '../restitutions/restitution.service';
import { UnknownFacts } from '../unknowns/unknown.service';
import type { DeclaredFigures } from './figures.rules';
import { note, type Note } from './notes';
import type { OutcomeView } from './pisis.dto';
import type { Plan, PlannedRestitution } from './plan.rules';
import type { PlannedReport } from './report.rules';

export interface Performed {
  readonly acts: OutcomeView['acts'];
  readonly reportId: string | null;
  readonly notes: readonly Note[];
  /** What was newly recorded. Pesos. */
  readonly earned: Money;
  readonly principal: Money;
  readonly yields: Money;
}

export interface ToPerform {
  readonly allocationId: string;
  readonly fileName: string;
  readonly cutoff: CalendarDate;
  readonly plan: Plan;
  readonly figures: DeclaredFigures;
  readonly report: PlannedReport;
  /** Interest in the books before this file. Pesos. */
  readonly yieldsRecorded: Money;
  readonly changed: { readonly updated: number; readonly annulled: number };
}

/** What a file becomes, by the services that hold the rules of each act, all in one transaction. */
@Injectable()
export class PisisActs {
  constructor(
    private readonly incorporations: Incorporations,
    private readonly yields: Yields,
    private readonly restitutions: Restitutions,
    private readonly reports: ExecutionReports,
    private readonly lines: LineQueries,
    private readonly unknowns: UnknownFacts,
  ) {}

  /** @throws whatever the acts refuse: then nothing of the file stands */
  async perform(tx: Tx, by: Caller, given: ToPerform): Promise<Performed> {
    const { allocationId, plan } = given;
    const acts: OutcomeView['acts'] = plan.bound.map((each) => ({ ...each, amount: null, recorded: false }));
    const notes: Note[] = [];
    for (const { line, form } of plan.incorporations) {
      const { id } = await this.incorporations.recordIn(tx, by, { allocationId, form });
      acts.push({ line, kind: 'incorporation', id, amount: form.amount.toString(), recorded: true });
    }
    let earned = Money.zero;
    for (const planned of [...plan.restitutions].sort((a, b) => compareDates(a.form.depositedOn, b.form.depositedOn))) {
      const interest = await this.earnWhatIsReturned(tx, by, { allocationId, planned });
      if (interest) {
        earned = earned.plus(interest.amount);
        notes.push(earnedUnsaid(planned, interest.amount));
        acts.push({
          line: planned.line,
          kind: 'yield-record',
          id: interest.id,
          amount: interest.amount.toString(),
          recorded: true,
        });
      }
      const { id } = await this.restitutions.reportIn(tx, by, { allocationId, form: planned.form });
      acts.push({
        line: planned.line,
        kind: 'restitution',
        id,
        amount: planned.form.amount.toString(),
        recorded: true,
      });
    }
    const reportId = await this.report(tx, by, { ...given, yieldsRecorded: given.yieldsRecorded.plus(earned) });
    if (reportId !== null)
      acts.push({ line: null, kind: 'execution-report', id: reportId, amount: null, recorded: true });
    return { acts, notes, reportId, earned, principal: returned(plan, 'principal'), yields: returned(plan, 'yields') };
  }

  /**
   * Interest that was deposited was earned before: what the books lack of it is recorded with effect on the deposit, and
   * that nobody said when it was earned is recorded too.
   */
  private async earnWhatIsReturned(
    tx: Tx,
    by: Caller,
    { allocationId, planned }: { allocationId: string; planned: PlannedRestitution },
  ): Promise<{ id: string; amount: Money } | null> {
    const { kind, amount, depositedOn, reference } = planned.form;
    if (kind === 'principal') return null;
    const held = await this.lines.availableOn(tx, { allocationId, place: 'yield-held', on: depositedOn });
    const { unverifiedYields } = await this.lines.history(tx, allocationId);
    const lacking = amount.minus(held.minus(Money.min(held, unverifiedYields)));
    if (!lacking.isPositive()) return null;
    const form = { amount: lacking, earnedOn: depositedOn, reference: `PISIS: ${reference}`.slice(0, 60) };
    const { id } = await this.yields.earnIn(tx, by, { allocationId, form });
    await this.markUnknown(tx, by, { allocationId, reference });
    return { id, amount: lacking };
  }

  private async markUnknown(
    tx: Tx,
    by: Caller,
    { allocationId, reference }: { allocationId: string; reference: string },
  ) {
    const field = 'yieldsEarnedOn';
    if ((await this.unknowns.of(tx, [allocationId])).get(allocationId)?.some((fact) => fact.field === field)) return;
    await this.unknowns.record(tx, by, {
      subjectKind: 'allocation',
      subjectId: allocationId,
      field,
      reason: 'PISIS dice cuándo se consignaron los rendimientos y no cuándo se ganaron.',
      source: `Archivo SER124DREC, reintegro de rendimientos por ${reference}`,
    });
  }

  private async report(tx: Tx, by: Caller, given: ToPerform): Promise<string | null> {
    const { allocationId, cutoff, figures, report, fileName, changed } = given;
    if ('none' in report) return null;
    const corrected = `${changed.updated} registros actualizados y ${changed.annulled} anulados`;
    const { id } = await this.reports.submitIn(tx, by, {
      allocationId,
      form: {
        cutoff,
        filedOn: null,
        filingNumber: null,
        contracted: figures.contracted,
        obligated: figures.obligated,
        paid: figures.paid,
        yieldsEarned: given.yieldsRecorded,
        final: false,
        correction: report.correction,
        note: `Según el archivo ${fileName} de PISIS${report.correction ? `: corrige lo informado, con ${corrected}` : ''}.`,
      },
    });
    return id;
  }
}

function returned({ restitutions }: Plan, kind: 'principal' | 'yields'): Money {
  return Money.sum(restitutions.filter(({ form }) => form.kind === kind).map(({ form }) => form.amount));
}

function earnedUnsaid({ line, form }: PlannedRestitution, amount: Money): Note {
  return note(
    'pisis.yields-earned-unsaid',
    { line },
    `Se reintegran rendimientos que no constaban como ganados: se registran ${amount.toSpanish()} con fecha de la consignación (${form.depositedOn}); cuándo se ganaron queda como desconocido.`,
    `${amount.toString()} of interest is recorded as earned by the day of its deposit.`,
  );
}
