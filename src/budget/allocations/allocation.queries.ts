import { Injectable } from '@nestjs/common';
import type { Unknown } from '../../kernel/sources';
import { foldSpanish } from '../../kernel/text';
import { scopeOf } from '../../platform/access/person';
import type { Tx } from '../../platform/database/transactions';
import type { Caller } from '../../platform/http/caller';
import { NotFound } from '../../platform/http/contract';
import { pageOf, type Page } from '../../platform/http/paging';
import { isDepartment } from '../territories/territory.rules';
import { UnknownFacts } from '../unknowns/unknown.service';
import type {
  AllocationsAsked,
  AllocationView,
  EveryLineAsked,
  LineStatusesAsked,
  LineStatusView,
} from './allocation.dto';
import type { AllocationRow, StandingRow } from './allocation.rows';
import { allocationsSql } from './allocation.sql';
import { viewAllocation, viewLineStatus } from './allocation.view';
import { standingLinesSql } from './standing.sql';

@Injectable()
export class AllocationQueries {
  constructor(private readonly unknowns: UnknownFacts) {}

  /**
   * Where does this line stand today? One round trip.
   * @throws NotFound when there is none, it is still in a draft, or it is another hospital's
   */
  async one(tx: Tx, by: Caller, id: string): Promise<AllocationView> {
    const [[row], unknowns]: [AllocationRow[], ReadonlyMap<string, Unknown[]>] = await Promise.all([
      tx.query(`${allocationsSql} and line.id = $2`, [scopeOf(by.person), id]),
      this.unknowns.of(tx, [id]),
    ]);
    if (!row) throw new NotFound({});
    return viewAllocation(row, unknowns.get(row.id) ?? [], by.today);
  }

  /**
   * Which lines of a resolution may the caller see, in the order of the annex? A status is derived, so that a filter
   * reads every line that follows the cursor: O(lines of the resolution).
   * @throws NotFound when there is no such resolution, or the caller has no line in it
   */
  async page(tx: Tx, by: Caller, resolutionId: string, asked: AllocationsAsked): Promise<Page<AllocationView>> {
    const scope = scopeOf(by.person);
    await requireSeen(tx, scope, resolutionId);
    const filters = asked.status !== undefined || asked.department !== undefined || asked.q !== undefined;
    const rows: AllocationRow[] = await tx.query(
      `${allocationsSql} and line.resolution_id = $2 and line.line > $3 order by line.line limit $4`,
      [scope, resolutionId, Number(asked.cursor?.[0] ?? 0), filters ? null : asked.limit + 1],
    );
    const views = await this.views(tx, by, rows);
    const found = views.filter((view) => matches(view, asked)).slice(0, asked.limit + 1);
    return pageOf(found, asked.limit, ({ line }) => [String(line)]);
  }

  /**
   * Where do the lines of a resolution stand today that the caller may see, in the order of the annex?
   * @throws NotFound as `page`
   */
  async statuses(
    tx: Tx,
    by: Caller,
    resolutionId: string,
    { limit, cursor }: LineStatusesAsked,
  ): Promise<Page<LineStatusView>> {
    const scope = scopeOf(by.person);
    const asked = [scope, resolutionId, Number(cursor?.[0] ?? 0), limit + 1];
    const [rows] = await Promise.all([
      tx.query<StandingRow[]>(standingLinesSql, asked),
      requireSeen(tx, scope, resolutionId),
    ]);
    return pageOf(
      rows.map((row) => viewLineStatus(row, by.today)),
      limit,
      ({ line }) => [String(line)],
    );
  }

  /** Which lines may the caller see, of every resolution, in the order in which they were recorded? */
  async everywhere(tx: Tx, by: Caller, { limit, cursor }: EveryLineAsked): Promise<Page<AllocationView>> {
    const rows: AllocationRow[] = await tx.query(
      `${allocationsSql} and ($2::uuid is null or line.id > $2) order by line.id limit $3`,
      [scopeOf(by.person), cursor?.[0] ?? null, limit + 1],
    );
    return pageOf(await this.views(tx, by, rows), limit, ({ id }) => [id]);
  }

  /** Which lines of these hospitals can still be acted on, in the order of their resolutions? */
  async openLinesOf(tx: Tx, by: Caller, hospitalIds: readonly string[]): Promise<AllocationView[]> {
    const rows: AllocationRow[] = await tx.query(
      `${allocationsSql}
         and line.hospital_id = any($2::uuid[])
         and closure.id is null
       order by line.resolution_id, line.line`,
      [scopeOf(by.person), hospitalIds],
    );
    return this.views(tx, by, rows);
  }

  private async views(tx: Tx, by: Caller, rows: readonly AllocationRow[]): Promise<AllocationView[]> {
    const unknowns = await this.unknowns.of(
      tx,
      rows.map(({ id }) => id),
    );
    return rows.map((row) => viewAllocation(row, unknowns.get(row.id) ?? [], by.today));
  }
}

/** @throws NotFound */
async function requireSeen(tx: Tx, scope: readonly string[] | null, resolutionId: string): Promise<void> {
  const known: unknown[] = await tx.query(resolutionSql, [scope, resolutionId]);
  if (known.length === 0) throw new NotFound({});
}

// A hospital sees the acts under which it has a line: the resolution, its strategy and its amendments.
const resolutionSql = `
  select
  from resolution
  where resolution.id = $2
    and (
      $1::uuid[] is null
      or resolution.published_at is not null and exists (
        select
        from annex_line line
        join resolution act on act.id = line.resolution_id
        where line.hospital_id = any($1)
          and act.published_at is not null
          and (resolution.id in (act.id, act.strategy_id) or resolution.amends_id = act.id)
      )
    )`;

function matches(view: AllocationView, { status, department, q }: AllocationsAsked): boolean {
  if (status !== undefined && view.status !== status) return false;
  if (department !== undefined && !isDepartment(view.department, department)) return false;
  if (q === undefined) return true;
  const words = foldSpanish(q);
  const named = [view.municipality, view.hospital?.name ?? ''].some((name) => foldSpanish(name).includes(words));
  return named || view.divipola.startsWith(words) || (view.hospital?.nit ?? '').startsWith(words.replace(/[. ]/g, ''));
}
