import { announced } from '../../support/findings';
import { publish } from '../../support/office';
import { room } from './room';

interface Facts {
  readonly finding: string;
  readonly entry: string;
  readonly line: string;
}

/** What does not agree, one movement, and the trace of its money. */
export const auditing = room<Facts>({
  name: 'auditoría',
  prepare: async ({ office, resolution }) => {
    const { auditor } = office;
    await publish(office, ['600000.00'], announced('1100000.00', '1,1 millones de pesos'));
    const findings = await auditor.get<{ items: { id: string; entries: string[] }[] }>('/findings');
    const entries = await auditor.get<{ items: { id: string; act: string }[] }>(
      `/ledger/entries?resolution=${resolution.id}`,
    );
    await auditor.must('POST', '/audit/seals', {});
    return {
      finding: findings.body.items[0]!.id,
      entry: entries.body.items.find(({ act }) => act === 'confirm')!.id,
      line: resolution.lines[0]!.id,
    };
  },
  pages: [
    { name: 'Hallazgos', as: 'auditor', open: () => '/escritorio/hallazgos' },
    {
      name: 'Hallazgos, ninguno',
      as: 'auditor',
      open: () => '/escritorio/hallazgos?texto=nadaquever&corte=2025-03-05',
    },
    { name: 'Hallazgo', as: 'registrar', open: (_, { finding }) => `/escritorio/hallazgos/${finding}` },
    {
      name: 'Explicar, con errores',
      as: 'registrar',
      open: (_, { finding }) => `/escritorio/hallazgos/${finding}/explicacion`,
      act: async (page) => {
        await page.getByRole('button', { name: 'Revisar la explicación' }).click();
        await page.getByText('cosas por corregir').waitFor();
      },
    },
    {
      name: 'Eximir, por confirmar',
      as: 'registrar',
      open: (_, { finding }) => `/escritorio/hallazgos/${finding}/exencion`,
      act: async (page) => {
        await page.getByLabel('Por qué se exime').fill('EJEMPLO: el acto modificatorio está en trámite.');
        await page.getByLabel('Hasta cuándo').fill('31 de diciembre de 2026');
        await page.getByRole('button', { name: 'Revisar la petición' }).click();
        await page.getByText('Todavía no se ha hecho nada').waitFor();
      },
    },
    { name: 'Movimiento', as: 'auditor', open: (_, { entry }) => `/escritorio/movimientos/${entry}` },
    { name: 'Rastro, sin escoger', as: 'auditor', open: () => '/escritorio/rastro' },
    { name: 'Rastro', as: 'auditor', open: (_, { line }) => `/escritorio/rastro?linea=${line}&lugar=held` },
    {
      name: 'Rastro, fecha por venir',
      as: 'auditor',
      open: (_, { line }) => `/escritorio/rastro?linea=${line}&lugar=held&conocido=2099-01-01T10:00`,
    },
    { name: 'Registro', as: 'auditor', open: () => '/escritorio/registro' },
    {
      name: 'Registro, verificado',
      as: 'auditor',
      open: () => '/escritorio/registro',
      act: async (page) => {
        for (const check of [
          'El registro, los sellos y las firmas',
          'Las reglas del libro',
          'Los archivos de soporte',
        ]) {
          await page.getByRole('button', { name: `Verificar: ${check}` }).click();
          await page.waitForLoadState('networkidle');
        }
        await page.getByText('Todo concuerda.').nth(2).waitFor();
      },
    },
    {
      name: 'Eventos',
      as: 'auditor',
      open: () => '/escritorio/registro/eventos',
      act: async (page) => {
        await page.locator('summary').first().click();
      },
    },
    { name: 'Muestras, ninguna', as: 'auditor', open: () => '/escritorio/muestras' },
    {
      name: 'Muestra, con error',
      as: 'auditor',
      open: () => '/escritorio/muestras/nueva',
      act: async (page) => {
        await page.getByLabel('Cuántos').fill('muchos');
        await page.getByRole('button', { name: 'Sacarla' }).click();
        await page.getByText('por corregir').first().waitFor();
      },
    },
    {
      name: 'Muestra',
      as: 'auditor',
      open: () => '/escritorio/muestras/nueva',
      act: async (page) => {
        await page.getByRole('radio', { name: /^Al azar/ }).check();
        await page.getByLabel('Cuántos').fill('3');
        await page.getByLabel('Semilla').fill('EJEMPLO-1');
        await page.getByRole('button', { name: 'Sacarla' }).click();
        await page.getByText('quedó sacada').waitFor();
      },
    },
    { name: 'Lo que no se sabe', as: 'auditor', open: () => '/escritorio/desconocidos?corte=2025-03-05' },
    { name: 'Eventos, con error', as: 'auditor', open: () => '/escritorio/registro/eventos?dia=31/02/2025' },
  ],
});
