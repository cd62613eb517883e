import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { expectLedgerSound } from '../support/expect-ledger-sound';
import { openOffice, type Office } from '../support/office';
import { startTestService, type TestService } from '../support/service';
import type { Visitor } from '../support/visitor';
import { listen, openChromium, windowOf } from './chromium';

const fiveErrors = join(__dirname, '../awful-annexes/files/five-errors.csv');

/** Two people in two windows: an annex of thirteen lines with five errors is put right on the page, and published. */
describe('the annex with five errors, in a browser', () => {
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

  const windowFor = async (who: Visitor): Promise<Page> => (await windowOf(browser, address, who)).newPage();
  const press = (page: Page, name: string) => page.getByRole('button', { name }).click();

  it('goes from a draft to a resolution in force', async () => {
    const registrar = await windowFor(office.registrar);
    await registrar.goto('/escritorio/resoluciones/nueva?tipo=allocation');
    await registrar.getByLabel('Quién la expide').fill('EJEMPLO — Ministerio');
    await registrar.getByLabel('Número', { exact: true }).fill('8013');
    await registrar.getByLabel('Año', { exact: true }).fill('2025');
    await registrar.getByLabel('Fecha de expedición').fill('7/07/2025');
    await registrar.getByLabel('Título').fill('EJEMPLO — Asigna recursos');
    await registrar.getByLabel('Vigencia fiscal').fill('2025');
    await registrar.getByLabel('Valor que autoriza').fill('2.000.000.000');
    await registrar.getByText('dos mil millones de pesos').waitFor();
    await press(registrar, 'Guardar el proyecto');
    await registrar.getByText('El proyecto quedó guardado').waitFor();
    const home = new URL(registrar.url()).pathname;

    await registrar.getByRole('link', { name: 'Pegar o subir el anexo' }).click();
    await registrar.getByLabel('O el archivo').setInputFiles(fiveErrors);
    await press(registrar, 'Leer el archivo');
    await registrar.getByRole('heading', { name: 'Hay 5 cosas por corregir' }).waitFor();

    await press(registrar, 'Usar 05837 Turbo (Antioquia)');
    await registrar.getByRole('heading', { name: 'Hay 4 cosas por corregir' }).waitFor();
    await press(registrar, 'Usar 44430 Maicao (La Guajira)');
    await registrar.getByRole('heading', { name: 'Hay 3 cosas por corregir' }).waitFor();
    await registrar.getByLabel('Valor de la línea 4').fill('84.438.180');
    await registrar.getByLabel('Valor de la línea 9').fill('60.431.400');
    await registrar.getByLabel('Departamento de la línea 13').fill('Vichada');
    await press(registrar, 'Probar otra vez');
    await registrar.getByText('Todo se entiende: 13 líneas por $1.998.207.910').waitFor();
    await press(registrar, 'Guardar 13 líneas');
    await registrar.getByText('quedan $1.792.090 por distribuir').waitFor();

    await registrar.getByRole('link', { name: 'Enviar a revisión' }).click();
    await press(registrar, 'Ver qué cambia');
    await press(registrar, 'Enviar a revisión');
    await registrar.getByText('El proyecto está en revisión').waitFor();
    await registrar.getByText('usted proyectó este acto').waitFor();

    const approver = await windowFor(office.approver);
    await approver.goto(`${home}/publicacion`);
    await press(approver, 'Ver qué cambia');
    await approver.getByText('Todavía no se ha hecho nada').waitFor();
    await press(approver, 'Publicar la resolución');
    await approver.getByText('La resolución quedó vigente').waitFor();
    await approver.getByText('2.000.000.000 = 1.792.090 por distribuir + 1.998.207.910 por girar').waitFor();
  });
});
