import type { CalendarDate } from '../../../../kernel/calendar';
import { invariant } from '../../../../kernel/errors';
import { Money } from '../../../../kernel/money';
import type { Tx } from '../../../../platform/database/transactions';
import { readLineLedger } from '../../line-ledger.queries';
import type { ExecutionPapers, ExecutionRead, ReportPaper } from './facts.rules';

type Figures = 'contracted' | 'obligated' | 'paid' | 'yieldsEarned';
type ReportRow = Omit<ReportPaper, Figures> & Record<Figures, string>;

interface PapersRow {
  readonly reports: ReportRow[];
  readonly incorporations: { actKind: string; actNumber: string; actOn: CalendarDate; amount: string }[];
}

/** What did the hospital report by the cut-off? @param id of a report, or of an allocation */
export async function readExecution(tx: Tx, id: string, cutoff: CalendarDate): Promise<ExecutionRead> {
  const [found]: { allocation_id: string; is_report: boolean }[] = await tx.query(
    `select
       coalesce(report.allocation_id, asked.id) as allocation_id,
       report.id is not null as is_report
     from (select $1::uuid as id) asked
     left join execution_report report on report.id = asked.id`,
    [id],
  );
  invariant(found, 'a select of a value answers one row');
  return {
    ...(await readLineLedger(tx, found.allocation_id, cutoff)),
    ...(await readExecutionPapers(tx, found.allocation_id, cutoff)),
    asked: found.is_report ? id : null,
  };
}

/** The reports of a line, and what it incorporated by the cut-off. */
export async function readExecutionPapers(
  tx: Tx,
  allocationId: string,
  cutoff: CalendarDate,
): Promise<ExecutionPapers> {
  const [row]: PapersRow[] = await tx.query(papersSql, [allocationId, cutoff]);
  invariant(row, 'a select without a table answers one row');
  return {
    reports: row.reports.map((report) => ({
      ...report,
      contracted: Money.of(report.contracted),
      obligated: Money.of(report.obligated),
      paid: Money.of(report.paid),
      yieldsEarned: Money.of(report.yieldsEarned),
    })),
    incorporations: row.incorporations.map((act) => ({ ...act, amount: Money.of(act.amount) })),
  };
}

/** Of which line is this report, or which line is this? */
export const lineOfExecutionSql = `
  select coalesce((select allocation_id from execution_report where id = $1), $1::uuid) as allocation_id`;

// Identifiers grow with time: their order is that of sending.
const papersSql = `
  select
    (
      select coalesce(
        json_agg(
          json_build_object(
            'id', report.id,
            'cutoff', report.cutoff,
            'filedOn', report.filed_on,
            'filingNumber', report.filing_number,
            'contracted', report.contracted::text,
            'obligated', report.obligated::text,
            'paid', report.paid::text,
            'yieldsEarned', report.yields_earned::text,
            'final', report.final,
            'correction', report.correction,
            'decision', report.decision,
            'decidedOn', (report.decided_at at time zone 'America/Bogota')::date,
            'decisionReason', report.decision_reason,
            'annulled', exists (
              select
              from ledger_entry entry
              join ledger_entry inverse on inverse.reverses_id = entry.id
              where entry.subject_id = report.id
            )
          )
          order by report.id
        ),
        '[]'
      )
      from execution_report report
      where report.allocation_id = $1
    ) as reports,
    (
      select coalesce(
        json_agg(
          json_build_object(
            'actKind', act_kind, 'actNumber', act_number, 'actOn', act_on, 'amount', amount::text
          )
          order by act_on, id
        ),
        '[]'
      )
      from incorporation
      where incorporation.allocation_id = $1
        and incorporation.act_on <= $2
    ) as incorporations`;
