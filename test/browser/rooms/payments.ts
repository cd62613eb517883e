import { nothingMore, room } from './room';
import type { World } from '../world';

const order = ({ resolution }: World) => `/escritorio/asignaciones/${resolution.lines[2]!.id}/orden-de-pago`;

/** Payment orders. */
export const payments = room({
  name: 'giros',
  prepare: nothingMore,
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
  ],
});
