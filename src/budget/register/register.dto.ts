import { z } from 'zod';
import { amount, date, id, instant } from '../../platform/http/forms';
import { paging } from '../../platform/http/paging';
import { isId } from '../../platform/ids';
import { foreignCursor, personView } from '../allocations/allocation.dto';
import { departmentView } from '../territories/territory.dto';
import { registerKinds, registers } from './register.kinds';

const states = [...new Set(registerKinds.flatMap((kind) => [...registers[kind]] as string[]))];

export const registerAsked = z
  .strictObject({
    kind: z.enum(registerKinds).default('disbursement').meta({ description: 'Cuál registro' }),
    state: z.enum(states).optional().meta({ description: 'El estado; los totales por estado no lo siguen' }),
    resolution: id().optional(),
    allocation: id().optional(),
    department: z
      .string()
      .regex(/^\d{2}$/)
      .optional()
      .meta({ description: 'Código del departamento' }),
    q: z.string().trim().max(100).optional().meta({ description: 'Parte del municipio, del hospital o del documento' }),
    limit: paging.limit,
    cursor: paging.cursor.refine(
      (keys) => keys === undefined || (keys.length === 1 && isId(keys[0] ?? '')),
      foreignCursor,
    ),
  })
  // Zod's own list is of the states of every kind.
  .superRefine(({ kind, state }, context) => {
    const known: readonly string[] = registers[kind];
    if (state === undefined || known.includes(state)) return;
    context.addIssue({ code: 'invalid_value', values: [...known], input: state, path: ['state'] });
  });

const pesos = amount({ zero: true });

const recordView = z.object({
  id: z.string(),
  state: z.string(),
  amount: pesos.nullable().meta({ description: 'Pesos; null donde todavía no se sabe o no aplica' }),
  concept: z.enum(['capital', 'yields']).nullable(),
  document: z.string().nullable().meta({ description: 'El número de la orden, del acto o del radicado' }),
  detail: z.string().nullable().meta({ description: 'El motivo, el requisito, el portafolio o la clase' }),
  datedOn: date().nullable(),
  recordedAt: instant(),
  recordedBy: personView.nullable(),
  resolution: z.object({ id: z.string(), label: z.string() }),
  allocation: z
    .object({
      id: z.string(),
      line: z.number().int(),
      municipality: z.string(),
      department: departmentView,
      hospital: z.string().nullable(),
    })
    .nullable(),
});

const offered = z.number().int().meta({ description: 'Cuántos hay del estado pedido; 0 donde solo los hay de otros' });

export const registerView = z.object({
  items: z.array(recordView),
  nextCursor: z.string().nullable(),
  counts: z
    .array(z.object({ state: z.string(), count: z.number().int(), capital: pesos, yields: pesos }))
    .meta({ description: 'Todo lo que cumple los filtros, por estado; capital y rendimientos nunca se suman' }),
  resolutions: z.array(z.object({ id: z.string(), label: z.string(), count: offered })),
  departments: z.array(departmentView.extend({ count: offered })),
});

export type RegisterAsked = z.output<typeof registerAsked>;
export type RegisterView = z.output<typeof registerView>;
