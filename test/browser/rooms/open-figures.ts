import { nothingMore, room } from './room';

/** What anybody reads of the money. */
export const openFigures = room({
  name: 'cifras abiertas',
  prepare: nothingMore,
  pages: [
    { name: 'Lista', as: 'anybody', open: () => '/cifras' },
    { name: 'Resolución', as: 'anybody', open: ({ resolution }) => `/cifras/${resolution.id}` },
    {
      name: 'Departamento, a otra fecha',
      as: 'anybody',
      open: ({ resolution }) => `/cifras/${resolution.id}?departamento=91&corte=2025-03-12`,
    },
    {
      name: 'Antes de expedirse',
      as: 'anybody',
      open: ({ resolution }) => `/cifras/${resolution.id}?corte=2024-01-01`,
    },
  ],
});
