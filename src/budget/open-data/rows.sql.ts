import { placeNames } from '../ledger/places';
import type { OpenTableName } from './contents';

/*
 * The rows of each table as of a date ($1), as known at an instant ($2), in their stated order. Every column is text and
 * is named by hand. `lineas` comes out of the execution status itself, so that it says what the report says.
 */

// What was published by then. Its entry is written after the instant is read under lock, so it decides where there is one.
const published = `
  select
    act.id,
    act.kind,
    act.number,
    act.year,
    act.issued_on,
    act.issuer,
    act.title,
    act.fiscal_year,
    act.strategy_id,
    act.amends_id,
    act.disburse_from,
    act.execute_by,
    act.published_at
  from resolution act
  where act.published_at <= $2
    and act.issued_on <= $1
    and not exists (select from ledger_entry entry where entry.subject_id = act.id and entry.recorded_at > $2)`;

export const openRowsSql: Readonly<Record<Exclude<OpenTableName, 'lineas' | 'lugares'>, string>> = {
  territorios: `
    select
      municipality.code as divipola,
      municipality.name as municipio,
      department.code as departamento_codigo,
      department.name as departamento,
      municipality.type as tipo
    from municipality
    join department on department.code = municipality.department_code
    where $1::date is not null and $2::timestamptz is not null
    order by municipality.code`,
  resoluciones: `
    with published as (${published})
    select
      act.id::text as resolucion,
      act.kind as tipo,
      act.number::text as numero,
      act.year::text as anio,
      act.issued_on::text as expedida_el,
      act.issuer as entidad,
      act.title as titulo,
      act.fiscal_year::text as vigencia,
      strategy.id::text as estrategia,
      amended.id::text as modifica,
      authorised.amount::text as autorizado,
      act.disburse_from::text as girar_desde,
      act.execute_by::text as ejecutar_hasta
    from published act
    left join published strategy on strategy.id = act.strategy_id
    left join published amended on amended.id = act.amends_id
    left join lateral (
      select -sum(posting.amount) as amount
      from ledger_account account
      join ledger_posting posting on posting.account_id = account.id
      join ledger_entry entry on entry.id = posting.entry_id
      where account.resolution_id = act.id
        and account.place = 'budget'
        and entry.effective_on <= $1
        and entry.recorded_at <= $2
    ) authorised on true
    order by act.year, act.number, act.id`,
  totales: `
    select
      act.id::text as resolucion,
      concat('Resolución ', act.number, ' de ', act.year) as resolucion_nombre,
      account.place as lugar,
      sum(posting.amount)::text as valor
    from ledger_account account
    join resolution act on act.id = account.resolution_id
    join ledger_posting posting on posting.account_id = account.id
    join ledger_entry entry on entry.id = posting.entry_id
    where entry.effective_on <= $1
      and entry.recorded_at <= $2
    group by act.id, account.place
    order by act.year, act.number, act.id, array_position(array['${placeNames.join("','")}'], account.place)`,
  movimientos: `
    select
      entry.id::text as movimiento,
      entry.resolution_id::text as resolucion,
      entry.act as acto,
      entry.effective_on::text as fecha,
      entry.date_precision as precision_de_la_fecha,
      to_char(entry.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as registrado_el,
      entry.reverses_id::text as anula
    from ledger_entry entry
    where entry.effective_on <= $1
      and entry.recorded_at <= $2
    order by entry.recorded_at, entry.id`,
  partidas: `
    select
      entry.id::text as movimiento,
      posting.position::text as posicion,
      account.place as lugar,
      account.allocation_id::text as linea,
      account.disbursement_id::text as giro,
      posting.amount::text as valor
    from ledger_entry entry
    join ledger_posting posting on posting.entry_id = entry.id
    join ledger_account account on account.id = posting.account_id
    where entry.effective_on <= $1
      and entry.recorded_at <= $2
    order by entry.recorded_at, entry.id, posting.position`,
};

/** Which resolutions had moved money by then? */
export const movedSql = `
  select act.id
  from (${published}) act
  where act.kind = 'allocation'
  order by act.year, act.number, act.id`;

/** When was the last thing recorded of which the published rows speak? Null where nothing was. */
export const lastRecordedSql = `
  select to_char(max(at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at
  from (
    select max(recorded_at) as at from ledger_entry where effective_on <= $1 and recorded_at <= $2
    union all
    select max(published_at) from (${published}) act
    union all
    select max(decided_at) from withdrawal where decision = 'approved' and decided_at <= $2
    union all
    select max(decided_at) from withdrawal_annulment where decision = 'approved' and decided_at <= $2
    union all
    select max(at) from audit_event where act in ('hospital.correct', 'allocation.name-hospital') and at <= $2
  ) recorded`;
