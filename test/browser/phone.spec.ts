import type { Browser, Page } from 'playwright-core';
import { disburse, openOffice, publish, type Office } from '../support/office';
import { startTestService, type TestService } from '../support/service';
import { expectLedgerSound } from '../support/expect-ledger-sound';
import { listen, openChromium, telephone, weighing, windowOf } from './chromium';

/** One bar of signal: three tenths of a second to go and come, and sixty-four kilobits a second. */
const oneBar = { offline: false, latency: 300, downloadThroughput: 8000, uploadThroughput: 8000 };

/** From the task to a confirmed receipt in two taps: on a telephone, without JavaScript, over a poor connection. */
describe('on a telephone with one bar of signal', () => {
  let service: TestService;
  let office: Office;
  let browser: Browser;
  let address: string;

  beforeAll(async () => {
    service = await startTestService({ RECEIPT_LINKS: 'true' });
    office = await openOffice(service);
    [address, browser] = [await listen(service), await openChromium()];
  });
  afterAll(async () => {
    await browser.close();
    await expectLedgerSound(service.database);
    await service.close();
  });

  async function telephoneOf(visitor: Office['recipient'] | null): Promise<Page> {
    const options = { viewport: telephone, javaScriptEnabled: false, hasTouch: true };
    const page = await (await windowOf(browser, address, visitor, options)).newPage();
    const session = await page.context().newCDPSession(page);
    await session.send('Network.enable');
    await session.send('Network.emulateNetworkConditions', oneBar);
    return page;
  }

  const givenGiro = async () => {
    const line = (await publish(office, ['400000.00'])).lines[0]!.id;
    return { line, giro: await disburse(office, line, '300000.00') };
  };
  const heldOf = async (line: string) =>
    (await office.recipient.get<{ places: { held: string } }>(`/allocations/${line}`)).body.places.held;

  it('confirms what arrived: one tap on the task, one on the answer, and nothing to type', async () => {
    const { line } = await givenGiro();
    const page = await telephoneOf(office.recipient);
    const home = await weighing(page);
    await page.goto('/escritorio/mis-recursos');
    expect(await home.weight()).toBeLessThan(15_000);
    await page.getByRole('link', { name: 'Confirmar el recibo del giro: $300.000' }).tap();
    const scales = await weighing(page, { keepsCache: true });
    await page.getByRole('button', { name: 'Sí, llegaron los $300.000' }).tap();
    await page.getByText('el recibo quedó confirmado').waitFor();
    expect(await heldOf(line)).toBe('300000.00');
    expect(await scales.weight()).toBeLessThan(15_000);
  });

  it('says that less arrived, and sees before what it leaves', async () => {
    const { line, giro } = await givenGiro();
    const page = await telephoneOf(office.recipient);
    await page.goto(`/escritorio/recibos/${giro}`);
    await page.getByRole('link', { name: 'Llegó menos' }).tap();
    await page.getByLabel('Cuánto llegó').fill('290.000,00');
    await page.getByRole('button', { name: 'Revisar' }).tap();
    await page.getByText('Queda en disputa', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Confirmar que llegaron $290.000' }).tap();
    await page.getByText('quedó confirmado lo que llegó').waitFor();
    expect(await heldOf(line)).toBe('290000.00');
  });

  it('confirms by a one-time link, without an account', async () => {
    const { line, giro } = await givenGiro();
    const { link } = await office.registrar.must<{ id: string; link: string }>(
      'POST',
      `/disbursements/${giro}/receipt-link`,
    );
    const page = await telephoneOf(null);
    const scales = await weighing(page);
    await page.goto(new URL(link).pathname);
    expect(await scales.weight()).toBeLessThan(15_000);
    await page.getByLabel('Su nombre').fill('EJEMPLO — Ana Prueba');
    await page.getByLabel('Su cargo').fill('EJEMPLO — Tesorera');
    await page.getByRole('button', { name: 'Sí, llegaron los $300.000' }).tap();
    await page.getByRole('heading', { name: 'Listo' }).waitFor();
    expect(await heldOf(line)).toBe('300000.00');
  });
});
