import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../kernel/calendar';
import { Money } from '../../kernel/money';
import type { Tx } from '../../platform/database/transactions';
import { NotFound } from '../../platform/http/contract';
import type { Target, TargetKind } from './matching.rules';

@Injectable()
export class TargetQueries {
  /** Giros and deposits that no movement was matched to: of these days, or with one of these references. */
  async unmatched(
    tx: Tx,
    asked: { from: CalendarDate; to: CalendarDate; references: readonly string[] },
  ): Promise<Target[]> {
    return targetsOf(
      await tx.query(
        `${targetsSql}
         select * from target
         where not exists (
             select
             from bank_match match
             where match.undone_at is null
               and (match.disbursement_id = target.id or match.restitution_id = target.id)
           )
           and ("on" between $1 and $2 or lower(trim(reference)) = any($3::text[]))
         order by "on", id`,
        [asked.from, asked.to, asked.references.map((each) => each.trim().toLowerCase())],
      ),
    );
  }

  /** The giro or the deposit itself, matched or not. @throws NotFound */
  async one(tx: Tx, kind: TargetKind, id: string): Promise<Target> {
    const [target] = targetsOf(
      await tx.query(`${targetsSql} select * from target where id = $1 and kind = $2`, [id, kind]),
    );
    if (!target) throw new NotFound({});
    return target;
  }
}

type TargetRow = Omit<Target, 'amount' | 'label'> & {
  amount: string;
  line: number;
  municipality: string;
  number: number;
  year: number;
};

function targetsOf(rows: readonly TargetRow[]): Target[] {
  return rows.map(({ line, municipality, number, year, amount, ...row }) => {
    const what =
      row.kind === 'disbursement'
        ? `giro ${row.paymentOrder ?? 'sin número de orden'}`
        : `reintegro ${row.reference ?? ''}`.trim();
    return {
      ...row,
      amount: Money.of(amount),
      label: `${what} de la línea ${line} (${municipality}), Resolución ${number} de ${year}`,
    };
  });
}

// What was paid and stands, and what was deposited and nobody refused; a date that is not exact is no day of a bank.
const targetsSql = `
  with target as (
    select
      'disbursement' as kind,
      disbursement.id,
      entry.effective_on as "on",
      disbursement.amount,
      settlement.reference,
      disbursement.payment_order as "paymentOrder",
      hospital.nit,
      hospital.name as hospital,
      line.line,
      municipality.name as municipality,
      resolution.number,
      resolution.year
    from settlement
    join standing_entry entry on entry.subject_id = settlement.id and entry.act = 'settle'
    join disbursement on disbursement.id = settlement.disbursement_id
    join annex_line line on line.id = disbursement.allocation_id
    join resolution on resolution.id = line.resolution_id
    join municipality on municipality.code = line.municipality_code
    left join hospital on hospital.id = line.hospital_id
    where entry.date_precision = 'exact'
    union all
    select
      'restitution',
      restitution.id,
      restitution.deposited_on,
      restitution.amount,
      restitution.reference,
      null,
      hospital.nit,
      hospital.name,
      line.line,
      municipality.name,
      resolution.number,
      resolution.year
    from restitution
    join annex_line line on line.id = restitution.allocation_id
    join resolution on resolution.id = line.resolution_id
    join municipality on municipality.code = line.municipality_code
    left join hospital on hospital.id = line.hospital_id
    where restitution.decision is null
      or (
        restitution.decision = 'verified'
        and exists (select from standing_entry entry where entry.subject_id = restitution.id and entry.act = 'return')
      )
  )`;
