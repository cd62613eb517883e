import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../kernel/calendar';
import { Money } from '../../kernel/money';
import { scopeOf } from '../../platform/access/person';
import { Transactions, type Tx } from '../../platform/database/transactions';
import type { Caller } from '../../platform/http/caller';
import { NotFound } from '../../platform/http/contract';
import { pageOf, type Page } from '../../platform/http/paging';
import type { RecordsAsked } from '../disbursements/disbursement.dto';
import type { ReportView } from './execution.dto';
import { reportState, type AcceptedReport } from './execution-report.rules';
import { LineQueries } from './line.queries';
import { decisionOf, recordedBy } from './record.sql';

const figures = ['contracted', 'obligated', 'paid', 'yieldsEarned'] as const;

type Figures<T> = Record<(typeof figures)[number], T>;

type Row = Omit<ReportView, 'state' | 'difference' | keyof Figures<string>> &
  Figures<string> & { annulled: boolean; previous: Figures<string> };

/** The report that ends what is known: accepted, not annulled, the last one. */
export type StandingReport = AcceptedReport & { readonly id: string; readonly recordedBy: string };

@Injectable()
export class ExecutionReportQueries {
  constructor(
    private readonly transactions: Transactions,
    private readonly lines: LineQueries,
  ) {}

  /** What does this report say, where does it stand, and what does it change? @throws NotFound */
  find(by: Caller, id: string): Promise<ReportView> {
    return this.transactions.readAtOnce((tx) => this.view(tx, by, id));
  }

  /** The reports of a line, in the order in which they were sent. @throws NotFound */
  list(by: Caller, allocationId: string, { limit, cursor }: RecordsAsked): Promise<Page<ReportView>> {
    return this.transactions.readAtOnce(async (tx) => {
      const [rows]: [Row[], unknown] = await Promise.all([
        tx.query(
          `${reportSql}
           where report.allocation_id = $1
             and ($2::uuid is null or report.id > $2)
           order by report.id
           limit $3`,
          [allocationId, cursor?.[0] ?? null, limit + 1],
        ),
        this.lines.requireVisible(tx, by, allocationId),
      ]);
      return pageOf(rows.map(viewOf), limit, ({ id }) => [id]);
    });
  }

  /** @throws NotFound when there is none, or it is another hospital's */
  async view(tx: Tx, by: Caller, id: string): Promise<ReportView> {
    const [row]: Row[] = await tx.query(
      `${reportSql}
       where report.id = $1
         and ($2::uuid[] is null or line.hospital_id = any($2))`,
      [id, scopeOf(by.person)],
    );
    if (!row) throw new NotFound({});
    return viewOf(row);
  }

  /** Which accepted report of the line stands last? */
  async lastAccepted(tx: Tx, allocationId: string): Promise<StandingReport | null> {
    const [row]: (Omit<StandingReport, 'contracted' | 'obligated'> & Figures<string>)[] = await tx.query(
      `select
         report.id,
         report.cutoff,
         report.contracted,
         report.obligated,
         report.final,
         report.recorded_by as "recordedBy"
       from execution_report report
       where report.allocation_id = $1
         and report.decision = 'accepted'
         and not ${annulled('report')}
       order by report.id desc
       limit 1`,
      [allocationId],
    );
    return row ? { ...row, contracted: Money.of(row.contracted), obligated: Money.of(row.obligated) } : null;
  }

  /** Until when is the other report of the line that waits for a decision? */
  async undecidedCutoff(tx: Tx, allocationId: string, besides: string | null): Promise<CalendarDate | null> {
    const [row]: { cutoff: CalendarDate }[] = await tx.query(
      `select cutoff
       from execution_report
       where allocation_id = $1
         and decision is null
         and ($2::uuid is null or id <> $2)`,
      [allocationId, besides],
    );
    return row?.cutoff ?? null;
  }
}

function viewOf(row: Row): ReportView {
  const said = pesosOf(row);
  const before = pesosOf(row.previous);
  return {
    id: row.id,
    allocationId: row.allocationId,
    cutoff: row.cutoff,
    filedOn: row.filedOn,
    filingNumber: row.filingNumber,
    contracted: said.contracted,
    obligated: said.obligated,
    paid: said.paid,
    yieldsEarned: said.yieldsEarned,
    final: row.final,
    correction: row.correction,
    note: row.note,
    state: reportState({ decision: row.decision?.outcome ?? null, annulled: row.annulled }),
    recordedBy: row.recordedBy,
    recordedAt: row.recordedAt,
    decision: row.decision,
    previousId: row.previousId,
    difference: {
      contracted: said.contracted.minus(before.contracted),
      obligated: said.obligated.minus(before.obligated),
      paid: said.paid.minus(before.paid),
      yieldsEarned: said.yieldsEarned.minus(before.yieldsEarned),
    },
  };
}

function pesosOf(row: Figures<string>): Figures<Money> {
  return Object.fromEntries(figures.map((figure) => [figure, Money.of(row[figure])])) as Figures<Money>;
}

// Ids grow with time, and are made under the line's lock: their order is the order of the reports.
function annulled(report: 'report' | 'earlier'): string {
  return `exists (
    select
    from ledger_entry entry
    join ledger_entry inverse on inverse.reverses_id = entry.id
    where entry.subject_id = ${report}.id
  )`;
}

const reportSql = `
  select
    report.id,
    report.allocation_id as "allocationId",
    report.cutoff,
    report.filed_on as "filedOn",
    report.filing_number as "filingNumber",
    report.contracted,
    report.obligated,
    report.paid,
    report.yields_earned as "yieldsEarned",
    report.final,
    report.correction,
    report.note,
    ${recordedBy},
    report.recorded_at as "recordedAt",
    ${decisionOf('report')},
    ${annulled('report')} as annulled,
    previous.id as "previousId",
    json_build_object(
      'contracted', coalesce(previous.contracted, 0)::text,
      'obligated', coalesce(previous.obligated, 0)::text,
      'paid', coalesce(previous.paid, 0)::text,
      'yieldsEarned', coalesce(previous.yields_earned, 0)::text
    ) as previous
  from execution_report report
  join annex_line line on line.id = report.allocation_id
  join person maker on maker.id = report.recorded_by
  left join person checker on checker.id = report.decided_by
  left join lateral (
    select
      earlier.id,
      earlier.contracted,
      earlier.obligated,
      earlier.paid,
      earlier.yields_earned
    from execution_report earlier
    where earlier.allocation_id = report.allocation_id
      and earlier.id < report.id
      and earlier.decision = 'accepted'
      and not ${annulled('earlier')}
    order by earlier.id desc
    limit 1
  ) previous on true`;
