import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../kernel/calendar';
import { invariant } from '../../kernel/errors';
import type { Tx } from '../../platform/database/transactions';
import type { ResolutionFacts } from './facts';
import { factsOf, type FactRows } from './facts.rows';
import { factsSql } from './facts.sql';
import { someLines, wholeResolutions } from './reach';

const ofResolutionsSql = factsSql(wholeResolutions);
const ofLinesSql = factsSql(someLines);

@Injectable()
export class FactQueries {
  /** How do these resolutions stand today? One statement, however many they are: one moment. Linear in their lines. */
  async of(tx: Tx, resolutionIds: readonly string[], today: CalendarDate): Promise<ResolutionFacts[]> {
    if (resolutionIds.length === 0) return [];
    const [rows]: FactRows[] = await tx.query(ofResolutionsSql, [null, resolutionIds]);
    invariant(rows, 'a select without a table answers one row');
    return factsOf(rows, today);
  }

  /**
   * The same of some lines of these resolutions, as if they had no others, and without what is of a resolution as a whole:
   * only what is found of a line holds. Linear in these lines.
   */
  async ofLines(
    tx: Tx,
    { resolutionIds, lineIds }: { readonly resolutionIds: readonly string[]; readonly lineIds: readonly string[] },
    today: CalendarDate,
  ): Promise<ResolutionFacts[]> {
    if (lineIds.length === 0) return [];
    const [rows]: FactRows[] = await tx.query(ofLinesSql, [null, resolutionIds, lineIds]);
    invariant(rows, 'a select without a table answers one row');
    return factsOf(rows, today);
  }
}
