import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../kernel/calendar';
import { invariant } from '../../kernel/errors';
import type { Tx } from '../../platform/database/transactions';
import type { ResolutionFacts } from './facts';
import { factsOf, type FactRows } from './facts.rows';
import { factsSql } from './facts.sql';

@Injectable()
export class FactQueries {
  /** How do these resolutions stand today? One statement, however many they are: one moment. Linear in their lines. */
  async of(tx: Tx, resolutionIds: readonly string[], today: CalendarDate): Promise<ResolutionFacts[]> {
    if (resolutionIds.length === 0) return [];
    const [rows]: FactRows[] = await tx.query(factsSql, [null, resolutionIds]);
    invariant(rows, 'a select without a table answers one row');
    return factsOf(rows, today);
  }
}
