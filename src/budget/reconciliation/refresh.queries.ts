import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../kernel/calendar';
import type { Tx } from '../../platform/database/transactions';
import { behindSql, staleSql, takenLinesSql, twinsOfSql } from './refresh.sql';

/** Whether to wait for another who has the same row in hand, or to leave it to them. */
export type Patience = 'wait' | 'skip';

/** Something to compute anew: a line, or null for all that a resolution has. */
interface Marked {
  readonly id: string;
  readonly lineId: string | null;
}

/** The same, and the giro that was asked about, where it was no more than one. */
interface Behind extends Marked {
  readonly giroId: string | null;
}

/** Held for whoever computes: resolutions, those of them that are computed whole, and of the others which lines. */
export interface Stale {
  readonly held: readonly string[];
  readonly whole: readonly string[];
  readonly resolutionIds: readonly string[];
  readonly lineIds: readonly string[];
}

/** How many lines one transaction takes in hand; one at least, whatever giros it has. */
interface MostOfLines {
  readonly lines: number;
  readonly giros: number;
}

interface Most extends MostOfLines {
  readonly resolutions: number;
}

/*
 * What must be computed anew. An act leaves a request in its own transaction; requests are taken away by marking the
 * lines or the resolutions behind them as not computed, and a resolution is computed by whoever holds its row. So an act that
 * commits while its resolution is being computed leaves it marked, and no act ever waits here.
 */

@Injectable()
export class RefreshQueries {
  /** Is there nothing asked for, and nothing of all or of one resolution that was not computed today? One round trip. */
  async isFresh(tx: Tx, today: CalendarDate, resolutionId: string | null): Promise<boolean> {
    const rows: unknown[] = await tx.query(
      `select
       from (select from finding_request limit 1) asked
       union all
       select
       from (${staleSql}) stale
       where $2::uuid is null or resolution_id = $2
       limit 1`,
      [today, resolutionId],
    );
    return rows.length === 0;
  }

  /** Up to which request has anything been asked for? Null when nothing is. */
  async latestRequest(tx: Tx): Promise<string | null> {
    const [row]: { id: string | null }[] = await tx.query('select max(id) as id from finding_request');
    return row?.id ?? null;
  }

  /** Takes requests away, up to one of them, at most so many. The records that they are about, each once. */
  async takeRequests(
    tx: Tx,
    { upTo, limit, patience }: { upTo: string; limit: number; patience: Patience },
  ): Promise<string[]> {
    const taken: [{ subject_id: string }[], number] = await tx.query(
      `delete from finding_request
       where id = any(array(
         select id
         from finding_request
         where id <= $1
         order by id
         limit $2
         for update ${locking[patience]}
       ))
       returning subject_id`,
      [upTo, limit],
    );
    return [...new Set(taken[0].map(({ subject_id }) => subject_id))];
  }

  /**
   * Marks what is behind these records as not computed, lines or whole resolutions, and the lines with a payment that may
   * be the same as one that they change: a giro's own, or any of a line. Whoever computes one of these resolutions is waited for.
   */
  async mark(tx: Tx, subjectIds: readonly string[]): Promise<void> {
    if (subjectIds.length === 0) return;
    const behind: Behind[] = await tx.query(behindSql, [subjectIds]);
    const whole = [...new Set(behind.filter(({ lineId }) => lineId === null).map(({ id }) => id))].sort();
    const lineIds = behind.flatMap(({ lineId, giroId }) => (giroId === null ? (lineId ?? []) : []));
    const giroIds = behind.flatMap(({ giroId }) => giroId ?? []);
    const twins: Marked[] = await tx.query(twinsOfSql, [whole, lineIds, giroIds]);
    const lines = [...behind, ...twins].filter(({ id, lineId }) => lineId !== null && !whole.includes(id));
    const ids = [...new Set([...whole, ...lines.map(({ id }) => id)])].sort();
    await tx.query(
      `insert into finding_refresh (resolution_id)
       select id from unnest($1::uuid[]) as given (id) order by id
       on conflict on constraint finding_refresh_pk do nothing`,
      [ids],
    );
    await tx.query('select resolution_id from finding_refresh where resolution_id = any($1) order by 1 for update', [
      ids,
    ]);
    await Promise.all([
      tx.query('update finding_refresh set computed_on = null where resolution_id = any($1)', [whole]),
      tx.query(
        `insert into finding_refresh_line (resolution_id, allocation_id)
         select distinct resolution_id, allocation_id
         from unnest($1::uuid[], $2::uuid[]) as given (resolution_id, allocation_id)
         on conflict on constraint finding_refresh_line_pk do nothing`,
        [lines.map(({ id }) => id), lines.map(({ lineId }) => lineId)],
      ),
    ]);
  }

  /**
   * What was not computed today, of all or of one resolution: at most so many resolutions, each whole or some lines of it,
   * and of those at most so many lines. They are held till the end, and whoever holds them computes them.
   */
  async takeStale(
    tx: Tx,
    asked: { today: CalendarDate; most: Most; patience: Patience; resolutionId: string | null },
  ): Promise<Stale> {
    const rows: { id: string; whole: boolean }[] = await tx.query(
      `select resolution_id as id, computed_on is distinct from $1 as whole
       from finding_refresh
       where resolution_id in (${staleSql})
         and ($2::uuid is null or resolution_id = $2)
       order by resolution_id
       limit $3
       for update ${locking[asked.patience]}`,
      [asked.today, asked.resolutionId, asked.most.resolutions],
    );
    const ids = rows.map(({ id }) => id);
    const whole = rows.filter((row) => row.whole).map(({ id }) => id);
    const inPart = ids.filter((id) => !whole.includes(id));
    await this.takeLines(tx, whole);
    const lineIds = await this.takeLines(tx, inPart, asked.most);
    return { held: ids, whole, resolutionIds: inPart, lineIds };
  }

  /** Takes the marks of these resolutions' lines away, or of so many of them: the resolutions are held. */
  async takeLines(tx: Tx, resolutionIds: readonly string[], most: MostOfLines | null = null): Promise<string[]> {
    if (resolutionIds.length === 0) return [];
    const [rows]: [{ lineId: string }[], number] = await tx.query(takenLinesSql, [
      resolutionIds,
      most?.lines,
      most?.giros,
    ]);
    return rows.map(({ lineId }) => lineId);
  }

  /** Holds one resolution, computed or not; false when it is not in force. */
  async hold(tx: Tx, resolutionId: string): Promise<boolean> {
    const rows: unknown[] = await tx.query('select from finding_refresh where resolution_id = $1 for update', [
      resolutionId,
    ]);
    return rows.length > 0;
  }

  async setComputed(tx: Tx, resolutionIds: readonly string[], today: CalendarDate): Promise<void> {
    await tx.query('update finding_refresh set computed_on = $2 where resolution_id = any($1)', [resolutionIds, today]);
  }
}

const locking: Record<Patience, string> = { wait: '', skip: 'skip locked' };
