import { nothingMore, room } from './room';

const firstLine = ({ resolution }: { resolution: { lines: readonly { id: string }[] } }) =>
  `/escritorio/asignaciones/${resolution.lines[0]!.id}`;

/** A resolution, its movements and its lines. */
export const resolutions = room({
  name: 'resoluciones',
  prepare: nothingMore,
  pages: [
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
  ],
});
