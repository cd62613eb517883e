import { Injectable } from '@nestjs/common';
import { Money } from '../../kernel/money';
import type { Tx } from '../../platform/database/transactions';
import { balancesOf } from '../ledger/ledger.queries';
import type { Balances, Place } from '../ledger/places';

/** What an act on the line would be done on, and with which figures. */
export interface Target {
  readonly allocationId: string;
  readonly resolutionId: string;
  readonly hospitalId: string | null;
  readonly withdrawalId: string | null;
  readonly places: Balances;
  /** The last accepted report: the next one is cumulative. Pesos. */
  readonly reported: { readonly contracted: Money; readonly obligated: Money; readonly yieldsEarned: Money };
}

interface Row extends Omit<Target, 'places' | 'reported'> {
  readonly places: { place: Place; amount: string }[];
  readonly contracted: string;
  readonly obligated: string;
  readonly yields_earned: string;
}

@Injectable()
export class WhyNotQueries {
  /** Null when there is no such line. */
  async target(tx: Tx, allocationId: string): Promise<Target | null> {
    const [row]: Row[] = await tx.query(
      `select
         line.id as "allocationId",
         line.resolution_id as "resolutionId",
         line.hospital_id as "hospitalId",
         (
           select withdrawal.id
           from withdrawal
           where withdrawal.allocation_id = line.id
           order by withdrawal.decision is null desc, withdrawal.id desc
           limit 1
         ) as "withdrawalId",
         (
           select coalesce(json_agg(json_build_object('place', place, 'amount', balance::text)), '[]')
           from ledger_account
           where ledger_account.allocation_id = line.id
         ) as places,
         coalesce(report.contracted, 0) as contracted,
         coalesce(report.obligated, 0) as obligated,
         coalesce(report.yields_earned, 0) as yields_earned
       from annex_line line
       left join lateral (
         select contracted, obligated, yields_earned
         from execution_report
         where execution_report.allocation_id = line.id
           and execution_report.decision = 'accepted'
         order by execution_report.id desc
         limit 1
       ) report on true
       where line.id = $1`,
      [allocationId],
    );
    if (!row) return null;
    const { contracted, obligated, yields_earned, places, ...target } = row;
    return {
      ...target,
      places: balancesOf(places.map(({ place, amount }) => ({ place, amount: Money.of(amount) }))),
      reported: {
        contracted: Money.of(contracted),
        obligated: Money.of(obligated),
        yieldsEarned: Money.of(yields_earned),
      },
    };
  }

  /** The giro of the line that has something in the place, else its last one; null when it has none. */
  async disbursement(tx: Tx, allocationId: string, place: Place): Promise<string | null> {
    const [row]: { id: string }[] = await tx.query(
      `select disbursement.id
       from disbursement
       left join ledger_account account
         on account.disbursement_id = disbursement.id
         and account.place = $2
         and account.balance > 0
       where disbursement.allocation_id = $1
       order by account.id is null, disbursement.id desc
       limit 1`,
      [allocationId, place],
    );
    return row?.id ?? null;
  }
}
