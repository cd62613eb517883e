import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { disburse, openOffice, publish } from '../support/office';
import { startTestService } from '../support/service';
import { downloadKit, KitFolder } from '../stories/kit-folder';
import { Browser } from './browser';

const program = Browser.path();
if (program === null) process.stdout.write('Sin Chromium: no se abre verificador.html en un navegador.\n');
const describeInBrowser = program === null ? describe.skip : describe;

/** The page, opened from disk in a browser that asks nobody anything. */
describeInBrowser('verificador.html', () => {
  let kit: KitFolder;
  let browser: Browser;

  beforeAll(async () => {
    const service = await startTestService();
    const office = await openOffice(service);
    const { lines } = await publish(office, ['400000.00', '300000.00']);
    const giro = await disburse(office, lines[0]!.id, '400000.00');
    await office.registrar.must('POST', '/certificates', { type: 'disbursement', subjectId: giro });
    kit = KitFolder.of(await downloadKit(service, office.auditor));
    await service.close();
    browser = await Browser.open(program!, pathToFileURL(join(kit.folder, 'verificador.html')).href);
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    kit.remove();
  });

  const verdict = () => browser.evaluate('document.getElementById("veredicto").textContent');
  const done = 'document.getElementById("veredicto").className !== ""';

  it('is green on the ZIP, with every signature checked, and asks nobody anything', async () => {
    await browser.choose('#zip', [`${kit.folder}.zip`]);
    await browser.until(done);
    expect(await verdict()).toBe('TODO COINCIDE');
    const checks = (await browser.evaluate(
      '[...document.querySelectorAll("#comprobaciones > li")].map((item) => item.className + " " + item.textContent)',
    )) as string[];
    expect(checks.filter((each) => each.startsWith('fault'))).toEqual([]);
    // Nobody brought a root on paper; everything else was checked, signatures included.
    expect(checks.filter((each) => each.startsWith('skipped'))).toEqual([expect.stringContaining('Raíces en papel')]);
    expect(checks.join('\n')).toContain('Sellos: continúan y su firma es de su clave — 1 sellos');
    expect(browser.requests.filter((url) => !url.startsWith('file:') && !url.startsWith('blob:'))).toEqual([]);
  });

  it('says the same as the script of Node, check by check', async () => {
    const inPage = (await browser.evaluate(
      '[...document.querySelectorAll("#comprobaciones > li")].map((item) => item.textContent)',
    )) as string[];
    const inNode = kit
      .verify()
      .says.split('\n')
      .filter((line) => /^[✔–]/.test(line));
    expect(inPage.map((text) => text.replace(/^[^:]+: /, ''))).toEqual(inNode.map((line) => line.slice(2)));
  });

  it('names the line of a folder that was altered', async () => {
    const altered = kit.read('datos/entries.jsonl').replace('"document":"Orden', '"document":"orden');
    kit.write('datos/entries.jsonl', altered);
    await browser.choose('#carpeta', [kit.folder]);
    await browser.until('document.getElementById("veredicto").textContent.startsWith("HAY ALTERACIONES")');
    const faults = (await browser.evaluate('document.querySelector("#comprobaciones").textContent')) as string;
    expect(faults).toMatch(/datos\/entries\.jsonl, línea \d+: asiento \S+: no es el que ató su evento/);
    expect(faults).toMatch(/SHA256SUMS, línea \d+: datos\/entries\.jsonl no es el archivo que se sumó/);
  });
});
