/** Anything that runs SQL: a DataSource or a transaction answers rows, a pg client an object that has them. */
export interface Database {
  query(sql: string): Promise<unknown>;
}

interface Breach {
  readonly invariant: string;
  readonly subject: string;
  readonly detail: string;
}

/** Every numbered invariant holds; what does not is printed, row by row. Every story ends in this. */
export async function expectLedgerSound(database: Database): Promise<void> {
  const answer = await database.query('select invariant, subject, detail from ledger_breach order by 1, 2, 3');
  const breaches = (Array.isArray(answer) ? answer : (answer as { rows: unknown[] }).rows) as Breach[];
  expect(breaches.map(({ invariant, subject, detail }) => `${invariant} ${subject}: ${detail}`)).toEqual([]);
}
