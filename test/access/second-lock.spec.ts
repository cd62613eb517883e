import { AccessGuard } from '../../src/platform/access/guard';
import { readConfig } from '../../src/platform/config';
import { grantScope, type Scope } from '../../src/platform/database/scope';
import { prepareAccounts } from '../../src/records/accounts';
import { DEMONSTRATION } from '../../src/records/demonstration';
import { startTestService, type TestService } from '../support/service';
import { Visitor } from '../support/visitor';
import { belongings, type Belongings } from './belongings';
import { filled, everybodys, routesOf } from './routes';

const password = 'demo-demo-demo';

/** The application's filter and the database's, each without the other. */
describe('two locks on one door', () => {
  let service: TestService;
  let insiders: Visitor[];
  let neighbour: Visitor;
  let scope: Scope;
  let others: Belongings;
  let own: string[];

  beforeAll(async () => {
    service = await startTestService();
    await prepareAccounts(service.app, readConfig({ TRAZAGIRO_RECORDS: 'load', DEMO_PASSWORD: password }));
    const roles = ['registrar', 'auditor'];
    insiders = await Promise.all(
      DEMONSTRATION.filter(({ role }) => roles.includes(role)).map(({ email }) =>
        Visitor.signIn(service.app, email, password),
      ),
    );
    const [first]: { id: string }[] = await service.database.query(
      `select hospital_id as id from annex_line join execution_report on allocation_id = annex_line.id limit 1`,
    );
    neighbour = await service.person('recipient', [first!.id]);
    scope = { personId: neighbour.id!, hospitalIds: [first!.id] };
    others = await belongings(service.database, first!.id);
    const rows: { id: string }[] = await service.database.query(
      `with line as (select id, resolution_id from annex_line where hospital_id = $1)
       select $1::uuid as id
       union select id from line
       union select resolution_id from line
       union select resolution.id from resolution join line on amends_id = resolution_id
       union select id from disbursement where allocation_id in (select id from line)
       union select id from withdrawal where allocation_id in (select id from line)
       union select id from execution_report where allocation_id in (select id from line)
       union select id from restitution where allocation_id in (select id from line)
       union select entry_id from ledger_posting join ledger_account on ledger_account.id = account_id
         where allocation_id in (select id from line)`,
      [first!.id],
    );
    own = rows.map(({ id }) => id);
  }, 240_000);
  afterAll(() => service.close());
  afterEach(() => jest.restoreAllMocks());

  /** From here on the database is told this of every request, whoever has signed in. */
  function declareAlways(seen: Scope): void {
    const guard = service.app.get(AccessGuard);
    const letIn = guard.canActivate.bind(guard);
    jest.spyOn(guard, 'canActivate').mockImplementation(async (context) => {
      const allowed = await letIn(context);
      grantScope(seen);
      return allowed;
    });
  }

  const reading = () => routesOf(service).filter(({ method, path }) => method === 'GET' && !everybodys.has(path));
  const asked = (path: string, id: string) => `${filled(path, id)}${path.endsWith('/why-not') ? '?act=order' : ''}`;

  it('without the application’s filter, no route gives anything of another hospital', async () => {
    const ids = others.ids.filter((_, index) => index % 15 === 0);
    declareAlways(scope);
    const leaks: string[] = [];
    let answered = 0;
    for (const { path } of reading()) {
      // Who may not ask by role may not ask of any: one refusal is enough.
      const forbidden = new Set<Visitor>();
      for (const id of path.includes('{id}') ? [...ids, ...own.slice(0, 6)] : ['']) {
        for (const insider of insiders) {
          if (forbidden.has(insider)) continue;
          // A kit cut short by what it does not see is no answer.
          const reply = await insider.get(asked(path, id)).catch(() => null);
          if (reply?.status === 403) forbidden.add(insider);
          if (reply?.status !== 200) continue;
          answered += 1;
          const seen = others.texts.filter((text) => text !== id && says(reply.text, text));
          if (seen.length > 0) leaks.push(`${path} ${id}: ${seen.slice(0, 3).join(', ')}`);
        }
      }
    }
    expect(leaks).toEqual([]);
    expect(answered).toBeGreaterThan(40);
  }, 300_000);

  it('without the database’s, the application’s answers are the same: what is one’s own is whole', async () => {
    const ask = async () => {
      const answers = new Map<string, string>();
      for (const { path } of reading()) {
        for (const id of path.includes('{id}') ? own : ['']) {
          // A PDF carries its instant where it cannot be blanked: the same answer is asked as data.
          const reply = await neighbour.get(asked(path, id), { accept: 'application/json' });
          if (reply.status !== 200 && answers.size > 0 && reply.status === 404) continue;
          answers.set(
            asked(path, id),
            `${reply.status} ${reply.text.replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '…').replace(/knownAt=[^"&]+/g, '…')}`,
          );
        }
      }
      return answers;
    };
    const withBoth = await ask();
    declareAlways('everything');
    const withOne = await ask();
    const different = [...withOne].filter(([path, text]) => withBoth.get(path) !== text).map(([path]) => path);
    expect(different.map((path) => [path, ...apart(withBoth.get(path) ?? '', withOne.get(path)!)])).toEqual([]);
    expect(withBoth.size).toBe(withOne.size);
    expect([...withBoth.values()].filter((text) => text.startsWith('200')).length).toBeGreaterThan(20);
  }, 300_000);
});

/** An amount is not said by a larger one that ends as it does. */
function says(text: string, secret: string): boolean {
  return text.split(secret).some((before, index, parts) => index < parts.length - 1 && !/\d$/.test(before));
}

/** Where two texts begin to differ. */
function apart(one: string, other: string): [string, string] {
  const at = Array.from(one).findIndex((letter, index) => letter !== other[index]);
  return [one.slice(Math.max(0, at - 80), at + 120), other.slice(Math.max(0, at - 80), at + 120)];
}
