import { z } from 'zod';
import { resolutionLabel } from '../resolutions/resolution.rules';
import { departmentView } from '../territories/territory.dto';
import type { LineAt } from './line-at.queries';

/** A line as reports name it. */
export const lineView = z.object({
  allocationId: z.string(),
  resolutionId: z.string(),
  resolution: z.string(),
  line: z.number().int(),
  divipola: z.string(),
  municipality: z.string(),
  department: departmentView,
  hospital: z.object({ id: z.string(), name: z.string(), nit: z.string().nullable() }).nullable(),
});

export type LineView = z.output<typeof lineView>;

export function viewLine(line: LineAt): LineView {
  return {
    allocationId: line.allocationId,
    resolutionId: line.resolution.id,
    resolution: resolutionLabel(line.resolution),
    line: line.line,
    divipola: line.divipola,
    municipality: line.municipality,
    department: { code: line.department.code, name: line.department.name },
    hospital: line.hospital && { id: line.hospital.id, name: line.hospital.name, nit: line.hospital.nit },
  };
}
