import { Injectable } from '@nestjs/common';
import { Money } from '../../kernel/money';
import type { Tx } from '../../platform/database/transactions';
import type { Moment } from './moment.rules';
import type { Change, Movement, SignedMovement } from './movements.rules';
import { personKnownAt } from './person-known-at.sql';

/** Lines, as a query takes them: one parameter, and a select of their identifiers over it and over an instant. */
export interface SelectedLines {
  readonly parameter: unknown;
  readonly select: (parameter: string, instant: string) => string;
}

export interface MovementsAsked {
  /** Of this resolution, or of these lines. */
  readonly of: { readonly resolutionId: string } | SelectedLines;
  /** The hospitals whose lines may be seen, and nothing besides; null: everything. */
  readonly scope: readonly string[] | null;
  readonly moment: Moment;
  /** Without what had been seen from this other moment. */
  readonly unseenAt?: Moment;
}

type Row<M extends Movement> = Omit<M, 'changes'> & { changes: (Omit<Change, 'amount'> & { amount: string })[] };

@Injectable()
export class MovementQueries {
  /**
   * Which entries moved this money by the date, as known at the instant, in the order in which they took effect (of one
   * day, in which they were recorded)? Linear in the postings of what is asked about.
   */
  at(tx: Tx, asked: MovementsAsked): Promise<Movement[]> {
    return this.found<Movement>(tx, asked, '');
  }

  /** The same, with who did it: two people are looked up for each entry, as they were called then. */
  signedAt(tx: Tx, asked: MovementsAsked): Promise<SignedMovement[]> {
    return this.found<SignedMovement>(tx, asked, peopleSql);
  }

  private async found<M extends Movement>(
    tx: Tx,
    { of, scope, moment, unseenAt }: MovementsAsked,
    people: string,
  ): Promise<(Omit<M, 'changes'> & { changes: Change[] })[]> {
    const [which, parameter] =
      'resolutionId' in of
        ? ['account.resolution_id = $1', of.resolutionId]
        : [`account.allocation_id in (${of.select('$1', '$3')})`, of.parameter];
    const rows: Row<M>[] = await tx.query(movementsSql(which, people), [
      parameter,
      moment.asOf,
      moment.knownAt,
      scope,
      unseenAt?.asOf ?? null,
      unseenAt?.knownAt ?? null,
    ]);
    return rows.map((row) => ({
      ...row,
      changes: row.changes.map((change) => ({ ...change, amount: Money.of(change.amount) })),
    }));
  }
}

const peopleSql = `
    ${personKnownAt('entry.recorded_by', '$3')} as "recordedBy",
    ${personKnownAt('entry.approved_by', '$3')} as "approvedBy",`;

const movementsSql = (which: string, people: string) => `
  with change as materialized (
    select
      posting.entry_id,
      posting.position,
      posting.amount,
      account.place,
      account.allocation_id,
      account.disbursement_id
    from ledger_account account
    join ledger_posting posting on posting.account_id = account.id
    left join annex_line line on line.id = account.allocation_id
    where ${which}
      and ($4::uuid[] is null or line.hospital_id = any($4))
  )
  select
    entry.id as "entryId",
    entry.resolution_id as "resolutionId",
    entry.act,
    coalesce(original.act, entry.act) as "ofAct",
    entry.subject_id as "subjectId",
    entry.effective_on as "effectiveOn",
    entry.date_precision as "datePrecision",
    entry.recorded_at as "recordedAt",${people}
    entry.document,
    entry.source,
    entry.reverses_id as reverses,
    inverse.id as "reversedBy",
    changed.changes
  from (
    select
      entry_id,
      json_agg(
        json_build_object(
          'allocationId', allocation_id,
          'disbursementId', disbursement_id,
          'place', place,
          'amount', amount::text
        )
        order by position
      ) as changes
    from change
    group by entry_id
  ) changed
  join ledger_entry entry on entry.id = changed.entry_id
  left join ledger_entry original on original.id = entry.reverses_id
  left join ledger_entry inverse
    on inverse.reverses_id = entry.id
    and inverse.effective_on <= $2
    and inverse.recorded_at <= $3
  where entry.effective_on <= $2
    and entry.recorded_at <= $3
    and not coalesce(entry.effective_on <= $5::date and entry.recorded_at <= $6::timestamptz, false)
  order by entry.effective_on, entry.recorded_at, entry.id`;
