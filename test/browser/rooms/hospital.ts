import { disburse, publish, resolutionForm } from '../../support/office';
import { room } from './room';

/** Terms counted in business days, papers before the giro, one giro of two that has not been confirmed. */
const terms = {
  executeBy: '2025-11-28',
  deadlines: [
    { kind: 'acceptance', days: 10, unit: 'business-days' },
    { kind: 'incorporation', days: 15, unit: 'business-days' },
    { kind: 'final-report', days: 10, unit: 'business-days' },
  ],
};

/** What a hospital sees and does. */
export const hospital = room({
  name: 'hospital',
  prepare: async ({ office }) => {
    const { lines } = await publish(office, ['400000.00', '300000.00', '200000.00'], resolutionForm(terms));
    const [first, second, third] = lines.map(({ id }) => id) as [string, string, string];
    const giro = await disburse(office, first, '300000.00');
    const told = await disburse(office, second, '300000.00');
    await office.recipient.must('POST', `/disbursements/${told}/receipt`, {
      amount: '250000.00',
      receivedOn: '2025-03-04',
    });
    const asking = await publish(office, ['100000.00'], resolutionForm({ requirements: ['bank-certificate'] }));
    const paper = `/escritorio/mis-recursos/${asking.lines[0]!.id}/requisitos/bank-certificate`;
    const another = await disburse(office, third, '50000.00');
    const { link } = await office.registrar.must<{ id: string; link: string }>(
      'POST',
      `/disbursements/${another}/receipt-link`,
    );
    return { second, third: asking.lines[0]!.id, giro, told, paper, link: new URL(link).pathname };
  },
  pages: [
    { name: 'Mis recursos', as: 'recipient', light: true, open: () => '/escritorio/mis-recursos' },
    { name: 'Mis recursos, de quien no es hospital', as: 'registrar', open: () => '/escritorio/mis-recursos' },
    { name: 'Confirmar el recibo', as: 'recipient', light: true, open: (_, { giro }) => `/escritorio/recibos/${giro}` },
    { name: 'Llegó menos', as: 'recipient', light: true, open: (_, { giro }) => `/escritorio/recibos/${giro}/menos` },
    {
      name: 'Llegó menos, con errores',
      as: 'recipient',
      light: true,
      open: (_, { giro }) => `/escritorio/recibos/${giro}/menos`,
      act: async (page) => {
        await page.getByLabel('Cuánto llegó').fill('mucho');
        await page.getByRole('button', { name: 'Revisar' }).click();
        await page.getByText('Hay algo por corregir').waitFor();
      },
    },
    {
      name: 'Llegó menos, por confirmar',
      as: 'recipient',
      light: true,
      open: (_, { giro }) => `/escritorio/recibos/${giro}/menos`,
      act: async (page) => {
        await page.getByLabel('Cuánto llegó').fill('290.000,00');
        await page.getByRole('button', { name: 'Revisar' }).click();
        await page.getByText('Todavía no se ha hecho nada').waitFor();
      },
    },
    { name: 'No llegó nada', as: 'recipient', light: true, open: (_, { giro }) => `/escritorio/recibos/${giro}/nada` },
    {
      name: 'Recibo confirmado en parte',
      as: 'recipient',
      light: true,
      open: (_, { told }) => `/escritorio/recibos/${told}?hecho=menos`,
    },
    { name: 'Entregar un documento', as: 'recipient', open: (_, { paper }) => paper },
    { name: 'Enlace de un solo uso', as: 'anybody', light: true, open: (_, { link }) => link },
    { name: 'Aceptar', as: 'recipient', open: (_, { third }) => `/escritorio/mis-recursos/${third}/aceptacion` },
    {
      name: 'Informe, con errores',
      as: 'recipient',
      open: (_, { second }) => `/escritorio/mis-recursos/${second}/informe`,
      act: async (page) => {
        await page.getByRole('button', { name: 'Revisar el informe' }).click();
        await page.getByText('cosas por corregir').waitFor();
      },
    },
    { name: 'Reintegro', as: 'recipient', open: (_, { second }) => `/escritorio/mis-recursos/${second}/reintegro` },
    {
      name: 'Desistir, por confirmar',
      as: 'recipient',
      open: (_, { third }) => `/escritorio/mis-recursos/${third}/desistimiento`,
      act: async (page) => {
        await page.getByLabel('Por qué desiste').fill('EJEMPLO');
        await page.getByRole('button', { name: 'Revisar antes de desistir' }).click();
        await page.getByText('Todavía no se ha hecho nada').waitFor();
      },
    },
    { name: 'Papeles', as: 'recipient', open: (_, { second }) => `/escritorio/mis-recursos/${second}/papeles` },
    { name: 'Mis certificados', as: 'recipient', open: () => '/escritorio/mis-certificados' },
    { name: 'Archivo de PISIS', as: 'recipient', open: (_, { second }) => `/escritorio/mis-recursos/${second}/pisis` },
    {
      name: 'Enlace, ministerio',
      as: 'registrar',
      open: (_, { giro }) => `/escritorio/recibos/${giro}/enlace`,
    },
    { name: 'Un giro, ministerio', as: 'paymaster', light: true, open: (_, { giro }) => `/escritorio/recibos/${giro}` },
  ],
});
