import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SealKeys } from '../../src/budget/audit/seal-keys';
import { Audit } from '../../src/budget/audit/audit.service';
import { Seals } from '../../src/budget/audit/seals.service';
import { Verification } from '../../src/budget/audit/verification.service';
import { readConfig, type Config } from '../../src/platform/config';
import { seeing } from '../../src/platform/database/scope';
import { Transactions } from '../../src/platform/database/transactions';
import { startTestService, type TestService } from '../support/service';

const newKey = (): string =>
  generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64');

describe('the keys of the seals', () => {
  let service: TestService;
  let folder: string;
  beforeAll(async () => {
    service = await startTestService();
    folder = await mkdtemp(join(tmpdir(), 'trazagiro-keys-'));
  });
  afterAll(async () => {
    await rm(folder, { recursive: true });
    await service.close();
  });

  /** Another instance on the same database, with these settings. */
  function instance(settings: Record<string, string>): { present: SealKeys['present']; seal: Seals['seal'] } {
    const config: Config = readConfig({ TRAZAGIRO_DATA: folder, ...settings });
    const transactions = service.app.get(Transactions);
    const keys = new SealKeys(transactions, service.app.get(Audit), config);
    const seals = new Seals(transactions, keys, config);
    return {
      present: () => seeing('everything', () => keys.present()),
      seal: () => seeing('everything', () => seals.seal()),
    };
  }
  const published = async () =>
    (await service.stranger.get<{ items: { id: string; retiredAt: string | null }[] }>('/audit/keys')).body.items;
  const act = () => service.person('registrar');

  it('a new key retires the one before; what that one signed stays verified, and it signs no more', async () => {
    const first = { seal: () => seeing('everything', () => service.app.get(Seals).seal()) };
    await first.seal();
    const key = newKey();
    const second = instance({ SEAL_KEY: key });
    await act();
    const seal = await second.seal();
    expect((await published()).map(({ id, retiredAt }) => [id === seal!.key, retiredAt !== null])).toEqual([
      [false, true],
      [true, false],
    ]);
    await act();
    await expect(first.seal()).rejects.toMatchObject({ code: 'seal.key-retired' });
    expect((await instance({ SEAL_KEY: key }).seal())?.number).toBe(seal!.number + 1);
    expect(await seeing('everything', () => service.app.get(Verification).verify(null))).toMatchObject({ sound: true });
    const acts: { content: { key: string; retires: string[] } }[] = await service.database.query(
      `select content from audit_event where act = 'seal-key.publish' order by id`,
    );
    expect(acts.map(({ content }) => content.retires.length)).toEqual([0, 1]);
  });

  it('without SEAL_KEY it is made once, in the data folder, for its owner alone; a retired one is replaced', async () => {
    const made = await instance({}).present();
    expect((await stat(join(folder, 'seal-key.pem'))).mode & 0o777).toBe(0o600);
    expect((await instance({}).present()).id).toBe(made.id);
    await instance({ SEAL_KEY: newKey() }).present();
    const again = await instance({}).present();
    expect(again.id).not.toBe(made.id);
    expect((await readdir(folder)).length).toBe(2);
    await writeFile(join(folder, 'seal-key.pem'), 'no es una clave');
    expect((await instance({}).present()).id).not.toBe(again.id);
    await act();
    await instance({}).seal();
    expect(await seeing('everything', () => service.app.get(Verification).verify(null))).toMatchObject({ sound: true });
  });

  it('SEAL_KEY that was retired, or that is none, is refused', async () => {
    const [retired] = (await published()).filter(({ retiredAt }) => retiredAt !== null);
    expect(retired).toBeDefined();
    const old = newKey();
    await instance({ SEAL_KEY: old }).present();
    await instance({ SEAL_KEY: newKey() }).present();
    await expect(instance({ SEAL_KEY: old }).present()).rejects.toMatchObject({ code: 'seal.key-retired' });
    expect(() => readConfig({ SEAL_KEY: 'no es una clave' })).toThrow(/SEAL_KEY/);
    const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
    expect(() => readConfig({ SEAL_KEY: rsa.export({ type: 'pkcs8', format: 'pem' }).toString() })).toThrow(/SEAL_KEY/);
  });
});
