import { readConfig } from '../../src/platform/config';
import { prepareAccounts } from '../../src/records/accounts';
import { startTestService, type TestService } from '../support/service';
import { Visitor } from '../support/visitor';
import { downloadKit, KitFolder } from './kit-folder';
import { events, linesOf, seals, swap, tamperings } from './kit-tamperings';

/** The records, in a folder with nothing but `node`. */
describe("the auditor's kit", () => {
  let service: TestService;
  let auditor: Visitor;
  let zip: Buffer;
  let kit: KitFolder;
  let resolution: string;

  beforeAll(async () => {
    service = await startTestService();
    const password = 'demostración 1409';
    await prepareAccounts(service.app, readConfig({ DEMO_PASSWORD: password, TRAZAGIRO_RECORDS: 'load' }));
    auditor = await Visitor.signIn(service.app, 'auditoria@demo.localhost', password);
    const registrar = await Visitor.signIn(service.app, 'registro@demo.localhost', password);
    const { body } = await auditor.get<{ items: { id: string; number: number }[] }>('/resolutions');
    resolution = body.items.find(({ number }) => number === 1409)!.id;
    // A first seal, as on any day, before the certificates.
    await downloadKit(service, auditor);
    const giros: { id: string }[] = await service.database.query(
      `select disbursement_id as id from ledger_account where resolution_id = $1 and place = 'transit' and balance > 0
       order by disbursement_id limit 2`,
      [resolution],
    );
    for (const { id } of giros) await registrar.must('POST', '/certificates', { type: 'disbursement', subjectId: id });
    zip = await downloadKit(service, auditor);
    kit = KitFolder.of(zip);
  }, 120_000);
  afterAll(async () => {
    kit.remove();
    await service.close();
  });

  it('is green with node alone, from its folder and from its ZIP', () => {
    const { status, says } = kit.verify();
    expect(says).toMatch(/TODO COINCIDE\n$/);
    expect(says).not.toContain('✘');
    expect(says).toContain('✔ Sellos: continúan y su firma es de su clave — 2 sellos');
    expect(says).toContain(
      '✔ Certificados: su contenido da su hash, el de su evento, y sin huecos en los números (I9) — 2 certificados',
    );
    expect(status).toBe(0);
    expect(kit.verify(`${kit.folder}.zip`)).toEqual({ status, says });
  });

  it('holds what it must, and summed again is the same', () => {
    expect(kit.read('LEEME.txt')).toContain('todas las resoluciones');
    expect(kit.read('diccionario.md')).toContain('datos/postings.jsonl');
    expect(linesOf(kit, 'datos/findings.jsonl').length).toBeGreaterThan(10);
    expect(kit.read('esquemas/entries.schema.json')).toContain('2020-12');
    kit.sumAgain();
    expect(kit.verify().status).toBe(0);
  });

  it.each(tamperings)('with the files summed again, the verifier names $what', ({ change, names }) => {
    const altered = KitFolder.of(zip);
    change(altered);
    const before = altered.verify();
    expect(before.says).toMatch(/SHA256SUMS, línea \d+: \S+ no es el archivo que se sumó/);
    altered.sumAgain();
    const { status, says } = altered.verify();
    expect(says).toMatch(names);
    expect(says).not.toContain('SHA256SUMS, línea');
    expect(status).toBe(1);
    altered.remove();
  });

  it.each([
    [
      'a sum that was altered',
      (k: KitFolder) => {
        swap(k, 'SHA256SUMS', /^[0-9a-f]{4}/, '0000');
      },
      /SHA256SUMS, línea 1: datos\/events\.jsonl no es el archivo que se sumó/,
    ],
    [
      'a file that was added',
      (k: KitFolder) => {
        k.write('nota.txt', 'hola');
      },
      /SHA256SUMS: nota\.txt no está en las sumas: fue agregado/,
    ],
    [
      'a sum that was taken away',
      (k: KitFolder) => {
        swap(k, 'SHA256SUMS', /^.*\n/, '');
      },
      /SHA256SUMS: datos\/events\.jsonl no está en las sumas/,
    ],
  ])('the verifier names %s', (_, change, names) => {
    const altered = KitFolder.of(zip);
    change(altered);
    const { status, says } = altered.verify();
    expect([status, says]).toEqual([1, expect.stringMatching(names)]);
    altered.remove();
  });

  it('a root on paper tells this history from another that is as coherent', () => {
    const root = /"root":"([0-9a-f]{64})"/.exec(linesOf(kit, seals)[0]!)![1]!;
    expect(kit.verify('.', '--raiz', root).status).toBe(0);
    const other = kit.verify('.', '--raiz', '00'.repeat(32));
    expect(other.says).toContain('esta no es la historia que se selló entonces');
    expect(other.status).toBe(1);
  });

  it('of one resolution holds its own events and only the hashes of the others, and is green', async () => {
    const one = KitFolder.of(await downloadKit(service, auditor, `?resolution=${resolution}`));
    const { status, says } = one.verify();
    expect([status, says]).toEqual([0, expect.stringMatching(/de otras resoluciones de los que solo se da el hash/)]);
    expect(linesOf(one, 'datos/resolutions.jsonl')).toHaveLength(1);
    expect(one.read(events)).not.toContain('EJEMPLO');
    one.remove();
  });

  it("is the auditor's alone, and of a resolution that is there", async () => {
    const registrar = await service.person('registrar');
    expect((await registrar.get('/audit/kit')).status).toBe(403);
    expect((await auditor.get('/audit/kit?resolution=01a1fc6e-1705-7768-bb08-a6681b1fa9c9')).status).toBe(404);
  });
});
