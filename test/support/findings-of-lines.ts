import { findAll, isOfLine, type IdentifiedFinding } from '../../src/budget/reconciliation/catalogue';
import { FactQueries } from '../../src/budget/reconciliation/facts.queries';
import { Clock } from '../../src/platform/clock';
import { seeing } from '../../src/platform/database/scope';
import { Transactions } from '../../src/platform/database/transactions';
import type { TestService } from './service';

/**
 * After an act the line behind it is computed alone, and at night the whole resolution: of whatever the database holds,
 * both must find the same of each line, or a finding would come and go with the hour. Returns how many there are.
 */
export async function expectLinesFoundAlone(service: TestService): Promise<number> {
  const today = service.app.get(Clock).today();
  const facts = service.app.get(FactQueries);
  return seeing('everything', () =>
    service.app.get(Transactions).read(async (tx) => {
      const rows: { id: string }[] = await tx.query('select resolution_id as id from finding_refresh');
      let found = 0;
      for (const whole of await facts.of(
        tx,
        rows.map(({ id }) => id),
        today,
      )) {
        const ofWhole = findAll(whole);
        for (const { id: line, label } of whole.lines) {
          const alone = await facts.ofLines(tx, { resolutionIds: [whole.id], lineIds: [line] }, today);
          const ofLine = ofWhole.filter((each) => each.found.allocationId === line);
          expect([label, byId(alone.flatMap(findAll).filter(isOfLine))]).toEqual([label, byId(ofLine)]);
          found += ofLine.length;
        }
      }
      return found;
    }),
  );
}

function byId(findings: readonly IdentifiedFinding[]): readonly object[] {
  return findings.map(({ id, found }) => ({ id, found })).sort((a, b) => (a.id < b.id ? -1 : 1));
}
