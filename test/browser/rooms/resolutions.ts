import { nothingMore, room } from './room';

const firstLine = ({ resolution }: { resolution: { lines: readonly { id: string }[] } }) =>
  `/escritorio/asignaciones/${resolution.lines[0]!.id}`;

/** The list of resolutions; one of them, its movements and its lines. */
export const resolutions = room({
  name: 'resoluciones',
  prepare: nothingMore,
  pages: [
    { name: 'Resoluciones', as: 'registrar', open: () => '/escritorio/resoluciones' },
    {
      name: 'Resoluciones, filtradas',
      as: 'auditor',
      open: () => '/escritorio/resoluciones',
      act: async (page) => {
        await page.getByLabel('Con dinero en').selectOption('contested');
        await page.getByText('Ninguna resolución cumple lo que pidió').waitFor();
        await page.getByLabel('Con dinero en').selectOption('transit');
        await page.getByText('1 resolución que cumple lo pedido').waitFor();
      },
    },
    { name: 'Resolución', as: 'auditor', open: ({ resolution }) => `/escritorio/resoluciones/${resolution.id}` },
    {
      name: 'Resolución a otra fecha',
      as: 'auditor',
      open: ({ resolution }) => `/escritorio/resoluciones/${resolution.id}?corte=2025-03-05`,
    },
    {
      name: 'Movimientos',
      as: 'auditor',
      open: ({ resolution }) => `/escritorio/resoluciones/${resolution.id}/movimientos`,
    },
    { name: 'Línea', as: 'registrar', open: firstLine },
    { name: 'Línea a otra fecha', as: 'auditor', open: (world) => `${firstLine(world)}?corte=2025-03-05` },
  ],
});
