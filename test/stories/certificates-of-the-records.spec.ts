import { Money } from '../../src/kernel/money';
import { readConfig } from '../../src/platform/config';
import { prepareAccounts } from '../../src/records/accounts';
import { certificateTypes, type CertificateType } from '../../src/budget/certificates/certificate.rules';
import { expectLedgerSound } from '../support/expect-ledger-sound';
import { pdfOf, saysOf } from '../support/papers';
import { startTestService, type TestService } from '../support/service';
import { Visitor } from '../support/visitor';
import { downloadKit, KitFolder } from './kit-folder';

interface Certificate {
  readonly id: string;
  readonly facts: string[];
  readonly content: string;
}

interface Line {
  readonly id: string;
  readonly line: number;
  readonly municipality: string;
  readonly places: Record<string, string>;
}

/** Every type, on the records of resolution 1409 and on the example: what can be certified of them, and what cannot. */
describe('the certificates of the records', () => {
  const password = 'demostración 1409';
  let service: TestService;
  let registrar: Visitor;
  let auditor: Visitor;
  const ids: Record<number, string> = {};

  beforeAll(async () => {
    service = await startTestService();
    await prepareAccounts(service.app, readConfig({ DEMO_PASSWORD: password, TRAZAGIRO_RECORDS: 'load' }));
    auditor = await Visitor.signIn(service.app, 'auditoria@demo.localhost', password);
    registrar = await Visitor.signIn(service.app, 'registro@demo.localhost', password);
    const { body } = await auditor.get<{ items: { id: string; number: number }[] }>('/resolutions');
    for (const { id, number } of body.items) ids[number] = id;
  }, 120_000);
  afterAll(() => service.close());

  async function linesOf(number: number): Promise<Line[]> {
    const { body } = await auditor.get<{ items: Line[] }>(`/resolutions/${ids[number]!}/allocations?limit=200`);
    return body.items;
  }

  async function issued(type: CertificateType, subjectId: string): Promise<Certificate> {
    const { status, body, text } = await registrar.post<{ id: string; params: { id: string } }>('/certificates', {
      ...{ type, subjectId },
    });
    // What another test of this story had issued stands.
    if (status !== 201) expect(text).toContain('certificate.stands-already');
    const id = status === 201 ? body.id : body.params.id;
    return (await auditor.get<Certificate>(`/certificates/${id}`)).body;
  }

  async function refusal(type: CertificateType, subjectId: string): Promise<string> {
    const { status, body } = await registrar.post('/certificates', { type, subjectId });
    return `${status} ${String(body['detail'])}`;
  }

  async function recordsOf(kind: string, line: Line): Promise<string[]> {
    const { body } = await auditor.get<{ items: { id: string }[] }>(`/allocations/${line.id}/${kind}`);
    return body.items.map(({ id }) => id);
  }

  function dataOf<T>({ content }: Certificate): T {
    return (JSON.parse(content) as { data: T }).data;
  }

  it('assign the thirteen lines, which add up', async () => {
    const lines = await linesOf(1409);
    const amounts: Money[] = [];
    for (const { id, municipality } of lines) {
      const certificate = await issued('allocation', id);
      const { allocation } = dataOf<{ allocation: { amount: string; hospital: null; municipality: string } }>(
        certificate,
      );
      expect(allocation).toMatchObject({ hospital: null, municipality });
      expect(certificate.facts.join('\n')).toContain('a una E.S.E. cuyo nombre y NIT están por confirmar');
      amounts.push(Money.of(allocation.amount));
    }
    expect([lines.length, Money.sum(amounts).toString()]).toEqual([13, '1998207910.00']);
  });

  it('pay eleven of them, which add up, and confirm, execute and clear none', async () => {
    const paid: Money[] = [];
    for (const line of await linesOf(1409)) {
      for (const giro of await recordsOf('disbursements', line)) {
        const certificate = await issued('disbursement', giro);
        const { disbursement, entries } = dataOf<{
          disbursement: { paid: string; paymentOrder: null; reference: null };
          entries: { paid: string[] };
        }>(certificate);
        expect(disbursement).toMatchObject({ paymentOrder: null, reference: null, datePrecision: 'on-or-after' });
        expect(entries.paid).toHaveLength(1);
        paid.push(Money.of(disbursement.paid));
        const spanish = Money.of(disbursement.paid).toSpanish();
        expect(certificate.facts.join('\n')).toContain(`(${spanish}), desde el 1 de agosto de 2025 (la fuente no da`);
        const left = `quedan ${spanish} girados sin confirmar`;
        expect(await refusal('receipt', giro)).toMatch(new RegExp(`^409 .*${left.replaceAll('$', '\\$')}\\.$`));
        expect(await refusal('clearance', line.id)).toContain(`${left}; falta cerrar la línea.`);
      }
      expect(await refusal('execution', line.id)).toContain('no ha presentado informe de ejecución.');
    }
    expect([paid.length, Money.sum(paid).toString()]).toEqual([11, '1588422540.00']);
  });

  it('leave two withdrawn without saying that they were paid, nor that they were not', async () => {
    const contested: Money[] = [];
    for (const line of await linesOf(1409)) {
      for (const withdrawal of await recordsOf('withdrawals', line)) {
        const certificate = await issued('withdrawal', withdrawal);
        const said = certificate.facts.join('\n');
        expect(said).toContain('el oficio, su radicado y su fecha están por confirmar');
        expect(said).toContain('esta certificación no afirma que se haya girado ni que no se haya girado');
        contested.push(Money.of(dataOf<{ withdrawal: { contested: string } }>(certificate).withdrawal.contested));
        expect(await refusal('clearance', line.id)).toContain('desistidos, con giro por establecer');
      }
    }
    expect([contested.length, Money.sum(contested).toString()]).toEqual([2, '409785370.00']);
  });

  it('stand on one page each, as an office hands them out', async () => {
    const [line] = await linesOf(1409);
    const [giro] = await recordsOf('disbursements', line!);
    // Of the example, those of six facts and a table.
    const example = await linesOf(9002);
    const [received] = await recordsOf('disbursements', example[0]!);
    const [returned] = await recordsOf('restitutions', example[4]!);
    for (const { id } of [
      await issued('allocation', line!.id),
      await issued('disbursement', giro!),
      await issued('receipt', received!),
      await issued('restitution', returned!),
    ]) {
      expect(saysOf(await pdfOf(service, registrar, id), 'pdfinfo', 'PDF')).toMatch(/^Pages: +1$/m);
    }
  });

  it('reconcile the resolution: what was announced is 1.792.090 pesos more than its lines', async () => {
    const certificate = await issued('reconciliation', ids[1409]!);
    const data = dataOf<Record<string, unknown> & { findings: { code: string }[] }>(certificate);
    expect(data).toMatchObject({
      authorized: '2000000000.00',
      annexTotal: '1998207910.00',
      sumOfPlaces: '2000000000.00',
      announced: [{ difference: '1792090.00' }],
      paid: { minimum: '1588422540.00', maximum: '1998207910.00' },
    });
    const { body } = await auditor.get<{ items: { state: string }[] }>(`/findings?resolution=${ids[1409]!}&limit=200`);
    expect(data.findings).toHaveLength(body.items.filter(({ state }) => state !== 'resolved').length);
    expect(await refusal('reconciliation', ids[9003]!)).toContain('modifica otra: se concilia la modificada');
    expect(await refusal('reconciliation', ids[401]!)).toContain('la Resolución 401 de 2025 no autoriza recursos');
  });

  it('certify the rest of the life on the example', async () => {
    const [closed] = (await linesOf(9002)) as [Line];
    for (const [kind, type] of [
      ['restitutions', 'restitution'],
      ['disbursements', 'receipt'],
    ] as const) {
      for (const id of await recordsOf(kind, closed)) await issued(type, id);
    }
    expect((await issued('execution', closed.id)).facts.join('\n')).toContain(
      'el 95,83 % de lo recibido ($115.000.000 de $120.000.000)',
    );
    expect((await issued('clearance', closed.id)).facts.join('\n')).toContain('se encuentra A PAZ Y SALVO');
    for (const { id } of await linesOf(9002)) await issued('statement', id);
  });

  it('take numbers without a gap, whoever asks at once', async () => {
    const [closed] = (await linesOf(9002)) as [Line];
    const asked = (['statement', 'allocation', 'statement', 'allocation', 'statement', 'allocation'] as const).flatMap(
      (type, index) => [10, 20].map((day) => ({ type, cutoff: `2026-02-${day + index}` })),
    );
    const ask = () =>
      Promise.all(asked.map((each) => registrar.post('/certificates', { ...each, subjectId: closed.id })));
    expect((await ask()).map(({ status }) => status)).toEqual(asked.map(() => 201));
    expect((await ask()).map(({ status }) => status)).toEqual(asked.map(() => 409));
    const series = await service.database.query<{ type: string; numbers: number[] }[]>(
      'select type, array_agg(number order by number) as numbers from certificate group by type, year order by type',
    );
    expect(series.map(({ type }) => type)).toEqual([...certificateTypes].sort());
    for (const { numbers } of series) expect(numbers).toEqual(numbers.map((_, index) => index + 1));
  });

  it('are in the kit, each of which verifies, over a sound ledger', async () => {
    const kit = KitFolder.of(await downloadKit(service, auditor));
    const [{ count }] = await service.database.query<[{ count: number }]>('select count(*)::integer from certificate');
    const { status, says } = kit.verify();
    kit.remove();
    expect(says).toContain(`sin huecos en los números (I9) — ${count} certificados`);
    expect([status, says]).toEqual([0, expect.stringMatching(/TODO COINCIDE\n$/)]);
    await expectLedgerSound(service.database);
  });
});
