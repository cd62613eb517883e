import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../kernel/calendar';
import { Money } from '../../kernel/money';
import type { Tx } from '../../platform/database/transactions';
import type { OwnActs } from './own-acts.rules';

interface Period {
  readonly allocationId: string;
  readonly firstDate: CalendarDate;
  readonly cutoff: CalendarDate;
}

type Priced<T extends { amount: Money }> = Omit<T, 'amount'> & { amount: string };

@Injectable()
export class OwnActsQueries {
  /** What was recorded of a line within a period and by no file of PISIS. */
  async within(tx: Tx, period: Period): Promise<OwnActs> {
    const bounds = [period.allocationId, period.firstDate, period.cutoff];
    const incorporations: Priced<OwnActs['incorporations'][number]>[] = await tx.query(
      `select
         incorporation.act_kind as "actKind",
         incorporation.act_number as "actNumber",
         incorporation.act_on as "actOn",
         incorporation.amount
       from incorporation
       where incorporation.allocation_id = $1
         and incorporation.act_on between $2 and $3
         and not exists (select from pisis_act where subject_id = incorporation.id)
       order by incorporation.id`,
      bounds,
    );
    const restitutions: Priced<OwnActs['restitutions'][number]>[] = await tx.query(
      `select
         restitution.kind,
         restitution.amount,
         restitution.deposited_on as "depositedOn",
         restitution.reference
       from restitution
       left join ledger_entry entry on entry.subject_id = restitution.id and entry.act = 'return'
       left join ledger_entry inverse on inverse.reverses_id = entry.id
       where restitution.allocation_id = $1
         and restitution.deposited_on between $2 and $3
         and coalesce(restitution.decision, 'verified') = 'verified'
         and inverse.id is null
         and not exists (select from pisis_act where subject_id = restitution.id)
       order by restitution.id`,
      bounds,
    );
    return {
      incorporations: incorporations.map((act) => ({ ...act, amount: Money.of(act.amount) })),
      restitutions: restitutions.map((deposit) => ({ ...deposit, amount: Money.of(deposit.amount) })),
      executed: await this.executed(tx, bounds),
    };
  }

  private async executed(tx: Tx, bounds: readonly string[]): Promise<boolean> {
    const [row]: [{ executed: boolean }] = await tx.query(
      `select exists (
         select
         from execution_report report
         left join lateral (
           select
             max(contracted) as contracted,
             max(obligated) as obligated,
             max(paid) as paid
           from execution_report
           where allocation_id = report.allocation_id
             and cutoff < $2
             and decision = 'accepted'
         ) earlier on true
         where report.allocation_id = $1
           and report.cutoff between $2 and $3
           and report.decision is distinct from 'observed'
           and not exists (select from pisis_act where subject_id = report.id)
           and (
             report.contracted <> coalesce(earlier.contracted, 0)
             or report.obligated <> coalesce(earlier.obligated, 0)
             or report.paid <> coalesce(earlier.paid, 0)
           )
       ) as executed`,
      [...bounds],
    );
    return row.executed;
  }
}
