import { z } from 'zod';
import { date, instant } from '../../platform/http/forms';
import { personView } from '../allocations/allocation.dto';

export const closureForm = z.strictObject({ closedOn: date().optional() });
export type ClosureForm = z.output<typeof closureForm>;

export const closureView = z.object({
  id: z.string(),
  allocationId: z.string(),
  closedOn: date(),
  recordedBy: personView,
  recordedAt: instant(),
  resolutionId: z.string(),
  resolutionStatus: z.string().meta({ description: '«closed» cuando era la última línea abierta' }),
});
export type ClosureView = z.output<typeof closureView>;
