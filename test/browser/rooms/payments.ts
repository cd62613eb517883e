import { money, type MoneyFacts } from './money-facts';
import { room } from './room';
import type { World } from '../world';

const order = ({ resolution }: World) => `/escritorio/asignaciones/${resolution.lines[2]!.id}/orden-de-pago`;
const giro = (_: World, { pending }: MoneyFacts) => `/escritorio/giros/${pending[0]!}`;

/** Payment orders and giros, one by one and many at once. */
export const payments = room<MoneyFacts>({
  name: 'giros',
  prepare: money,
  pages: [
    { name: 'Orden de pago', as: 'registrar', open: order },
    {
      name: 'Orden de pago, con errores',
      as: 'registrar',
      open: order,
      act: async (page) => {
        await page.getByLabel('Valor').fill('60.431');
        await page.getByLabel('Fecha de la orden').fill('el martes');
        await page.getByRole('button', { name: 'Revisar la orden' }).click();
        await page.getByText('cosas por corregir').waitFor();
      },
    },
    {
      name: 'Orden de pago, por confirmar',
      as: 'registrar',
      open: order,
      act: async (page) => {
        await page.getByLabel('Valor').fill('100.000,00');
        await page.getByLabel('Número de la orden de pago').fill('EJEMPLO-9');
        await page.getByLabel('Fecha de la orden').fill('5 de marzo de 2025');
        await page.getByRole('button', { name: 'Revisar la orden' }).click();
        await page.getByText('Todavía no se ha hecho nada').waitFor();
      },
    },
    { name: 'Por ordenar', as: 'registrar', open: () => '/escritorio/giros' },
    {
      name: 'Ordenar varias',
      as: 'registrar',
      open: (_, { resolution }) => `/escritorio/giros?paso=por-ordenar&resolucion=${resolution}`,
      act: async (page) => {
        await page.getByLabel('Marcar todas las de esta página').check();
        await page.getByRole('button', { name: 'Ordenar el pago de las marcadas…' }).click();
        await page.getByRole('heading', { name: 'Ordenar el pago de varias líneas' }).waitFor();
      },
    },
    { name: 'Por aprobar', as: 'approver', open: () => '/escritorio/giros' },
    {
      name: 'Aprobar varias, por confirmar',
      as: 'approver',
      open: () => '/escritorio/giros',
      act: async (page) => {
        await page.getByLabel('Marcar todas las de esta página').check();
        await page.getByRole('button', { name: 'Aprobar las marcadas…' }).click();
        await page.getByText('Todavía no se ha hecho nada').waitFor();
      },
    },
    {
      name: 'Pagar varias, con errores',
      as: 'paymaster',
      open: () => '/escritorio/giros?paso=por-pagar',
      act: async (page) => {
        await page.getByLabel('que cumplen los filtros').check();
        await page.getByRole('button', { name: 'Registrar el pago de las marcadas…' }).click();
        await page.getByLabel('Fecha del pago').fill('1 de enero de 2020');
        await page.getByRole('button', { name: 'Revisar el efecto' }).click();
        await page.getByText('no se hizo ninguna').waitFor();
      },
    },
    { name: 'Sin confirmar, para auditoría', as: 'auditor', open: () => '/escritorio/giros?paso=sin-confirmar' },
    { name: 'Nada cumple', as: 'auditor', open: () => '/escritorio/giros?paso=recibidos&q=nada' },
    { name: 'Giro por aprobar', as: 'approver', open: giro },
    { name: 'Giro por aprobar, visto por quien no decide', as: 'auditor', open: giro },
    { name: 'Aprobar un giro', as: 'approver', open: (...of) => `${giro(...of)}/aprobar` },
    { name: 'Devolver un giro', as: 'approver', open: (...of) => `${giro(...of)}/devolver` },
    { name: 'Giro con recibo en parte', as: 'paymaster', open: (_, { disputed }) => `/escritorio/giros/${disputed}` },
    { name: 'Rechazar un giro', as: 'paymaster', open: (_, { disputed }) => `/escritorio/giros/${disputed}/rechazar` },
  ],
});
