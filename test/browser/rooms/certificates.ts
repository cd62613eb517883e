import { money, type MoneyFacts } from './money-facts';
import { room } from './room';

/** Certificates: found, issued, and those of a whole resolution. */
export const certificates = room<MoneyFacts & { readonly certificate: string; readonly batch: string }>({
  name: 'certificados',
  prepare: async (world) => {
    const facts = await money(world);
    const { registrar, approver } = world.office;
    const issue = async (index: number) =>
      (await registrar.must('POST', '/certificates', { type: 'allocation', subjectId: facts.lines[index]!.id })).id;
    const [certificate, other] = [await issue(0), await issue(1)];
    await approver.must('POST', `/certificates/${other}/annulment`, { reason: 'EJEMPLO — Se pidió por error' });
    const batch = { resolutionId: facts.resolution, type: 'clearance', form: 'zip' };
    return { ...facts, certificate, batch: (await registrar.must('POST', '/certificate-batches', batch)).id };
  },
  pages: [
    { name: 'Buscar', as: 'auditor', open: () => '/escritorio/certificados' },
    { name: 'Uno vigente', as: 'approver', open: (_, { certificate }) => `/escritorio/certificados/${certificate}` },
    {
      name: 'Anular, por confirmar',
      as: 'approver',
      open: (_, { certificate }) => `/escritorio/certificados/${certificate}/anular`,
      act: async (page) => {
        await page.getByLabel('Por qué se anula').fill('EJEMPLO — Otro motivo');
        await page.getByRole('button', { name: 'Revisar' }).click();
        await page.getByText('Todavía no se ha hecho nada').waitFor();
      },
    },
    {
      name: 'Expedir, escoger',
      as: 'registrar',
      open: (_, { resolution }) => `/escritorio/certificados/nuevo?tipo=allocation&resolucion=${resolution}`,
    },
    {
      name: 'Expedir, lo que va a decir',
      as: 'registrar',
      open: (_, { lines }) => `/escritorio/certificados/nuevo/statement/${lines[2]!.id}`,
      act: async (page) => {
        await page.getByRole('button', { name: 'Ver lo que va a decir' }).click();
        await page.getByText('El número se asigna al expedirlo').waitFor();
      },
    },
    {
      name: 'Expedir, negado',
      as: 'registrar',
      open: (_, { lines }) => `/escritorio/certificados/nuevo/clearance/${lines[2]!.id}`,
      act: async (page) => {
        await page.getByRole('button', { name: 'Ver lo que va a decir' }).click();
        await page.getByText('Hay algo por corregir').waitFor();
      },
    },
    { name: 'Lote, pedirlo', as: 'registrar', open: () => '/escritorio/certificados/lotes' },
    { name: 'Lote, su avance', as: 'registrar', open: (_, { batch }) => `/escritorio/certificados/lotes/${batch}` },
  ],
});
