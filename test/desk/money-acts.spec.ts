import { permissions } from '../../src/budget/permissions';
import { registers } from '../../src/budget/register/register.kinds';
import { kindsOfTask } from '../../src/budget/tasks/task.kinds';
import { lineRoom, requirementRoom } from '../../src/web/lines/line.room';
import { disbursementStatuses, withdrawalStates } from '../../src/web/parts/words';
import { fulfilmentStates, reportStates } from '../../src/web/reports/report.words';
import { decidedStates, restitutionStates } from '../../src/web/restitutions/restitution.words';
import { reportRoom } from '../../src/web/reports/report.room';
import { lapseRoom, restitutionRoom, restorationRoom } from '../../src/web/restitutions/restitution.room';
import { pagesOfTasks } from '../../src/web/tasks/task-addresses';
import { withdrawalRoom } from '../../src/web/withdrawals/withdrawal.room';
import { expectLedgerSound } from '../support/expect-ledger-sound';
import { disburse, openOffice, publish, type Line, type Office } from '../support/office';
import { startTestService, type TestService } from '../support/service';
import type { Visitor } from '../support/visitor';
import { Browser } from './browser';

/** Withdrawals, deposits, reports and the end of a line, as a browser without scripts works through them. */
describe('the pages of what comes after a giro', () => {
  let service: TestService;
  let browser: Browser;
  let office: Office;
  let lines: Line[];
  let resolution: string;

  beforeAll(async () => {
    service = await startTestService();
    browser = new Browser(service.app);
    office = await openOffice(service);
    const terms = { requirements: ['bank-certificate'] };
    ({ id: resolution, lines } = await publish(office, ['400000.00', '300000.00', '200000.00'], terms));
  });
  afterAll(async () => {
    await expectLedgerSound(service.database);
    await service.close();
  });

  const lineAt = (index: number) => `/escritorio/asignaciones/${lines[index]!.id}`;
  const hidden = (html: string): Record<string, string> =>
    Object.fromEntries(
      [...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name, value]) => [
        name!,
        value!.replaceAll('&#34;', '"'),
      ]),
    );
  /** Asked, reviewed and confirmed, as who follows the buttons does. @returns where it leads */
  async function follow(by: Visitor, url: string, typed: Record<string, string> = {}): Promise<string> {
    const asked = await browser.open(by, url);
    expect([url, asked.status]).toEqual([url, 200]);
    const review =
      Object.keys(typed).length === 0 ? asked : await browser.post(by, url, { ...hidden(asked.html), ...typed });
    expect([url, review.html.includes('Todavía no se ha hecho nada')]).toEqual([url, true]);
    const done = await browser.post(by, url, { ...hidden(review.html), paso: 'confirmar' });
    expect([url, done.status]).toEqual([url, 303]);
    return done.location;
  }

  it('leads from what waits to the page that does it, and decides a document before a giro', async () => {
    await office.recipient.must('POST', `/allocations/${lines[0]!.id}/requirements/bank-certificate`, {
      ...{ document: 'EJEMPLO-CB-1', documentOn: '2025-02-10' },
    });
    const tasks = await browser.open(office.approver, '/escritorio/tareas');
    const page = `${lineAt(0)}/requisitos/bank-certificate`;
    expect(tasks.html).toContain(`href="${page}"`);
    expect((await browser.open(office.approver, page)).html).toContain('EJEMPLO-CB-1');
    const list = await browser.open(office.approver, '/escritorio/informes/documentos');
    expect([list.html.includes('Certificación bancaria'), list.html.includes(page)]).toEqual([true, true]);
    const led = await follow(office.approver, `${page}/aceptar`);
    expect((await browser.open(office.approver, led)).html).toContain('El documento quedó aceptado');
    expect((await browser.open(office.registrar, lineAt(0))).html).toContain(`${lineAt(0)}/orden-de-pago`);
  });

  it('records a withdrawal on behalf of a hospital, decides it, clears it up and shows before and after', async () => {
    const typed = {
      payment: 'unknown',
      reason: 'EJEMPLO — Sin equipo',
      source: 'EJEMPLO — Informe',
      sourceCutoff: '30/11/2025',
    };
    const empty = { filingNumber: '', withdrawnOn: '', reportedPaid: '' };
    const led = await follow(office.registrar, `${lineAt(1)}/desistimiento`, { ...typed, ...empty });
    const page = led.replace('?hecho=registrado', '');
    expect((await browser.open(office.registrar, led)).html).toContain('Lo decide otra persona');
    await follow(office.approver, `${page}/aprobar`);
    const proof = { payment: 'before', evidence: 'EJEMPLO — Oficio 7 de 2026', effectiveOn: '', datePrecision: '' };
    await follow(office.approver, `${page}/esclarecer`, { ...proof, reference: '', receivedOn: '' });
    const told = await browser.open(office.auditor, page);
    for (const said of [
      'Antes: ',
      'Desistió, giro por establecer',
      'Desistió antes del giro',
      'EJEMPLO — Oficio 7 de 2026',
    ])
      expect(told.html).toContain(said);
    expect((await browser.open(office.auditor, '/escritorio/desistimientos?paso=aprobados')).html).toContain('Quibdó');
  });

  it('shows a report beside the one before it, and accepts it', async () => {
    const giro = await disburse(office, lines[0]!.id, '400000.00');
    const received = { amount: '400000.00', receivedOn: '2025-03-12' };
    await office.recipient.must('POST', `/disbursements/${giro}/receipt`, received);
    await office.recipient.must('POST', `/allocations/${lines[0]!.id}/incorporation`, {
      ...{ actKind: 'Acuerdo', actNumber: 'EJEMPLO-1', actOn: '2025-03-20', amount: '400000.00' },
    });
    const report = (cutoff: string, paid: string) =>
      office.recipient.must('POST', `/allocations/${lines[0]!.id}/execution-reports`, {
        ...{ cutoff, paid, contracted: '400000.00', obligated: paid, yieldsEarned: '0.00' },
      });
    const first = await report('2025-04-30', '100000.00');
    await follow(office.approver, `/escritorio/informes/${first.id}/aceptar`);
    const second = await report('2025-05-31', '250000.00');
    const page = await browser.open(office.approver, `/escritorio/informes/${second.id}`);
    for (const said of ['$100.000', '$250.000', '+$150.000', '62,50 % de $400.000', 'Acuerdo EJEMPLO-1'])
      expect(page.html).toContain(said);
    const url = `/escritorio/informes/${second.id}/observar`;
    await follow(office.approver, url, { reason: 'EJEMPLO — Falta el soporte' });
    expect((await browser.open(office.approver, '/escritorio/informes?paso=observados')).html).toContain('Leticia');
    expect((await browser.open(office.approver, '/escritorio/informes/incorporaciones')).html).toContain('EJEMPLO-1');
  });

  it('verifies a deposit, restores it, and says why a line cannot be closed', async () => {
    const deposit = await office.recipient.must('POST', `/allocations/${lines[0]!.id}/restitutions`, {
      ...{ kind: 'principal', amount: '50000.00', depositedOn: '2025-06-10' },
      ...{ portfolio: 'EJEMPLO', reference: 'EJEMPLO-D1' },
    });
    const due = await browser.open(office.paymaster, `/escritorio/reintegros/por-volver?resolucion=${resolution}`);
    expect(due.html).toContain('$50.000');
    await follow(office.paymaster, `/escritorio/reintegros/${deposit.id}/verificar`);
    const typed = { amount: '50.000,00', actNumber: 'EJEMPLO-R1', effectiveOn: '1 de julio de 2025' };
    const led = await follow(office.registrar, `${lineAt(0)}/restablecimiento`, typed);
    const waiting = await browser.open(office.approver, led);
    expect(waiting.html).toContain('Aprobar el restablecimiento');
    expect((await browser.open(office.approver, '/escritorio/restablecimientos')).html).toContain('EJEMPLO-R1');
    await follow(office.approver, `${led.replace('?hecho=registrado', '')}/aprobar`);
    expect((await browser.open(office.auditor, '/escritorio/restablecimientos?paso=aprobados')).html).toContain(
      'EJEMPLO-R1',
    );
    const closing = await browser.open(office.approver, `${lineAt(0)}/cierre`);
    const refused = await browser.post(office.approver, `${lineAt(0)}/cierre`, hidden(closing.html));
    expect([refused.status, refused.html.includes('Hay algo por corregir')]).toEqual([422, true]);
  });

  it('records and decides what is lost at the close of the year', async () => {
    const typed = { actNumber: 'EJEMPLO-C1', effectiveOn: '31/12/2025' };
    const led = await follow(office.registrar, `/escritorio/resoluciones/${resolution}/perdida`, typed);
    const page = led.replace('?hecho=registrado', '');
    await follow(office.approver, `${page}/aprobar`);
    expect((await browser.open(office.auditor, page)).html).toContain('Pérdida de $');
    expect((await browser.open(office.auditor, '/escritorio/perdidas?paso=aprobadas')).html).toContain('EJEMPLO-C1');
  });

  it('tells the national report, ready to be copied', async () => {
    const page = await browser.open(office.registrar, `/escritorio/informes/nacional?resolucion=${resolution}`);
    expect([page.status, page.html.includes('Todas las cartas, en un PDF')]).toEqual([200, true]);
    expect(/<textarea id="texto"[^>]*>[^<]{40}/.test(page.html)).toBe(true);
  });

  it('is closed to a hospital that it is not of, and to who only reads', async () => {
    const stranger = await service.person('recipient', [office.hospitals[2]!]);
    expect((await browser.open(stranger, lineAt(0))).status).toBe(404);
    expect((await browser.open(office.auditor, `${lineAt(0)}/cierre`)).status).toBe(403);
    expect((await browser.open(office.auditor, lineAt(0))).html).not.toContain('Lo que puede hacer');
    expect((await browser.open(office.auditor, `${lineAt(0)}/requisitos/nada`)).status).toBe(404);
  });

  it('names the offices of each act as the service does, and a page for each kind of task', () => {
    const rooms = [
      withdrawalRoom,
      restitutionRoom,
      restorationRoom,
      lapseRoom,
      reportRoom,
      lineRoom,
      requirementRoom('rut'),
    ];
    for (const { permission, roles } of rooms.flatMap(
      ({ deeds }) => deeds as readonly { permission: string; roles: readonly string[] }[],
    ))
      for (const role of roles)
        expect([permission, permissions[permission as keyof typeof permissions]]).toEqual([
          permission,
          expect.arrayContaining([role]),
        ]);
    expect(Object.keys(pagesOfTasks).sort()).toEqual(Object.keys(kindsOfTask).sort());
    expect(Object.keys(restitutionStates).sort()).toEqual([...registers.restitution].sort());
    expect(Object.keys(reportStates).sort()).toEqual([...registers['execution-report']].sort());
    expect(Object.keys(fulfilmentStates).sort()).toEqual([...registers.requirement].sort());
    for (const state of [...registers.restoration, ...registers.lapse]) expect(decidedStates).toHaveProperty(state);
    for (const state of registers.withdrawal) expect(withdrawalStates).toHaveProperty(state);
    for (const state of registers.disbursement) expect(disbursementStatuses).toHaveProperty(state);
  });
});
