import type { Browser, Page } from 'playwright-core';
import { expectLedgerSound } from '../support/expect-ledger-sound';
import { openOffice, type Office } from '../support/office';
import { startTestService, testPassword, type TestService } from '../support/service';
import type { Visitor } from '../support/visitor';
import { listen, openChromium, windowOf } from './chromium';

/**
 * The life of a resolution by five people in five windows, each signed in by the door: drafted and published, ordered,
 * approved and paid, confirmed, certified, and read by who audits it. Nobody writes a request.
 */
describe('the life of a resolution, in a browser', () => {
  let service: TestService;
  let browser: Browser;
  let office: Office;
  let address: string;

  beforeAll(async () => {
    service = await startTestService();
    [office, address, browser] = [await openOffice(service), await listen(service), await openChromium()];
  });
  afterAll(async () => {
    await browser.close();
    await expectLedgerSound(service.database);
    await service.close();
  });

  /** A window of somebody who comes in by the door. */
  async function entered(who: Visitor): Promise<Page> {
    const page = await (await windowOf(browser, address, null)).newPage();
    page.setDefaultTimeout(10_000);
    await page.goto('/');
    await page.getByLabel('Correo').fill((await who.get<{ email: string }>('/me')).body.email);
    await page.getByLabel('Contraseña').fill(testPassword);
    await press(page, 'Entrar');
    await page.getByRole('button', { name: 'Salir' }).waitFor();
    return page;
  }

  const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
  const follow = (page: Page, name: string | RegExp) => page.getByRole('link', { name }).first().click();
  /** The first thing that awaits this person, from «Qué me espera». */
  const taskOf = async (page: Page, name: RegExp) => {
    await follow(page, 'Qué me espera');
    await follow(page, name);
  };

  it('goes from a draft to a certificate and an audit', async () => {
    const registrar = await entered(office.registrar);
    await registrar.goto('/escritorio/resoluciones/nueva?tipo=allocation');
    await registrar.getByLabel('Quién la expide').fill('EJEMPLO — Ministerio');
    await registrar.getByLabel('Número', { exact: true }).fill('8020');
    await registrar.getByLabel('Año', { exact: true }).fill('2025');
    await registrar.getByLabel('Fecha de expedición').fill('3 de febrero de 2025');
    await registrar.getByLabel('Título').fill('EJEMPLO — Asigna recursos');
    await registrar.getByLabel('Vigencia fiscal').fill('2025');
    await registrar.getByLabel('Valor que autoriza').fill('60.431.400');
    await press(registrar, 'Guardar el proyecto');
    await follow(registrar, 'Pegar o subir el anexo');
    const pasted = 'DIVIPOLA\tMunicipio\tHospital\tValor\n91001\tLeticia\tEJEMPLO — E.S.E. 91001\t60.431.400';
    await registrar.getByLabel('Pegue aquí las filas').fill(pasted);
    await press(registrar, 'Leer lo pegado');
    await press(registrar, 'Guardar 1 línea');
    await follow(registrar, 'Enviar a revisión');
    await press(registrar, 'Ver qué cambia');
    await press(registrar, 'Enviar a revisión');
    await registrar.getByText('El proyecto está en revisión').waitFor();
    const resolution = new URL(registrar.url()).pathname;

    const approver = await entered(office.approver);
    await approver.goto(`${resolution}/publicacion`);
    await press(approver, 'Ver qué cambia');
    await press(approver, 'Publicar la resolución');
    await approver.getByText('La resolución quedó vigente').waitFor();

    await registrar.goto('/escritorio/giros');
    await registrar.getByLabel('Marcar todas las de esta página').check();
    await press(registrar, 'Ordenar el pago de las marcadas…');
    await registrar.getByLabel('Fecha de las órdenes').fill('3/03/2025');
    await press(registrar, 'Revisar el efecto');
    await registrar.getByText('Todavía no se ha hecho nada').waitFor();
    await registrar.locator('button[name=paso][value=confirmar]').click();
    await registrar.getByRole('status').waitFor();

    await taskOf(approver, /Decidir la orden de pago/);
    await follow(approver, /Aprobar la orden/);
    await press(approver, 'Aprobar la orden');
    await approver.getByText('La orden quedó aprobada').waitFor();

    const paymaster = await entered(office.paymaster);
    await taskOf(paymaster, /Pagar la orden aprobada/);
    await follow(paymaster, /Registrar el pago/);
    await paymaster.getByLabel('Fecha del pago').fill('10/03/2025');
    await paymaster.getByLabel('Referencia del banco').fill('EJEMPLO-SIIF');
    await press(paymaster, 'Revisar');
    await press(paymaster, 'Registrar el pago');
    await paymaster.getByText('El pago quedó registrado').waitFor();

    const recipient = await entered(office.recipient);
    await follow(recipient, /Confirmar el recibo del giro: \$60\.431\.400/);
    await press(recipient, 'Sí, llegaron los $60.431.400');
    await recipient.getByText('el recibo quedó confirmado').waitFor();

    await registrar.goto('/escritorio/giros');
    await follow(registrar, /^Recibido/);
    await follow(registrar, /^Leticia$/);
    await follow(registrar, 'Expedir el certificado de este recibo');
    await press(registrar, 'Ver lo que va a decir');
    await registrar.getByText('El número se asigna al expedirlo').waitFor();
    await registrar.locator('button[name=paso][value=confirmar]').click();
    await registrar.getByRole('status').waitFor();
    const download = registrar.waitForEvent('download');
    await follow(registrar, /PDF/);
    expect((await download).suggestedFilename()).toMatch(/\.pdf$/);

    const auditor = await entered(office.auditor);
    await auditor.goto(resolution);
    await auditor.getByText('60.431.400 = 60.431.400 en caja de la E.S.E.').waitFor();
    await auditor.getByLabel('Situación al').fill('2025-03-05');
    await press(auditor, 'Consultar');
    await auditor.getByText('60.431.400 = 60.431.400 en orden de pago').waitFor();
  });
});
