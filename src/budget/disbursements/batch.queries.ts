import { Money } from '../../kernel/money';
import type { Tx } from '../../platform/database/transactions';
import { balancesOf } from '../ledger/ledger.queries';
import { allocationPlaces, type Place } from '../ledger/places';
import type { BatchView } from './batch.dto';

export type Sum = BatchView['before'];

/** Where is the money of these lines together, and how much of it waits in orders that nobody has decided? */
export async function sumOf(tx: Tx, allocationIds: readonly string[]): Promise<Sum> {
  const rows: { place: Place | null; amount: string }[] = await tx.query(
    `select place, sum(balance) as amount
     from ledger_account
     where allocation_id = any($1::uuid[])
     group by place
     union all
     select null, coalesce(sum(amount), 0)
     from disbursement
     where allocation_id = any($1::uuid[])
       and decision is null`,
    [allocationIds],
  );
  const amounts = rows.map(({ place, amount }) => ({ place, amount: Money.of(amount) }));
  const balances = balancesOf(amounts.flatMap(({ place, amount }) => (place === null ? [] : [{ place, amount }])));
  return {
    pending: amounts.find(({ place }) => place === null)?.amount ?? Money.zero,
    places: Object.fromEntries(allocationPlaces.map((place) => [place, balances[place]])) as Sum['places'],
  };
}

export interface LineLabel {
  readonly id: string;
  readonly line: number;
  readonly municipality: string;
  readonly hospital: string | null;
}

/** How is each of these lines named? */
export async function labelsOf(tx: Tx, allocationIds: readonly string[]): Promise<Map<string, LineLabel>> {
  const rows: LineLabel[] = await tx.query(
    `select
       line.id,
       line.line,
       municipality.name as municipality,
       hospital.name as hospital
     from annex_line line
     join municipality on municipality.code = line.municipality_code
     left join hospital on hospital.id = line.hospital_id
     where line.id = any($1::uuid[])`,
    [allocationIds],
  );
  return new Map(rows.map((row) => [row.id, row]));
}
