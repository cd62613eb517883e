const officeDate = (column: string) => `(${column} at time zone 'America/Bogota')::date`;

/** Whether a decision had been taken by the instant ($3). */
const decided = (table: string) => `coalesce(${table}.decided_at <= $3, false)`;

/**
 * What had been recorded of lines besides their money: by the date ($2), as known at the instant ($3)? A
 * decision counts from when it was recorded, whatever the date of what it decides. A paper may be older than the act that
 * asks for it: it was not handed in before that.
 */
export const lineFactsSql = `
  select
    line.id as "allocationId",
    act.issued_on as "issuedOn",
    resolution.disburse_from as "disburseFrom",
    resolution.execute_by as "executeBy",
    resolution.fiscal_year as "fiscalYear",
    (
      select coalesce(json_agg(json_build_object('kind', kind, 'days', days, 'unit', unit) order by kind), '[]')
      from deadline
      where deadline.resolution_id = line.resolution_id
    ) as deadlines,
    (
      select coalesce(json_agg(json_build_object(
        'kind', requirement.kind,
        'submittedOn', standing.submitted_on,
        'acceptedOn', standing.accepted_on
      ) order by requirement.kind), '[]')
      from requirement
      left join lateral (
        select
          greatest(fulfilment.document_on, act.issued_on) as submitted_on,
          case when ${decided('fulfilment')} then ${officeDate('fulfilment.decided_at')} end as accepted_on
        from fulfilment
        where fulfilment.allocation_id = line.id
          and fulfilment.requirement = requirement.kind
          and fulfilment.document_on <= $2
          and fulfilment.recorded_at <= $3
          and not (fulfilment.decision = 'refused' and ${decided('fulfilment')})
        order by fulfilment.recorded_at desc
        limit 1
      ) standing on true
      where requirement.resolution_id = line.resolution_id
    ) as requirements,
    (
      select accepted_on
      from acceptance
      where acceptance.allocation_id = line.id
        and accepted_on <= $2
        and recorded_at <= $3
    ) as "acceptedOn",
    (
      select min(act_on)
      from incorporation
      where incorporation.allocation_id = line.id
        and act_on <= $2
        and recorded_at <= $3
    ) as "incorporatedOn",
    (
      select closed_on
      from closure
      where closure.allocation_id = line.id
        and closed_on <= $2
        and recorded_at <= $3
    ) as "closedOn",
    (
      select coalesce(json_agg(json_build_object(
        'id', id,
        'cutoff', cutoff,
        'filedOn', filed_on,
        'final', final,
        'decision', case when ${decided('execution_report')} then decision end,
        'decidedOn', case when ${decided('execution_report')} then ${officeDate('decided_at')} end
      ) order by recorded_at, id), '[]')
      from execution_report
      where execution_report.allocation_id = line.id
        and filed_on <= $2
        and recorded_at <= $3
    ) as reports,
    (
      select coalesce(json_agg(json_build_object(
        'id', id,
        'payment', payment,
        'reportedPaid', reported_paid,
        'on', withdrawn_on,
        'latestOn', coalesce(
          withdrawn_on,
          source_cutoff,
          ${officeDate(`case when ${decided('withdrawal')} then decided_at else recorded_at end`)}
        ),
        'recordedOn', ${officeDate('recorded_at')},
        'decision', case when ${decided('withdrawal')} then decision end,
        'annulled', exists (
          select
          from withdrawal_annulment annulment
          where annulment.withdrawal_id = withdrawal.id
            and annulment.decision = 'approved'
            and ${decided('annulment')}
        ),
        'clarifications', (
          select coalesce(json_agg(json_build_object('id', clarification.id, 'payment', clarification.payment)), '[]')
          from clarification
          where clarification.withdrawal_id = withdrawal.id
        )
      ) order by decided_at, id), '[]')
      from withdrawal
      where withdrawal.allocation_id = line.id
        and recorded_at <= $3
    ) as withdrawals,
    (
      select coalesce(json_agg(json_build_object(
        'id', id,
        'amount', amount::text,
        'on', ordered_on
      ) order by id), '[]')
      from disbursement
      where disbursement.allocation_id = line.id
        and ordered_on <= $2
        and recorded_at <= $3
        and not ${decided('disbursement')}
    ) as orders,
    (
      select coalesce(json_agg(json_build_object(
        'id', id,
        'kind', kind,
        'amount', amount::text,
        'on', deposited_on,
        'portfolio', portfolio,
        'reference', reference,
        'decision', case when ${decided('restitution')} then decision end
      ) order by deposited_on, id), '[]')
      from restitution
      where restitution.allocation_id = line.id
        and deposited_on <= $2
        and recorded_at <= $3
    ) as restitutions,
    (
      select coalesce(json_agg(json_build_object(
        'disbursementId', non_receipt.disbursement_id,
        'on', non_receipt.checked_on
      ) order by non_receipt.checked_on, non_receipt.id), '[]')
      from non_receipt
      join disbursement giro on giro.id = non_receipt.disbursement_id
      where giro.allocation_id = line.id
        and non_receipt.checked_on <= $2
        and non_receipt.recorded_at <= $3
    ) as "nonReceipts",
    (
      select coalesce(json_agg(json_build_object('id', asked.id, 'on', asked.on_day) order by asked.id), '[]')
      from (
        select reversal.id, ${officeDate('reversal.recorded_at')} as on_day
        from reversal
        where reversal.recorded_at <= $3
          and not ${decided('reversal')}
          and exists (
            select
            from ledger_posting posting
            join ledger_account account on account.id = posting.account_id
            where posting.entry_id = reversal.entry_id
              and account.allocation_id = line.id
          )
        union all
        select annulment.id, ${officeDate('annulment.recorded_at')}
        from withdrawal_annulment annulment
        join withdrawal on withdrawal.id = annulment.withdrawal_id
        where withdrawal.allocation_id = line.id
          and annulment.recorded_at <= $3
          and not ${decided('annulment')}
      ) asked
      where asked.on_day <= $2
    ) as reversals,
    exists (
      select
      from restoration
      where restoration.allocation_id = line.id
        and restoration.recorded_at <= $3
        and not ${decided('restoration')}
    ) as "restorationWaits"
  from annex_line line
  join resolution act on act.id = line.added_by_id
  join resolution on resolution.id = line.resolution_id`;
