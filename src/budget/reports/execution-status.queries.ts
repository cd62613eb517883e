import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../kernel/calendar';
import { Money } from '../../kernel/money';
import type { Tx } from '../../platform/database/transactions';
import type { Moment } from '../ledger/moment.rules';
import type { LineFacts, Payment } from './execution-status.contents';
import { linesSql } from './execution-status-lines.sql';

/** A resolution as it is asked about, before it is known whether it can be reported. */
export interface AskedResolution {
  readonly id: string;
  readonly kind: 'strategy' | 'allocation' | 'amendment';
  readonly published: boolean;
  readonly number: number;
  readonly year: number;
  readonly title: string;
  readonly issuer: string;
  readonly issuedOn: CalendarDate;
  readonly fiscalYear: number;
  readonly amends: { id: string; number: number; year: number } | null;
  readonly strategy: { id: string; number: number; year: number; title: string } | null;
}

type LineRow = Omit<LineFacts, 'given' | 'lapsed' | 'restored' | 'payments' | 'entries'> &
  Record<'given' | 'lapsed' | 'restored', string> & {
    payments: (Omit<Payment, 'amount'> & { amount: string })[];
    entries: LineFacts['entries'] | null;
  };

/** Whose lines of a resolution are read, and how much of them. */
export interface LinesAsked {
  /** The hospitals; null for all. */
  readonly scope: readonly string[] | null;
  readonly withEntries: boolean;
}

@Injectable()
export class ExecutionStatusQueries {
  /** Which act is this, and may these hospitals (null: everybody's) see it? Null when not. */
  async resolution(tx: Tx, id: string, scope: readonly string[] | null): Promise<AskedResolution | null> {
    const [row]: AskedResolution[] = await tx.query(
      `select
         act.id,
         act.kind,
         act.published_at is not null as published,
         act.number,
         act.year,
         act.title,
         act.issuer,
         act.issued_on as "issuedOn",
         act.fiscal_year as "fiscalYear",
         case when amended.id is not null
           then json_build_object('id', amended.id, 'number', amended.number, 'year', amended.year)
         end as amends,
         case when strategy.id is not null
           then json_build_object(
             'id', strategy.id, 'number', strategy.number, 'year', strategy.year, 'title', strategy.title
           )
         end as strategy
       from resolution act
       left join resolution amended on amended.id = act.amends_id
       left join resolution strategy on strategy.id = act.strategy_id
       where act.id = $1
         and (
           $2::uuid[] is null
           or act.published_at is not null and exists (
             select
             from annex_line line
             join resolution adding on adding.id = line.added_by_id
             where line.resolution_id = coalesce(act.amends_id, act.id)
               and line.hospital_id = any($2)
               and adding.published_at is not null
           )
         )`,
      [id, scope],
    );
    return row ?? null;
  }

  /**
   * Which lines did the annex have at that moment, and what had been recorded of each: its amount with the amendments,
   * its giros, its withdrawal? In annex order. Reads the resolution's postings.
   */
  async lines(
    tx: Tx,
    resolutionId: string,
    { asOf, knownAt }: Moment,
    { scope, withEntries }: LinesAsked,
  ): Promise<LineFacts[]> {
    const rows: LineRow[] = await tx.query(linesSql(withEntries), [resolutionId, asOf, knownAt, scope]);
    return rows.map((row) => ({
      ...row,
      entries: row.entries ?? {},
      given: Money.of(row.given),
      lapsed: Money.of(row.lapsed),
      restored: Money.of(row.restored),
      payments: row.payments.map((payment) => ({ ...payment, amount: Money.of(payment.amount) })),
    }));
  }
}
