import { Injectable } from '@nestjs/common';
import { Money } from '../../kernel/money';
import { foldSpanish } from '../../kernel/text';
import { bothOf, requireNotOfDelegator } from '../../platform/access/delegation.rules';
import type { Tx } from '../../platform/database/transactions';
import type { Caller } from '../../platform/http/caller';
import type { Written } from './draft.rules';
import { folded } from './resolution.queries';
import { requireDecidable, requireNext, type Resolution, type ResolutionStatus } from './resolution.rules';

/** What must be known of a resolution before it moves from one state to another. */
@Injectable()
export class LifecycleQueries {
  /** Which other resolution that was not annulled has this issuer, year and number? Issuers are compared as they read. */
  async namesake(tx: Tx, sought: Sought): Promise<{ issuer: string; number: number; year: number } | null> {
    const [row]: { issuer: string; number: number; year: number }[] = await tx.query(
      `select issuer, number, year
       from resolution
       where year = $1
         and number = $2
         and status <> 'annulled'
         and id <> $3
         and ${folded('issuer')} = $4`,
      [sought.year, sought.number, sought.id, foldSpanish(sought.issuer)],
    );
    return row ?? null;
  }

  /** How many lines does its annex have, and how many changes does it make? */
  async written(tx: Tx, id: string): Promise<Written> {
    const [row]: [Written] = await tx.query(
      `select
         (select count(*)::int from annex_line where resolution_id = $1) as lines,
         (select count(*)::int from amendment_change where amendment_id = $1) as changes`,
      [id],
    );
    return row;
  }

  /** Did this person write in the draft, or send it to review? The record of acts says it. */
  async wroteIn(tx: Tx, id: string, personId: string): Promise<boolean> {
    const rows: unknown[] = await tx.query(
      `select id
       from audit_event
       where subject_id = $1
         and person_id = $2
         and act in ('resolution.draft', 'resolution.correct', 'resolution.lines', 'resolution.changes', 'resolution.submit')
       limit 1`,
      [id, personId],
    );
    return rows.length > 0;
  }

  /**
   * Neither who acts nor by whose delegation they act wrote in it.
   * @throws WrongState, MakerIsChecker, DelegatorMadeIt (I8)
   */
  async requireDecidable(
    tx: Tx,
    by: Caller,
    standing: Resolution,
    act: 'publish' | 'return',
  ): Promise<ResolutionStatus> {
    for (const each of bothOf(by.person)) {
      const wrote = standing.drafted_by === each || (await this.wroteIn(tx, standing.id, each));
      if (wrote) requireNotOfDelegator(by, each);
      requireDecidable(standing, act, { wrote });
    }
    return requireNext(standing, act);
  }

  /** How much is authorised by this act, by what it amends, and by what is in force under it? Pesos. */
  async authorizedUnder(tx: Tx, id: string): Promise<Money> {
    const [row]: { amount: string }[] = await tx.query(
      `select coalesce(-sum(account.balance), 0) as amount
       from ledger_account account
       join resolution on resolution.id = account.resolution_id
       where account.place = 'budget'
         and resolution.status = 'in-force'
         and (resolution.id = $1
           or resolution.strategy_id = $1
           or resolution.id = (select amends_id from resolution where id = $1))`,
      [id],
    );
    return Money.of(row?.amount ?? '0');
  }

  /** Is there a line that is not closed? */
  async hasOpenLines(tx: Tx, id: string): Promise<boolean> {
    const rows: unknown[] = await tx.query(
      `select line.id
       from annex_line line
       where line.resolution_id = $1
         and not exists (select from closure where closure.allocation_id = line.id)
       limit 1`,
      [id],
    );
    return rows.length > 0;
  }

  /** Closes what amended a resolution that closes: its changes stand, and nothing is left to amend. @returns which acts */
  async closeAmendments(tx: Tx, id: string): Promise<string[]> {
    const [closed]: [{ id: string }[], number] = await tx.query(
      `update resolution
       set status = 'closed'
       where amends_id = $1
         and status = 'in-force'
       returning id`,
      [id],
    );
    return closed.map((amendment) => amendment.id);
  }
}

interface Sought {
  readonly id: string;
  readonly issuer: string;
  readonly number: number;
  readonly year: number;
}
