import { spawn } from 'node:child_process';
import { mkdtempSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Snapshots } from '../../src/budget/open-data/snapshots.service';
import { bytesOf, fileNameOf, linesOf, nit, resource } from '../../src/budget/pisis/pisis.spec-support';
import { commands } from '../../src/cli/commands';
import { exitCodes } from '../../src/cli/outcome';
import { seeing } from '../../src/platform/database/scope';
import { openOffice, publish, resolutionForm, type Office } from '../support/office';
import { startTestService, testPassword, type TestService } from '../support/service';

interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly told: string;
}

const program = join(__dirname, '..', '..', 'tools', 'trazagiro.mjs');

it('is told in the guide, command by command, and so is each of its ends', () => {
  const guide = readFileSync(join(__dirname, '..', '..', 'docs', 'guia', 'linea-de-ordenes.md'), 'utf8');
  const told = [...guide.matchAll(/^\| `([a-z].*?)` +\|/gm)].map(([, command]) => command);
  expect(told).toEqual(commands.map(({ verb, noun, takes }) => `${verb[0]} ${noun[0]} ${takes}`.trimEnd()));
  const ends = [...guide.matchAll(/^\| `(\d)` +\|/gm)].map(([, code]) => Number(code));
  expect(ends).toEqual(Object.values(exitCodes));
});

/** The program itself, in a process of its own, against a service that listens. */
describe('the command line', () => {
  let service: TestService;
  let office: Office;
  let folder: string;
  let server: string;
  let resolution: string;

  beforeAll(async () => {
    service = await startTestService();
    office = await openOffice(service);
    resolution = (await publish(office, ['600000.00', '400000.00'], { number: 4100 })).id;
    await seeing('everything', () => service.app.get(Snapshots).publishOfTheDay());
    await service.app.listen(0, '127.0.0.1');
    server = await service.app.getUrl();
    folder = mkdtempSync(join(tmpdir(), 'trazagiro-cli-'));
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    await service.close();
  });

  /** @param token whose; none: as anybody */
  function run(words: string[], token: string | null = null, environment: NodeJS.ProcessEnv = {}): Promise<Ran> {
    return new Promise((resolve, reject) => {
      const child = spawn(process.execPath, [program, ...words], {
        cwd: folder,
        env: {
          PATH: process.env.PATH,
          TRAZAGIRO_URL: server,
          ...(token === null ? {} : { TRAZAGIRO_TOKEN: token }),
          ...environment,
        },
      });
      const [out, told]: [Buffer[], Buffer[]] = [[], []];
      child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
      child.stderr.on('data', (chunk: Buffer) => told.push(chunk));
      child.on('error', reject);
      child.on('close', (code) => {
        resolve({ code, out: Buffer.concat(out).toString(), told: Buffer.concat(told).toString() });
      });
    });
  }

  describe('says how it ended by its exit code', () => {
    const elsewhere = { TRAZAGIRO_URL: 'http://127.0.0.1:9' };
    it.each<[string, string[], 'registrar' | 'auditor' | null, NodeJS.ProcessEnv, number, RegExp]>([
      ['done', ['verificar', 'registro'], 'auditor', {}, 0, /El registro está íntegro: \d+ eventos/],
      ['done, in English', ['verify', 'record'], 'auditor', {}, 0, /íntegro/],
      ['refused: no such thing', ['informe', 'estado', '4199/2025'], 'auditor', {}, 1, /No existe la Resolución 4199/],
      ['refused: not this role', ['verificar', 'registro'], 'registrar', {}, 1, /Su rol no permite este acto/],
      ['usage: no such command', ['exportar', 'todo'], null, {}, 2, /No existe esa orden/],
      ['usage: no such option', ['verificar', 'registro', '--hola'], null, {}, 2, /--hola no existe/],
      ['usage: a word missing', ['informe', 'estado'], null, {}, 2, /informe estado <resolución>/],
      ['usage: no such file', ['verificar', 'paquete', 'nada.zip'], null, {}, 2, /No se encuentra nada.zip/],
      ['not signed in', ['informe', 'estado', '4100/2025'], null, {}, 3, /TRAZAGIRO_TOKEN/],
      ['unreachable', ['exportar', 'datos-abiertos'], null, elsewhere, 4, /No se pudo hablar con http:\/\/127/],
      ['not verified', ['verificar', 'certificado', 'AAAA-AAAA-AAAA'], null, {}, 5, /ningún certificado/],
    ])('%s', async (_, words, who, environment, code, said) => {
      const ran = await run(words, who && office[who].token, environment);
      expect([ran.code, `${ran.out}${ran.told}`]).toEqual([code, expect.stringMatching(said)]);
    });
  });

  it('exports a file whole, under its name or another, or to another program', async () => {
    const named = await run(['exportar', 'datos-abiertos', 'lineas.csv', '--json']);
    const { file, sha256 } = JSON.parse(named.out) as { file: string; sha256: string };
    const { text, headers } = await service.stranger.get('/open-data/lineas.csv');
    expect([readFileSync(join(folder, file), 'utf8'), `"${sha256}"`]).toEqual([text, headers.etag]);
    await run(['export', 'open-data', 'lineas.csv', '--output', 'otro.csv']);
    expect(readFileSync(join(folder, 'otro.csv'), 'utf8')).toBe(text);
    expect((await run(['exportar', 'datos-abiertos', 'lineas.csv', '-o', '-'])).out).toBe(text);
    const before = await run(['exportar', 'datos-abiertos', 'movimientos.csv', '--corte', '2025-01-01', '-o', '-']);
    expect(before.out.trim().split('\r\n')).toHaveLength(1);
  });

  it('leaves no file where the service refuses it', async () => {
    const refused = await run(['exportar', 'paquete', '-o', 'kit.zip'], office.registrar.token);
    expect([refused.code, existsSync(join(folder, 'kit.zip')), existsSync(join(folder, 'kit.zip.parcial'))]).toEqual([
      1,
      false,
      false,
    ]);
  });

  it('reports to a person in words and to a program in one JSON', async () => {
    const read = await run(['informe', 'estado', '4100/2025'], office.auditor.token);
    expect(read.out).toContain('1.000.000 = 1.000.000 por girar');
    expect(read.out).toMatch(/1 +\S.* \$600\.000 +\$0/);
    const data = await run(['informe', 'estado', resolution, '--json'], office.auditor.token);
    expect((JSON.parse(data.out) as { rows: object[] }).rows).toHaveLength(2);
    for (const report of ['pendientes', 'relato', 'conciliacion']) {
      const told = await run(['informe', report, '4100/2025'], office.auditor.token);
      expect([report, told.code, told.out.length > 20]).toEqual([report, 0, true]);
    }
    const refused = await run(['informe', 'estado', '4100/2025', '--json']);
    expect(JSON.parse(refused.out)).toMatchObject({ exitCode: 3, problem: { code: 'session.missing' } });
  });

  it('takes the token from a file, warns when others can read it, and never sends it in the clear', async () => {
    const { body } = await office.auditor.post<{ token: string }>('/service-tokens', {
      name: 'EJEMPLO',
      acts: ['report.read', 'resolution.read'],
      days: 1,
      password: testPassword,
    });
    writeFileSync(join(folder, 'token'), `${body.token}\n`, { mode: 0o600 });
    const told = await run(['informe', 'estado', '4100/2025', '--archivo-token', 'token']);
    expect([told.code, told.told]).toEqual([0, '']);
    writeFileSync(join(folder, 'abierto'), body.token, { mode: 0o644 });
    const warned = await run(['informe', 'estado', '4100/2025', '--token-file', 'abierto']);
    expect([warned.code, warned.told]).toEqual([0, expect.stringContaining('chmod 600')]);
    const clear = await run(['informe', 'estado', '4100/2025'], body.token, { TRAZAGIRO_URL: 'http://example.test' });
    expect([clear.code, clear.told]).toEqual([2, expect.stringContaining('sin cifrar')]);
  });

  it('verifies a kit on this machine, and says when it was altered', async () => {
    await run(['exportar', 'paquete', '--salida', 'libro.zip', '--silencio'], office.auditor.token);
    const sound = await run(['verificar', 'paquete', 'libro.zip'], null, { TRAZAGIRO_URL: 'http://127.0.0.1:9' });
    expect([sound.code, sound.out]).toEqual([0, expect.stringContaining('TODO COINCIDE')]);
    const root = await run(['verificar', 'paquete', 'libro.zip', '--raiz', '0'.repeat(64), '--json']);
    expect([root.code, JSON.parse(root.out)]).toEqual([5, expect.objectContaining({ sound: false })]);
  });

  it('verifies a certificate by its code and by its file', async () => {
    const { body } = await office.registrar.post<{ id: string; code: string }>('/certificates', {
      type: 'reconciliation',
      subjectId: resolution,
    });
    const { bytes } = await office.registrar.get(`/certificates/${body.id}/pdf`);
    writeFileSync(join(folder, 'papel.pdf'), bytes);
    for (const brought of [body.code, 'papel.pdf']) {
      const { code, out } = await run(['verificar', 'certificado', brought]);
      expect([brought, code, out]).toEqual([brought, 0, expect.stringContaining(body.code)]);
    }
    const annulled = await office.approver.post(`/certificates/${body.id}/annulment`, { reason: 'EJEMPLO' });
    expect(annulled.status).toBe(201);
    expect((await run(['verificar', 'certificado', body.code])).code).toBe(5);
  });

  it('makes the batch of the orders that wait, once, and takes what the bank answered', async () => {
    const { lines } = await publish(office, ['500.00', '700.00'], { number: 4101 });
    for (const { id, places } of lines) {
      const order = { amount: places.assigned, paymentOrder: `EJEMPLO-${id}`, orderedOn: '2025-03-03' };
      const giro = await office.registrar.must('POST', `/allocations/${id}/disbursements`, order);
      await office.approver.must('POST', `/disbursements/${giro.id}/approval`, {});
    }
    const made = await run(['exportar', 'pagos', '4101/2025', '-o', 'banco.csv'], office.paymaster.token);
    expect([made.code, made.told]).toEqual([0, expect.stringMatching(/^LOTE-\d{4}-\d{4}: 2 órdenes/)]);
    expect(readFileSync(join(folder, 'banco.csv'), 'utf8')).toContain('700.00');
    const head = 'lote,orden,estado,valor,fecha,referencia,motivo';
    const row = (id: string, state: string) =>
      `,EJEMPLO-${id},${state},,2025-03-10,SIIF-1,${state === 'Pagada' ? '' : 'EJEMPLO'}`;
    const answer = [head, row(lines[0]!.id, 'Pagada'), row(lines[1]!.id, 'Rechazada')].join('\r\n');
    writeFileSync(join(folder, 'respuesta.csv'), answer);
    const words = ['importar', 'pagos', 'respuesta.csv'];
    const tried = await run([...words, '--ensayo'], office.paymaster.token);
    expect([tried.code, tried.out]).toEqual([0, expect.stringMatching(/^Ensayo[^]*pagadas 1, devueltas 1,/)]);
    expect((await run(words, office.paymaster.token)).out).toContain('pagadas 1, devueltas 1,');
    const twice = await run([...words, '--json'], office.paymaster.token);
    expect([twice.code, JSON.parse(twice.out)]).toEqual([0, expect.objectContaining({ repeated: true })]);
    const none = await run(['exportar', 'pagos', '4101/2025'], office.paymaster.token);
    expect([none.code, none.told]).toEqual([1, 'Ninguna orden aprobada espera pago.\n']);
  });

  it('hands in an annex, tried first, and takes it out again as it is', async () => {
    const draft = await office.registrar.must(
      'POST',
      '/resolutions',
      resolutionForm({ number: 4103, authorizedAmount: '136790320.00' }),
    );
    const good = 'DIVIPOLA,Municipio,Valor asignado\n91001,Leticia,"$ 60.431.400"\n5490,Necoclí,"76.358.920"\n';
    writeFileSync(join(folder, 'anexo.csv'), good);
    writeFileSync(join(folder, 'malo.csv'), good.replace('Leticia', 'Quibdó'));
    const words = ['importar', 'anexo', draft.id];
    const bad = await run([...words, 'malo.csv', '--ensayo'], office.registrar.token);
    expect([bad.code, bad.out]).toEqual([1, expect.stringMatching(/^Ensayo: nada se guardó[^]*error en /)]);
    const taken = await run([...words, 'anexo.csv'], office.registrar.token);
    expect([taken.code, taken.told, taken.out]).toEqual([
      0,
      '',
      expect.stringMatching(/^Guardado\. 2 líneas, 136790320\.00/),
    ]);
    expect(taken.out).toContain('reparado en A3');
    const out = await run(['exportar', 'anexo', draft.id, '-o', 'de-vuelta.csv'], office.registrar.token);
    expect(out.code).toBe(0);
    const again = await run([...words, 'de-vuelta.csv', '--ensayo', '--json'], office.registrar.token);
    expect(JSON.parse(again.out)).toMatchObject({ count: 2, total: '136790320.00', counts: { errors: 0, repairs: 0 } });
    expect((await run(['exportar', 'plantilla', '-o', 'plantilla.xlsx'], office.registrar.token)).code).toBe(0);
  });

  it('hands in the file of a hospital, tries it first, and writes it back', async () => {
    const [hospital] = office.hospitals;
    await service.database.query('update hospital set nit = $2, check_digit = 0 where id = $1', [hospital, nit]);
    const { lines } = await publish(office, ['100000.00'], { number: 4102 });
    const registered = { resource: `ID${resource}`, document: 'EJEMPLO' };
    await office.registrar.must('POST', `/allocations/${lines[0]!.id}/pisis-resources`, registered);
    const cutoff = '2025-03-31';
    const records = ['2|I|4|123|2025-03-10|100000.00', ...[3, 4, 5, 6, 7].map(emptyRecord)];
    writeFileSync(join(folder, fileNameOf(cutoff)), bytesOf(linesOf(records, cutoff)));
    const words = ['importar', 'pisis', '4102/2025:1', fileNameOf(cutoff)];
    const tried = await run([...words, '--ensayo'], office.recipient.token);
    expect([tried.code, tried.out]).toEqual([0, expect.stringMatching(/^Ensayo: nada se guardó[^]*incorporación por/)]);
    const taken = await run(words, office.recipient.token);
    expect([taken.code, taken.out]).toEqual([0, expect.stringMatching(/recibido\.\n {2}incorporación por 100000\.00/)]);
    const again = await run(words, office.recipient.token);
    expect([again.code, again.out]).toEqual([0, expect.stringContaining('ya se había recibido')]);
    const written = await run(
      ['exportar', 'pisis', '4102/2025:1', '--corte', cutoff, '-o', '-'],
      office.recipient.token,
    );
    expect([written.code, written.out]).toEqual([0, expect.stringContaining('100000.00')]);
    const wrong = await run(['importar', 'pisis', '4102/2025:9', fileNameOf(cutoff)], office.recipient.token);
    expect([wrong.code, wrong.told]).toEqual([1, expect.stringContaining('No existe la línea 9')]);
  });
});

const emptyRecord = (kind: number): string => `${kind}|NA${'|'.repeat([4, 12, 4, 9, 9, 9][kind - 2]!)}`;
