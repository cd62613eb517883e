import { z } from 'zod';
import { amount, date, id, instant, text } from '../../platform/http/forms';
import { pageView, paging } from '../../platform/http/paging';
import { foreignCursor, personView } from '../allocations/allocation.dto';
import { reasons, targetKinds } from './matching.rules';
import { directions } from './statement.rules';

export const statementAsked = z.strictObject({
  account: z
    .string()
    .regex(/^\d{4}$/)
    .optional()
    .meta({ description: 'Las cuatro últimas cifras de la cuenta, si el archivo no la trae' }),
  from: date().optional().meta({ description: 'Primer día que el extracto abarca; sin él, el del primer movimiento' }),
  to: date().optional(),
});

const flag = z.enum(['true', 'false']).transform((given) => given === 'true');

/** By the row of the file. */
export const linesAsked = z.strictObject({
  limit: paging.limit,
  cursor: paging.cursor.refine((keys) => keys === undefined || /^\d{1,9}$/.test(keys.join()), foreignCursor),
  unmatched: flag.optional().meta({ description: 'Solo los movimientos que no son de ningún giro ni reintegro' }),
});

/** Exactly one of the two. */
export const matchForm = z
  .strictObject({ disbursementId: id().toLowerCase().optional(), restitutionId: id().toLowerCase().optional() })
  .refine(({ disbursementId, restitutionId }) => (disbursementId === undefined) !== (restitutionId === undefined), {
    path: ['disbursementId'],
    params: {
      problem: {
        code: 'bank-match.of-one-thing',
        detail: { es: 'Se espera disbursementId o restitutionId, uno de los dos.', en: 'One of the two is expected.' },
      },
    },
  });

export const undoingForm = z.strictObject({ reason: text(1000) });

const pesos = amount({ zero: true });

const statementSummary = z.object({
  id: z.string(),
  fileName: z.string(),
  sha256: z.string(),
  accountLastFour: z.string().nullable(),
  from: date(),
  to: date(),
  rows: z.number().int().meta({ description: 'Movimientos del archivo' }),
  added: z.number().int().meta({ description: 'Los que ningún extracto anterior traía' }),
  matched: z.number().int().meta({ description: 'De estos, los que ya son de un giro o un reintegro' }),
  recordedBy: personView,
  recordedAt: instant(),
});

export const statementView = statementSummary;
export const statementsView = pageView(statementSummary);

export const importedView = statementSummary.extend({
  repeated: z.boolean().meta({ description: 'Este mismo archivo ya se había cargado' }),
  skipped: z
    .array(z.number().int())
    .meta({ description: 'Filas que no son movimientos: sin fecha, sin valor o en cero' }),
});

const targetView = z.object({
  kind: z.enum(targetKinds),
  id: z.string(),
  label: z.string(),
  on: date(),
  amount: pesos,
  reference: z.string().nullable(),
});

export const bankLineView = z.object({
  id: z.string(),
  statementId: z.string(),
  line: z.number().int(),
  on: date(),
  direction: z.enum(directions),
  amount: pesos,
  reference: z.string().nullable(),
  nit: z.string().nullable(),
  name: z.string().nullable(),
  description: z.string().nullable(),
  match: z
    .object({
      id: z.string(),
      how: z.enum(['exact', 'confirmed']),
      kind: z.enum(targetKinds),
      subjectId: z.string(),
      recordedBy: personView,
      recordedAt: instant(),
    })
    .nullable(),
  suggestions: z.array(z.object({ target: targetView, reasons: z.array(z.enum(reasons)) })),
});

export const bankLinesView = pageView(bankLineView);

/** What the records say that happened within the period and no movement shows. */
export const missingView = z.object({ items: z.array(targetView) });

export type StatementAsked = z.output<typeof statementAsked>;
export type LinesAsked = z.output<typeof linesAsked>;
export type MatchForm = z.output<typeof matchForm>;
export type UndoingForm = z.output<typeof undoingForm>;
export type StatementView = z.output<typeof statementView>;
export type ImportedView = z.output<typeof importedView>;
export type BankLineView = z.output<typeof bankLineView>;
export type MissingView = z.output<typeof missingView>;
