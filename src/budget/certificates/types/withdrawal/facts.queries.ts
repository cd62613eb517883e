import type { CalendarDate } from '../../../../kernel/calendar';
import { invariant } from '../../../../kernel/errors';
import type { Tx } from '../../../../platform/database/transactions';
import { readLineLedger } from '../../line-ledger.queries';
import type { WithdrawalPapers, WithdrawalRead } from './facts.rules';

type Row = Omit<WithdrawalPapers, 'amendments'> & {
  readonly allocationId: string;
  readonly amendments: { id: string; number: number; year: number; issuedOn: CalendarDate }[];
};

/** What is known of this withdrawal, and what had happened to its line by the cut-off? O(entries of the line). */
export async function readWithdrawal(tx: Tx, id: string, cutoff: CalendarDate): Promise<WithdrawalRead> {
  const [row]: Row[] = await tx.query(papersSql, [id, cutoff]);
  invariant(row, 'a withdrawal whose line is held is there');
  const { allocationId, amendments, ...papers } = row;
  return {
    ...(await readLineLedger(tx, allocationId, cutoff)),
    ...papers,
    amendments: amendments.map(({ number, year, ...act }) => ({ ...act, label: `Resolución ${number} de ${year}` })),
  };
}

const papersSql = `
  select
    withdrawal.id,
    withdrawal.allocation_id as "allocationId",
    withdrawal.filing_number as "filingNumber",
    withdrawal.withdrawn_on as "withdrawnOn",
    withdrawal.source_cutoff as "sourceCutoff",
    withdrawal.reason,
    withdrawal.payment,
    withdrawal.reported_paid as "reportedPaid",
    withdrawal.source,
    withdrawal.decision,
    (withdrawal.decided_at at time zone 'America/Bogota')::date as "decidedOn",
    exists (
      select
      from withdrawal_annulment annulment
      where annulment.withdrawal_id = withdrawal.id
        and annulment.decision = 'approved'
    ) as annulled,
    (
      select coalesce(
        json_agg(json_build_object('id', id, 'payment', payment, 'evidence', evidence) order by recorded_at), '[]'
      )
      from clarification
      where clarification.withdrawal_id = withdrawal.id
    ) as clarifications,
    (
      select coalesce(
        json_agg(
          json_build_object(
            'id', amendment.id, 'number', amendment.number, 'year', amendment.year, 'issuedOn', amendment.issued_on
          )
          order by amendment.issued_on, amendment.id
        ),
        '[]'
      )
      from resolution amendment
      where amendment.published_at is not null
        and amendment.issued_on <= $2
        and exists (
          select
          from amendment_change change
          where change.amendment_id = amendment.id
            and change.from_allocation_id = withdrawal.allocation_id
        )
    ) as amendments
  from withdrawal
  where withdrawal.id = $1`;
