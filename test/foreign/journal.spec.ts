import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../../src/platform/config';
import { prepareAccounts } from '../../src/records/accounts';
import { expectLedgerSound } from '../support/expect-ledger-sound';
import { openOffice } from '../support/office';
import { startTestService, type TestService } from '../support/service';
import { Visitor } from '../support/visitor';
import { missingPrograms, programs } from './programs';
import { postRandomEntries } from './random-entries';

const missing = missingPrograms();
const absence = `Sin ${missing.join(', ')} (paquetes de Debian): no se comparan los saldos con los de otros programas.`;
if (missing.length > 0 && !process.env.CI) process.stdout.write(`${absence}\n`);
const describeIfInstalled = missing.length > 0 && !process.env.CI ? describe.skip : describe;

interface Status {
  readonly totals: Record<string, string>;
  readonly rows: { allocationId: string; places: Record<string, string>; yields: Record<string, string> }[];
}

/** Three programs that know nothing of ours find every balance by themselves. */
describeIfInstalled('foreign engines', () => {
  let service: TestService;
  let folder: string;

  beforeAll(async () => {
    if (missing.length > 0) throw new Error(absence);
    folder = await mkdtemp(join(tmpdir(), 'trazagiro-journal-'));
    service = await startTestService();
  });
  afterAll(async () => {
    await service.close();
    await rm(folder, { recursive: true });
  });

  describe('on the records of 401, 1409 and the EJEMPLO', () => {
    let auditor: Visitor;
    beforeAll(async () => {
      const password = 'demostración 1409';
      await prepareAccounts(service.app, readConfig({ DEMO_PASSWORD: password, TRAZAGIRO_RECORDS: 'load' }));
      auditor = await Visitor.signIn(service.app, 'auditoria@demo.localhost', password);
    });

    it.each(programs)('$format finds every balance', async (program) => {
      await expectAgreement(program, auditor, {});
    });

    it.each(programs)('$format finds every balance of a date', async (program) => {
      await expectAgreement(program, auditor, { asOf: '2025-08-31' });
    });

    it.each(programs)('$format finds 1.588.422.540 in transit of resolution 1409 alone', async (program) => {
      const { body } = await auditor.get<{ items: { id: string; number: number }[] }>('/resolutions');
      const id = body.items.find(({ number }) => number === 1409)!.id;
      const file = await download(program, auditor, { resolution: id });
      await program.check(file);
      const balances = [...(await program.balances(file))];
      expect(balances.filter(([account]) => !account.includes(':Resolucion-1409-2025:'))).toEqual([]);
      const inTransit = balances.filter(([account]) => account.includes(':Girado-sin-confirmar:'));
      expect(inTransit).toHaveLength(11);
      expect(inTransit.reduce((sum, [, amount]) => sum + Number(amount), 0)).toBe(1588422540);
      expect(new Map(balances).get('Patrimonio:Resolucion-1409-2025:Apropiacion COP')).toBe('-2000000000.00');
    });
  });

  it('10.000 random entries, with documents that would break a syntax, and the same balances in all', async () => {
    const office = await openOffice(service);
    await postRandomEntries(service, office, { entries: 10_000, seed: 1409 });
    await expectMoneySound();
    for (const program of programs) {
      await expectAgreement(program, office.auditor, {});
      await expectAgreement(program, office.auditor, { asOf: '2025-07-15' });
    }
  }, 600_000);

  it.each(programs)('$format refuses a journal in which one centavo was changed', async (program) => {
    const auditor = await service.person('auditor');
    const file = await download(program, auditor, {});
    const journal = await readFile(file, 'utf8');
    const changed = journal.replace(
      /^( +Activos:\S+ {2}\d+\.\d)(\d)/m,
      (_, rest: string, last: string) => `${rest}${last === '9' ? '0' : Number(last) + 1}`,
    );
    expect(changed).not.toBe(journal);
    await writeFile(file, changed);
    await expect(program.check(file)).rejects.toThrow();
  });

  /** Every account of every resolution: the program's figure is the API's, in the status and place by place. */
  async function expectAgreement(
    program: (typeof programs)[number],
    by: Visitor,
    asked: { asOf?: string },
  ): Promise<void> {
    const file = await download(program, by, asked);
    await program.check(file);
    const foreign = await program.balances(file);
    expect(foreign.size).toBeGreaterThan(10);
    expect(await ours(by, asked)).toEqual(await theirs(foreign, file));
  }

  async function download(
    program: (typeof programs)[number],
    by: Visitor,
    asked: Record<string, string>,
  ): Promise<string> {
    const query = new URLSearchParams({ format: program.format, ...asked }).toString();
    const { status, text } = await by.get(`/ledger/journal?${query}`);
    expect(status).toBe(200);
    const file = join(folder, `diario.${program.format}`);
    await writeFile(file, text);
    return file;
  }

  /** «owner place» → amount, as the execution status of each resolution says it. */
  async function ours(by: Visitor, { asOf }: { asOf?: string }): Promise<Record<string, string>> {
    const said: [string, string][] = [];
    const { body } = await by.get<{ items: { id: string; kind: string }[] }>('/resolutions?limit=200');
    for (const { id } of body.items.filter(({ kind }) => kind === 'allocation')) {
      const query = asOf === undefined ? '' : `?asOf=${asOf}`;
      const { body: status } = await by.get<Status>(`/resolutions/${id}/execution-status${query}`);
      said.push([`${id} budget`, negated(status.totals['authorized']!)]);
      said.push([`${id} undistributed`, status.totals['undistributed']!], [`${id} lapsed`, status.totals['lapsed']!]);
      for (const { allocationId, places, yields } of status.rows) {
        for (const [place, amount] of Object.entries(places)) said.push([`${allocationId} ${place}`, amount]);
        said.push([`${allocationId} yield-source`, negated(yields['earned']!)]);
        said.push(
          [`${allocationId} yield-held`, yields['held']!],
          [`${allocationId} yield-returned`, yields['returned']!],
        );
      }
    }
    return Object.fromEntries(said.filter(([, amount]) => amount !== '0.00'));
  }

  /** The same out of the program's accounts, by the identifier that the journal gives with each name. */
  async function theirs(foreign: Map<string, string>, file: string): Promise<Record<string, string>> {
    const journal = await readFile(file, 'utf8');
    const named =
      /^(?:account|\d{4}-\d\d-\d\d open) (\S+).*?(?:\n\s+(?:note )?)?(?: {2}; )?cuenta:? "?([0-9a-f-]{36})/gm;
    const accounts: { id: string; place: string; owner: string }[] = await service.database.query(
      'select id, place, coalesce(allocation_id, resolution_id) as owner from ledger_account',
    );
    const ids = new Map([...journal.matchAll(named)].map(([, name, id]) => [name!, id!]));
    const sums = new Map<string, bigint>();
    for (const [account, amount] of foreign) {
      const id = ids.get(account.split(' ')[0]!);
      const { place, owner } = accounts.find((each) => each.id === id)!;
      expect(account.endsWith(place.startsWith('yield') ? ' RENDIMIENTOS' : ' COP')).toBe(true);
      const key = `${owner} ${place}`;
      sums.set(key, (sums.get(key) ?? 0n) + BigInt(amount.replace('.', '')));
    }
    return Object.fromEntries(
      [...sums].filter(([, sum]) => sum !== 0n).map(([key, sum]): [string, string] => [key, pesos(sum)]),
    );
  }

  async function expectMoneySound(): Promise<void> {
    const broken: { invariant: string }[] = await service.database.query(
      `select distinct invariant from ledger_breach where invariant in ('I1', 'I2', 'I3', 'I4', 'I5', 'I8')`,
    );
    expect(broken).toEqual([]);
  }
});

it('the ledger of a service without records is sound, and its journal empty', async () => {
  const service = await startTestService();
  const auditor = await service.person('auditor');
  const { text } = await auditor.get('/ledger/journal?format=beancount');
  expect(text).toContain('option "name_assets" "Activos"');
  expect(text).not.toContain(' open ');
  await expectLedgerSound(service.database);
  await service.close();
});

function negated(amount: string): string {
  if (amount === '0.00') return amount;
  return amount.startsWith('-') ? amount.slice(1) : `-${amount}`;
}

function pesos(centavos: bigint): string {
  const digits = String(centavos < 0n ? -centavos : centavos).padStart(3, '0');
  return `${centavos < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
