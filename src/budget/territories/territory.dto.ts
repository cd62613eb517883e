import { z } from 'zod';
import { pageView, paging } from '../../platform/http/paging';
import type { Territory } from './territory.rules';

export const territoriesAsked = z.strictObject({
  department: z.string().trim().min(1).max(100).optional().meta({ description: 'Código o nombre del departamento' }),
  q: z.string().trim().max(100).optional().meta({ description: 'Parte del nombre, de un alias o del código' }),
  ...paging,
});

export const departmentView = z.object({ code: z.string(), name: z.string() });

export const territoryView = z.object({
  divipola: z.string(),
  municipality: z.string(),
  department: departmentView,
  type: z.string(),
  aliases: z.array(z.string()),
});

export const territoriesView = pageView(territoryView);

export type TerritoriesAsked = z.output<typeof territoriesAsked>;
export type TerritoryView = z.output<typeof territoryView>;

export function viewTerritory(territory: Territory): TerritoryView {
  return {
    divipola: territory.divipola,
    municipality: territory.municipality,
    department: { code: territory.department.code, name: territory.department.name },
    type: territory.type,
    aliases: [...territory.aliases],
  };
}
