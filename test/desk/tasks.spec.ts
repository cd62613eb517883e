import { openOffice, publish, type Office } from '../support/office';
import { startTestService, type TestService } from '../support/service';
import { Browser } from './browser';

const hostile = `<script>alert(1)</script>"'&`;

/** «Qué me espera», as a page. */
describe('the page of tasks', () => {
  let service: TestService;
  let browser: Browser;
  let office: Office;

  beforeAll(async () => {
    service = await startTestService();
    browser = new Browser(service.app);
    office = await openOffice(service);
    const { lines } = await publish(office, ['400000.00', '600000.00'], {
      deadlines: [{ kind: 'acceptance', days: 10, unit: 'business-days' }],
    });
    const order = { amount: '400000.00', paymentOrder: hostile, orderedOn: '2025-03-03' };
    const { id } = await office.registrar.must('POST', `/allocations/${lines[0]!.id}/disbursements`, order);
    await office.approver.must('POST', `/disbursements/${id}/return`, { reason: hostile });
    await office.registrar.must('POST', `/allocations/${lines[1]!.id}/disbursements`, order);
  });
  afterAll(() => service.close());

  it('lists what waits, with its age, its deadline and why it came back', async () => {
    const approver = await browser.open(office.approver, '/escritorio/tareas');
    expect(approver.status).toBe(200);
    expect(approver.html).toContain('1 tarea espera por usted; 1 con el plazo vencido.');
    expect(approver.html).toContain('Decidir la orden de pago');
    expect(approver.html).toContain('$400.000');
    expect(approver.html).toContain('0 días, 0 hábiles');
    expect(approver.html).toContain('Vencido');
    const registrar = await browser.open(office.registrar, '/escritorio/tareas');
    expect(registrar.html).toContain('Corregir la orden devuelta y registrarla de nuevo');
    expect(registrar.html).toContain('Motivo: &lt;script>');
    expect(registrar.html).not.toContain('<script>alert');
    const hospital = await browser.open(office.recipient, '/escritorio/tareas');
    expect(hospital.html).toContain('Aceptar la asignación');
    expect(hospital.html).toContain('17 de febrero de 2025');
  });

  it('says it when there is nothing, and shows apart what one made oneself', async () => {
    const auditor = await browser.open(office.auditor, '/escritorio/tareas');
    expect(auditor.html).toContain('Nada espera por usted ahora.');
    const both = await service.person(['registrar', 'approver']);
    const draft = await both.must('POST', '/resolutions', {
      kind: 'strategy',
      issuer: 'EJEMPLO — Ministerio',
      number: 9402,
      year: 2025,
      issuedOn: '2025-02-03',
      title: 'EJEMPLO',
      fiscalYear: 2025,
    });
    await both.must('POST', `/resolutions/${draft.id}/review`, {});
    const { html } = await browser.open(both, '/escritorio/tareas');
    expect(html).toContain('Lo decide otra persona');
    expect(html).toContain('Publicar la resolución o devolverla');
  });

  it('is linked from the first page, with how many there are', async () => {
    const { html } = await browser.open(office.approver, '/');
    expect(html).toContain('href="/escritorio/tareas"');
    expect(html).toMatch(/\d tareas? esperan? por usted/);
  });

  it('is for who is signed in, and a cursor that is none is told', async () => {
    expect((await browser.open(null, '/escritorio/tareas')).status).not.toBe(200);
    expect((await browser.open(office.approver, '/escritorio/tareas?desde=nada')).status).toBe(422);
  });
});
