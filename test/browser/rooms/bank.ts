import { money, type MoneyFacts } from './money-facts';
import { room } from './room';

/** Files for the bank, what it answers, and its statements. */
export const bank = room<MoneyFacts & { readonly batch: string }>({
  name: 'banco',
  prepare: async (world) => {
    const facts = await money(world);
    const { paymaster } = world.office;
    const [one = ''] = facts.ordered;
    const batch = (await paymaster.must('POST', '/payment-batches', { disbursements: [{ id: one }] })).id;
    return { ...facts, batch };
  },
  pages: [
    { name: 'Lotes', as: 'paymaster', open: () => '/escritorio/lotes-de-pago' },
    {
      name: 'Lotes, sin marcar ninguna',
      as: 'paymaster',
      open: () => '/escritorio/lotes-de-pago',
      act: async (page) => {
        await page.getByRole('button', { name: 'Hacer el archivo con las marcadas…' }).click();
        await page.getByText('No marcó ninguna orden').waitFor();
      },
    },
    { name: 'Un lote', as: 'approver', open: (_, { batch }) => `/escritorio/lotes-de-pago/${batch}` },
    { name: 'Respuestas', as: 'auditor', open: () => '/escritorio/respuestas-del-banco' },
    {
      name: 'Respuesta, leída',
      as: 'paymaster',
      open: () => '/escritorio/respuestas-del-banco',
      act: async (page) => {
        const rows = [
          'No. orden;Resultado;Valor;Fecha;Comprobante',
          'EJEMPLO-13;Pagada;20.000.000,00;2025-03-10;EJEMPLO-R1',
        ];
        const file = Buffer.from([...rows, 'NO-EXISTE;Pagada;1,00;2025-03-10;EJEMPLO-R2'].join('\n'));
        await page.getByLabel('Archivo del banco o de SIIF').setInputFiles({
          ...{ name: 'respuesta.csv', mimeType: 'text/csv', buffer: file },
        });
        await page.getByRole('button', { name: 'Leer la respuesta' }).click();
        await page.getByText('Todavía no se ha aplicado nada').waitFor();
      },
    },
    {
      name: 'Extracto',
      as: 'paymaster',
      open: () => '/escritorio/extractos',
      act: async (page) => {
        const rows = ['Fecha;Descripción;Referencia;Débito;Crédito', '2025-03-11;EJEMPLO — Pago;OTRA;30.000.000,00;'];
        const file = Buffer.from([...rows, '2025-03-12;EJEMPLO — Comisión;;1.000,00;'].join('\n'));
        await page.getByLabel('Extracto del banco').setInputFiles({
          ...{ name: 'extracto.csv', mimeType: 'text/csv', buffer: file },
        });
        await page.getByRole('button', { name: 'Cargar el extracto' }).click();
        await page.getByText('El extracto quedó cargado').waitFor();
      },
    },
  ],
});
