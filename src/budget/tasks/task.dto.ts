import { z } from 'zod';
import { amount, date, id } from '../../platform/http/forms';
import { pageView, paging } from '../../platform/http/paging';
import { foreignCursor, personView } from '../allocations/allocation.dto';
import { deadlineKinds, deadlineUnits } from '../resolutions/resolution-terms.rules';
import { taskKinds } from './task.kinds';
import { subjectKinds } from './task.rules';

const yesOrNo = z
  .enum(['true', 'false'])
  .transform((said) => said === 'true')
  .optional();

export const tasksAsked = z.strictObject({
  kind: z.enum(taskKinds).optional(),
  resolution: id().optional(),
  allocation: id().optional(),
  late: yesOrNo.meta({ description: 'Solo las que tienen un plazo vencido, o solo las demás' }),
  doable: yesOrNo.meta({ description: 'Solo las que usted puede hacer, o solo las que hizo usted y decide otro' }),
  limit: paging.limit,
  cursor: paging.cursor.refine(
    (keys) => keys === undefined || (keys.length === 2 && date().safeParse(keys[0]).success),
    foreignCursor,
  ),
});

const taskView = z.object({
  id: z.string(),
  kind: z.enum(taskKinds),
  todo: z.string().meta({ description: 'Qué hay que hacer, en palabras de la oficina' }),
  permission: z.string(),
  subject: z.object({ kind: z.enum(subjectKinds), id: z.string(), href: z.string() }),
  detail: z.string().nullable().meta({ description: 'Cuál requisito, o si es capital o rendimientos' }),
  resolution: z.object({ id: z.string(), label: z.string() }).nullable(),
  allocation: z
    .object({ id: z.string(), line: z.number().int(), municipality: z.string(), hospital: z.string().nullable() })
    .nullable(),
  amount: amount({ zero: true }).nullable(),
  since: date(),
  age: z.object({ days: z.number().int(), businessDays: z.number().int() }),
  deadline: z
    .object({
      kind: z.enum([...deadlineKinds, 'fiscal-year', 'waiver']),
      dueOn: date(),
      days: z.number().int().nullable(),
      unit: z.enum(deadlineUnits).nullable(),
      late: z.boolean(),
    })
    .nullable(),
  madeBy: personView.nullable(),
  doable: z.boolean(),
  note: z.string().nullable().meta({ description: 'Por qué no la puede hacer usted' }),
  reason: z.string().nullable().meta({ description: 'El motivo con que se devolvió o se pide' }),
  acts: z
    .array(z.object({ method: z.enum(['POST', 'PUT']), href: z.string() }))
    .meta({ description: 'Los actos que la terminan; vacía cuando no la puede hacer usted' }),
});

export const tasksView = pageView(taskView).extend({
  counts: z.array(
    z.object({
      kind: z.enum(taskKinds),
      todo: z.string(),
      doable: z.number().int(),
      own: z.number().int(),
      late: z.number().int(),
    }),
  ),
});

export type TasksAsked = z.output<typeof tasksAsked>;
export type TaskView = z.output<typeof taskView>;
export type TasksView = Omit<z.output<typeof tasksView>, 'items'> & { items: TaskView[] };
