import { DataSource, type QueryRunner } from 'typeorm';
import { tablesAccess } from '../../src/budget/table-access';
import { readConfig } from '../../src/platform/config';
import { declarationOf, seeing, type Scope } from '../../src/platform/database/scope';
import { Transactions } from '../../src/platform/database/transactions';
import { prepareAccounts } from '../../src/records/accounts';
import { expectLedgerSound } from '../support/expect-ledger-sound';
import { startTestService, type TestService } from '../support/service';
import { belongings, type Belongings } from './belongings';

/** What the database itself shows and lets in, when nothing in the application asks for less. */
describe('row policies', () => {
  let service: TestService;
  let served: DataSource;
  let hospital: string;
  let scope: Scope;
  let others: Belongings;

  beforeAll(async () => {
    service = await startTestService();
    await prepareAccounts(service.app, readConfig({ TRAZAGIRO_RECORDS: 'load', DEMO_PASSWORD: 'demo-demo-demo' }));
    served = service.app.get(DataSource);
    const [first, second]: { id: string }[] = await service.database.query(
      `select line.hospital_id as id
       from receipt
       join disbursement on disbursement.id = receipt.disbursement_id
       join annex_line line on line.id = disbursement.allocation_id
       group by line.hospital_id
       order by count(*) desc, line.hospital_id`,
    );
    hospital = first!.id;
    const { id } = await service.person('recipient', [hospital]);
    await service.person('recipient', [second!.id]);
    scope = { personId: id!, hospitalIds: [hospital] };
    others = await belongings(service.database, hospital);
  }, 240_000);
  afterAll(() => service.close());

  /** In one transaction of the service, which is then undone. */
  async function inScope<T>(seen: Scope | null, work: (runner: QueryRunner) => Promise<T>): Promise<T> {
    const runner = served.createQueryRunner();
    await runner.startTransaction();
    try {
      if (seen !== null) await runner.query(declarationOf(seen));
      return await work(runner);
    } finally {
      await runner.rollbackTransaction();
      await runner.release();
    }
  }

  const catalogue = async (): Promise<string[]> =>
    (
      await service.database.query<{ name: string }[]>(
        `select relname as name from pg_class
         where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v') and relname <> 'migrations'
         order by relname`,
      )
    ).map(({ name }) => name);

  /** Everything that a bare `select` over every table and view brings. */
  async function everything(seen: Scope | null): Promise<Map<string, string[]>> {
    const names = await catalogue();
    return inScope(seen, async (runner) => {
      const found = new Map<string, string[]>();
      for (const name of names) {
        const rows: { row: string }[] = await runner.query(`select to_jsonb(held)::text as row from ${name} held`);
        found.set(
          name,
          rows.map(({ row }) => row),
        );
      }
      return found;
    });
  }

  it('a hospital’s person gets nothing of another hospital from any table or view, whatever is asked', async () => {
    const strangers: { email: string }[] = await service.database.query(
      `select email from person join person_hospital on person_id = id group by id
       having bool_and(hospital_id <> $1)`,
      [hospital],
    );
    const secrets = [...others.texts, ...strangers.map(({ email }) => email)];
    expect([secrets.length > 100, strangers.length]).toEqual([true, 1]);
    const found = await everything(scope);
    const leaks = [...found].flatMap(([name, rows]) =>
      secrets.filter((secret) => rows.some((row) => row.includes(secret))).map((secret) => `${name}: ${secret}`),
    );
    expect(leaks).toEqual([]);
    // What is its own is there: a policy that hides everything would prove nothing.
    const own = ['annex_line', 'disbursement', 'settlement', 'receipt', 'ledger_account', 'ledger_posting'];
    const more = ['ledger_entry', 'resolution', 'deadline', 'hospital', 'audit_event', 'execution_report'];
    for (const name of [...own, ...more]) expect([name, found.get(name)!.length > 0]).toEqual([name, true]);
  });

  it('sees of its own lines exactly what the owner of the tables sees of them', async () => {
    const ofLine = Object.entries(tablesAccess)
      .filter(([, { rows }]) => 'if' in rows && rows.if === 'allocation_id in (select scope_lines())')
      .map(([name]) => name);
    expect(ofLine.length).toBeGreaterThan(10);
    const count = (name: string) =>
      `select count(*)::int as n from ${name}
       where allocation_id in (select id from annex_line where hospital_id = '${hospital}')`;
    for (const name of ofLine) {
      const whole: unknown = await service.database.query(count(name));
      expect([name, await inScope(scope, (runner) => runner.query(count(name)))]).toEqual([name, whole]);
    }
  });

  it('nobody, and whoever has not said what they may see, sees no row of a hospital', async () => {
    // Read before anybody is known, to sign them in.
    const signIn = Object.entries(tablesAccess).flatMap(([name, { rows }]) =>
      'if' in rows && rows.if.startsWith('(select scope_hospitals()) is null or ') ? [name] : [],
    );
    expect(signIn.sort()).toEqual([
      'delegation',
      'oidc_identity',
      'oidc_permission',
      'password_link',
      'person',
      'person_hospital',
      'receipt_link',
      'recovery_code',
      'second_factor',
      'service_token',
      'sign_in_challenge',
    ]);
    const open = Object.entries(tablesAccess).flatMap(([name, { rows }]) => ('all' in rows ? [name] : []));
    for (const seen of [null, 'nothing'] as const) {
      const found = [...(await everything(seen))].filter(([, rows]) => rows.length > 0).map(([name]) => name);
      expect(found.filter((name) => ![...signIn, ...open].includes(name))).toEqual([]);
      expect(found).toEqual(expect.arrayContaining(['person', 'person_hospital']));
    }
    expect((await everything({ personId: hospital, hospitalIds: [] })).get('annex_line')).toEqual([]);
  });

  it('the ministry sees every row', async () => {
    const found = await everything('everything');
    for (const [name, rows] of found) {
      const [whole]: { n: number }[] = await service.database.query(`select count(*)::int as n from ${name}`);
      expect([name, rows.length]).toEqual([name, whole!.n]);
    }
  });

  it('a hospital’s person writes in nobody else’s line', async () => {
    const [foreign]: { line: string; disbursement: string; account: string; resolution: string }[] =
      await service.database.query(
        `select line.id as line, disbursement.id as disbursement, account.id as account, line.resolution_id as resolution
         from annex_line line
         join disbursement on disbursement.allocation_id = line.id
         join ledger_account account on account.allocation_id = line.id and account.place = 'held'
         where line.hospital_id <> $1 and line.resolution_id in (
           select resolution_id from annex_line where hospital_id = $1
         )
         limit 1`,
        [hospital],
      );
    const me = typeof scope === 'object' ? scope.personId : '';
    const { line, disbursement, account, resolution } = foreign!;
    const refused = /row-level security/;
    const attempt = (sql: string) => inScope(scope, (runner) => runner.query(sql));
    const inserts = [
      `insert into receipt (id, disbursement_id, amount, received_on, recorded_by)
       values (gen_random_uuid(), '${disbursement}', 1, '2025-03-03', '${me}')`,
      `insert into yield_record (id, allocation_id, amount, earned_on, reference, recorded_by)
       values (gen_random_uuid(), '${line}', 1, '2025-03-03', 'EJEMPLO', '${me}')`,
      `insert into ledger_account (id, place, kind, resolution_id, allocation_id, balance, sequence, latest_on)
       values (gen_random_uuid(), 'yield-held', 'yields', '${resolution}', '${line}', 0, 1, '2025-03-03')`,
      `insert into reported_percentage (id, resolution_id, measures, percent, numerator, denominator, text, source,
         recorded_by)
       values (gen_random_uuid(), '${resolution}', 'received', '1', 1, 1, 'EJEMPLO', 'EJEMPLO', '${me}')`,
    ];
    for (const sql of inserts) await expect(attempt(sql)).rejects.toThrow(refused);
    const changed = await attempt(`update ledger_account set balance = 0 where id = '${account}' returning id`);
    expect(changed).toEqual([[], 0]);
    expect(await attempt(`update disbursement set decision = 'refused' where id = '${disbursement}'`)).toEqual([[], 0]);

    // A posting is not asked for its account when it comes in: the entry does not stand with one that it cannot see.
    const entry = `insert into ledger_entry (id, act, subject_id, resolution_id, effective_on, date_precision,
        recorded_at, recorded_by, document, posting_count)
      values ('${line}', 'confirm', gen_random_uuid(), '${resolution}', '2025-03-03', 'exact', clock_timestamp(),
        '${me}', 'EJEMPLO', 2)`;
    const [last]: { sequence: string; balance: string }[] = await service.database.query(
      'select sequence, balance from ledger_account where id = $1',
      [account],
    );
    const posting = `insert into ledger_posting (entry_id, position, posting_count, account_id, sequence, amount,
        balance_before, balance_after)
      values ('${line}', 1, 2, '${account}', ${last!.sequence} + 1, 5, ${last!.balance}, ${last!.balance} + 5)`;
    await expect(
      inScope(scope, async (runner) => {
        await runner.query(entry);
        await runner.query(posting);
        await runner.query('set constraints ledger_entry_sound immediate');
      }),
    ).rejects.toMatchObject({ constraint: 'ledger_entry_complete' });
    await expectLedgerSound(service.database);
  });

  it('what a transaction may see ends with it, and many at once do not mix', async () => {
    const transactions = service.app.get(Transactions);
    const lines = async (seen: Scope) => {
      const rows: { n: number }[] = await seeing(seen, () =>
        transactions.read((tx) => tx.query('select count(*)::int as n from annex_line')),
      );
      return rows[0]!.n;
    };
    const [all, own, none] = [await lines('everything'), await lines(scope), await lines('nothing')];
    expect([own > 0, own < all, none]).toEqual([true, true, 0]);
    const kinds: [Scope, number][] = [
      ['everything', all],
      [scope, own],
      ['nothing', 0],
    ];
    const asked = Array.from({ length: 60 }, (_, index) => kinds[index % 3]!);
    expect(await Promise.all(asked.map(([seen]) => lines(seen)))).toEqual(asked.map(([, n]) => n));
    expect(await served.query('select count(*)::int as n from annex_line')).toEqual([{ n: 0 }]);
    await expect(transactions.read(() => Promise.resolve(1))).rejects.toThrow(/says what it may see/);
  });

  it('is a lock against a forgotten filter, not against somebody who runs SQL: that one lifts it', async () => {
    const seen = await inScope(scope, async (runner) => {
      await runner.query(`select set_config('trazagiro.scope', 'everything', true)`);
      return (await runner.query('select count(*)::int as n from annex_line')) as unknown;
    });
    expect(await service.database.query('select count(*)::int as n from annex_line')).toEqual(seen);
  });
});
