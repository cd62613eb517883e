import { ForwardOnly } from './forward-only';

/** The numbered invariants as views that must be empty, whoever wrote; `ledger_breach` is all of them. */
export class Soundness1763683200011 extends ForwardOnly {
  protected readonly sql = `
    create index ledger_entry_by_recording on ledger_entry (recorded_at, id);

    -- The entries that no other entry has undone.
    create view standing_entry as
      select
        entry.id,
        entry.act,
        entry.subject_id,
        entry.resolution_id,
        entry.effective_on,
        entry.date_precision,
        entry.recorded_at,
        entry.source
      from ledger_entry entry
      where entry.act <> 'reverse'
        and not exists (select from ledger_entry inverse where inverse.reverses_id = entry.id);

    -- Every record of an act that moves money, and whether it must have moved any: a report that says the same figures
    -- as the one before it moves nothing.
    create view act_record as
      select 'publish' as act, id as subject_id, true as moves
      from resolution
      where kind = 'allocation' and published_at is not null
      union all
      select distinct
        case when amendment_change.change = 'reassign' then 'reassign' else 'amend' end,
        resolution.id,
        true
      from resolution
      join amendment_change on amendment_change.amendment_id = resolution.id
      where resolution.published_at is not null
      union all
      select 'order', id, true
      from disbursement
      where decision = 'approved'
        and not exists (select from clarification where clarification.disbursement_id = disbursement.id)
      union all
      select 'settle', id, true from settlement
      union all
      select 'reject', id, true from bank_rejection
      union all
      select 'confirm', id, true from receipt
      union all
      select 'execute', id, false from execution_report where decision = 'accepted'
      union all
      select 'earn', id, false from execution_report where decision = 'accepted'
      union all
      select 'earn', id, true from yield_record
      union all
      select 'withdraw', id, true from withdrawal where decision = 'approved' and payment = 'before'
      union all
      select 'contest', id, true from withdrawal where decision = 'approved' and payment = 'unknown'
      union all
      select 'clarify', id, true from clarification
      union all
      select 'return', id, true from restitution where decision = 'verified'
      union all
      select 'restore', id, true from restoration where decision = 'approved'
      union all
      select 'lapse', id, true from lapse where decision = 'approved'
      union all
      select 'reverse', id, true from reversal where decision = 'approved';

    -- I1: an entry has at least two postings, and they sum to zero per kind.
    create view breach_i1 as
      select
        entry.id::text as subject,
        format(
          'asiento «%s»: %s partidas de %s, capital %s, rendimientos %s',
          entry.act, count(posting.*), entry.posting_count,
          coalesce(sum(posting.amount) filter (where account.kind = 'capital'), 0),
          coalesce(sum(posting.amount) filter (where account.kind = 'yields'), 0)
        ) as detail
      from ledger_entry entry
      left join ledger_posting posting on posting.entry_id = entry.id
      left join ledger_account account on account.id = posting.account_id
      group by entry.id
      having count(posting.*) < 2
        or count(posting.*) <> entry.posting_count
        or coalesce(sum(posting.amount) filter (where account.kind = 'capital'), 0) <> 0
        or coalesce(sum(posting.amount) filter (where account.kind = 'yields'), 0) <> 0;

    -- I2: no place but a source is negative, now or with effect on any date; within a day there is no before and after.
    create view breach_i2 as
      select
        account.id::text as subject,
        format('«%s» tiene %s', account.place, account.balance) as detail
      from ledger_account account
      where account.balance < 0 and account.place not in ('budget', 'yield-source')
      union all
      select
        dated.account_id::text,
        format('«%s» tiene %s con efecto al %s', dated.place, dated.balance, dated.effective_on)
      from (
        select
          posting.account_id,
          account.place,
          entry.effective_on,
          sum(sum(posting.amount)) over (partition by posting.account_id order by entry.effective_on) as balance
        from ledger_posting posting
        join ledger_entry entry on entry.id = posting.entry_id
        join ledger_account account on account.id = posting.account_id
        where account.place not in ('budget', 'yield-source')
        group by posting.account_id, account.place, entry.effective_on
      ) dated
      where dated.balance < 0;

    -- I3: what refuses a change of the ledger is there and switched on.
    create view breach_i3 as
      select
        expected.name as subject,
        'el disparador que impide cambiar lo asentado falta o está apagado' as detail
      from (values
        ('ledger_entry_sound'), ('ledger_account_forward_only'), ('ledger_account_not_deleted'),
        ('ledger_account_not_truncated'), ('ledger_entry_append_only'), ('ledger_entry_not_truncated'),
        ('ledger_posting_append_only'), ('ledger_posting_not_truncated')
      ) as expected (name)
      where not exists (
        select
        from pg_trigger
        where pg_trigger.tgname = expected.name
          and pg_trigger.tgrelid in (
            'ledger_account'::regclass, 'ledger_entry'::regclass, 'ledger_posting'::regclass
          )
          and pg_trigger.tgenabled in ('O', 'A')
      );

    -- I4: an account's stored balance is the sum of its postings.
    create view breach_i4 as
      select
        account.id::text as subject,
        format(
          '«%s»: saldo %s y suma %s; consecutivo %s y %s partidas',
          account.place, account.balance, coalesce(sum(posting.amount), 0), account.sequence, count(posting.*)
        ) as detail
      from ledger_account account
      left join ledger_posting posting on posting.account_id = account.id
      group by account.id
      having account.balance <> coalesce(sum(posting.amount), 0) or account.sequence <> count(posting.*);

    -- I5: per resolution, what is authorised is the sum of all its places.
    create view breach_i5 as
      select
        resolution.id::text as subject,
        format('autorizado %s y suma de los lugares %s', authorized.amount, placed.amount) as detail
      from resolution
      cross join lateral (
        select resolution.authorized_amount + coalesce(sum(
          case amendment_change.change
            when 'authorize-more' then amendment_change.amount
            when 'authorize-less' then -amendment_change.amount
          end
        ), 0) as amount
        from resolution amendment
        join amendment_change on amendment_change.amendment_id = amendment.id
        where amendment.amends_id = resolution.id and amendment.published_at is not null
      ) authorized
      cross join lateral (
        select coalesce(sum(account.balance), 0) as amount
        from ledger_account account
        where account.resolution_id = resolution.id and account.kind = 'capital' and account.place <> 'budget'
      ) placed
      where resolution.kind = 'allocation'
        and placed.amount <> case when resolution.published_at is null then 0 else authorized.amount end;

    -- I6: a document's status agrees with its places.
    create view breach_i6 as
      select
        disbursement.id::text as subject,
        format('giro sin aprobar con %s en «%s»', account.balance, account.place) as detail
      from disbursement
      join ledger_account account on account.disbursement_id = disbursement.id
      where disbursement.decision is distinct from 'approved' and account.balance <> 0
      union all
      select
        disbursement.id::text,
        format(
          'giro de %s: asentado %s, en orden %s, sin confirmar %s, recibido %s, rechazado %s',
          disbursement.amount, stood.begun, placed.ordered, placed.transit, stood.received, stood.rejected
        )
      from disbursement
      cross join lateral (
        select
          coalesce(sum(account.balance) filter (where account.place = 'ordered'), 0) as ordered,
          coalesce(sum(account.balance) filter (where account.place = 'transit'), 0) as transit
        from ledger_account account
        where account.disbursement_id = disbursement.id
      ) placed
      cross join lateral (
        select
          coalesce(sum(moved.amount) filter (where moved.act in ('order', 'clarify')), 0) as begun,
          coalesce(sum(moved.amount) filter (where moved.place = 'held'), 0) as received,
          coalesce(sum(moved.amount) filter (where moved.act = 'reject'), 0) as rejected
        from (
          select entry.act, account.place, posting.amount
          from (
            select disbursement.id
            union all select clarification.id from clarification where clarification.disbursement_id = disbursement.id
            union all select bank_rejection.id from bank_rejection where bank_rejection.disbursement_id = disbursement.id
            union all select receipt.id from receipt where receipt.disbursement_id = disbursement.id
          ) record
          join standing_entry entry on entry.subject_id = record.id
          join ledger_posting posting on posting.entry_id = entry.id and posting.amount > 0
          join ledger_account account on account.id = posting.account_id
        ) moved
      ) stood
      where (stood.begun <> 0 and stood.begun <> disbursement.amount)
        or stood.begun <> placed.ordered + placed.transit + stood.received + stood.rejected
        or (placed.ordered <> 0 and placed.transit <> 0)
      union all
      select
        receipt.id::text,
        format('recibo de %s asentado por %s', receipt.amount, sum(posting.amount))
      from receipt
      join ledger_entry entry on entry.subject_id = receipt.id and entry.act = 'confirm'
      join ledger_posting posting on posting.entry_id = entry.id and posting.amount > 0
      group by receipt.id
      having sum(posting.amount) <> receipt.amount
      union all
      select
        closure.id::text,
        format('línea cerrada con %s en «%s»', account.balance, account.place)
      from closure
      join ledger_account account on account.allocation_id = closure.allocation_id
      where account.place in ('assigned', 'ordered', 'transit', 'held', 'contested', 'yield-held')
        and account.balance <> 0
      union all
      select
        resolution.id::text,
        format('resolución cerrada con la línea %s abierta', line.line)
      from resolution
      join annex_line line on line.resolution_id = resolution.id
      join resolution act on act.id = line.added_by_id and act.published_at is not null
      where resolution.status = 'closed'
        and not exists (select from closure where closure.allocation_id = line.id);

    -- I7: each act that moves money has exactly one entry (never two: ledger_entry_one_per_act), and each entry one act.
    create view breach_i7 as
      select
        coalesce(record.subject_id, entry.subject_id)::text as subject,
        case
          when entry.id is null then format('el acto «%s» no tiene asiento', record.act)
          else format('el asiento «%s» %s no tiene acto', entry.act, entry.id)
        end as detail
      from act_record record
      full join ledger_entry entry on entry.subject_id = record.subject_id and entry.act = record.act
      where (entry.id is null and record.moves) or record.subject_id is null;

    -- I8: maker ≠ checker, in the ledger and in every record that somebody decides.
    create view breach_i8 as
      select
        decided.id::text as subject,
        format('%s: la misma persona registró y decidió', decided.record) as detail
      from (
        select 'ledger_entry' as record, id, recorded_by as maker, approved_by as checker from ledger_entry
        union all select 'resolution', id, drafted_by, published_by from resolution
        union all select 'fulfilment', id, recorded_by, decided_by from fulfilment
        union all select 'disbursement', id, recorded_by, decided_by from disbursement
        union all select 'withdrawal', id, recorded_by, decided_by from withdrawal
        union all
        select 'clarification', clarification.id, withdrawal.recorded_by, clarification.recorded_by
        from clarification
        join withdrawal on withdrawal.id = clarification.withdrawal_id
        union all select 'lapse', id, recorded_by, decided_by from lapse
        union all select 'execution_report', id, recorded_by, decided_by from execution_report
        union all select 'restitution', id, recorded_by, decided_by from restitution
        union all select 'restoration', id, recorded_by, decided_by from restoration
        union all select 'reversal', id, recorded_by, decided_by from reversal
      ) decided
      where decided.maker = decided.checker;

    -- I9: consecutive numbers of certificates have no gap, and their contents are what was issued.
    create view breach_i9 as
      select
        format('%s %s', type, year) as subject,
        format('%s certificaciones numeradas del %s al %s', count(*), min(number), max(number)) as detail
      from certificate
      group by type, year
      having min(number) <> 1 or max(number) <> count(*)
      union all
      select
        id::text,
        'el contenido no es el que se expidió'
      from certificate
      where sha256 <> encode(sha256(convert_to(content, 'UTF8')), 'hex');

    -- I10: paid ≤ obligated ≤ contracted ≤ incorporated ≤ assigned, cumulative, none decreasing unless a correction says
    -- why, and what is executed is what the last report says. Reversing one of its entries annuls a report; what it
    -- paid stands while its own execution does. A line may be reduced after its money was incorporated: what it was
    -- ever given is the bound.
    create view breach_i10 as
      with report as (
        select
          execution_report.id,
          execution_report.allocation_id,
          execution_report.contracted,
          execution_report.obligated,
          execution_report.paid,
          execution_report.correction,
          not exists (
            select
            from ledger_entry entry
            join ledger_entry inverse on inverse.reverses_id = entry.id
            where entry.subject_id = execution_report.id
          ) as stands,
          exists (
            select
            from standing_entry entry
            where entry.subject_id = execution_report.id and entry.act = 'execute'
          ) as executes
        from execution_report
        where decision = 'accepted'
      ),
      line as (
        select
          annex_line.id,
          (
            select coalesce(sum(incorporation.amount), 0)
            from incorporation
            where incorporation.allocation_id = annex_line.id
          ) as incorporated,
          (
            select coalesce(sum(posting.amount), 0)
            from ledger_account account
            join ledger_posting posting on posting.account_id = account.id and posting.amount > 0
            join ledger_entry entry on entry.id = posting.entry_id
            where account.allocation_id = annex_line.id
              and entry.act in ('publish', 'amend', 'reassign')
          ) as given
        from annex_line
      ),
      paying as (
        select
          report.id,
          report.allocation_id,
          report.paid,
          report.correction,
          lag(report.paid) over (partition by report.allocation_id order by report.id) as previous_paid,
          report.id = last_value(report.id) over (
            partition by report.allocation_id order by report.id
            rows between unbounded preceding and unbounded following
          ) as is_last
        from report
        where report.executes or report.stands
      )
      select
        report.id::text as subject,
        format(
          'pagado %s, obligado %s, contratado %s, incorporado %s, asignado %s',
          report.paid, report.obligated, report.contracted, line.incorporated, line.given
        ) as detail
      from report
      join line on line.id = report.allocation_id
      where report.stands
        and not (
          report.paid <= report.obligated
          and report.obligated <= report.contracted
          and report.contracted <= line.incorporated
          and line.incorporated <= line.given
        )
      union all
      select
        chained.id::text,
        format(
          'contratado %s tras %s, obligado %s tras %s, sin corrección',
          chained.contracted, chained.previous_contracted, chained.obligated, chained.previous_obligated
        )
      from (
        select
          report.id,
          report.contracted,
          report.obligated,
          report.correction,
          lag(report.contracted) over (partition by report.allocation_id order by report.id) as previous_contracted,
          lag(report.obligated) over (partition by report.allocation_id order by report.id) as previous_obligated
        from report
        where report.stands
      ) chained
      where not chained.correction
        and (chained.contracted < chained.previous_contracted or chained.obligated < chained.previous_obligated)
      union all
      select
        paying.id::text,
        format('pagado %s tras %s, sin corrección', paying.paid, paying.previous_paid)
      from paying
      where not paying.correction and paying.paid < paying.previous_paid
      union all
      select
        annex_line.id::text,
        format('ejecutado %s y el último informe dice %s', coalesce(account.balance, 0), coalesce(paying.paid, 0))
      from annex_line
      left join ledger_account account on account.allocation_id = annex_line.id and account.place = 'executed'
      left join paying on paying.allocation_id = annex_line.id and paying.is_last
      where coalesce(account.balance, 0) <> coalesce(paying.paid, 0);

    create view ledger_breach as
      select 'I1' as invariant, subject, detail from breach_i1
      union all select 'I2', subject, detail from breach_i2
      union all select 'I3', subject, detail from breach_i3
      union all select 'I4', subject, detail from breach_i4
      union all select 'I5', subject, detail from breach_i5
      union all select 'I6', subject, detail from breach_i6
      union all select 'I7', subject, detail from breach_i7
      union all select 'I8', subject, detail from breach_i8
      union all select 'I9', subject, detail from breach_i9
      union all select 'I10', subject, detail from breach_i10;
  `;
}
