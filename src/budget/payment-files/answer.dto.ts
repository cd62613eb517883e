import { z } from 'zod';
import { amount, id, instant } from '../../platform/http/forms';
import { pageView } from '../../platform/http/paging';
import { personView } from '../allocations/allocation.dto';
import { batchView } from '../disbursements/batch.dto';

export const verdicts = ['settled', 'rejected', 'already', 'pending', 'leftover'] as const;

export const answerAsked = z.strictObject({
  batch: id().optional().meta({ description: 'El lote al que responde' }),
  leftovers: z
    .string()
    .max(64)
    .optional()
    .meta({ description: 'El `tag` del ensayo: quien aplica vio las filas que no se aplican' }),
});

const pesos = amount({ zero: true });
const counts = z.object({
  settled: z.number().int(),
  rejected: z.number().int(),
  already: z.number().int().meta({ description: 'Ya constaban, iguales' }),
  pending: z.number().int().meta({ description: 'El banco no ha terminado' }),
  leftover: z.number().int().meta({ description: 'Difieren: no se aplican' }),
});

const rowView = z.object({
  line: z.number().int().meta({ description: 'Fila del archivo' }),
  verdict: z.enum(verdicts),
  paymentOrder: z.string().nullable(),
  amount: pesos.nullable(),
  disbursementId: z.string().nullable(),
  code: z.string().nullable(),
  detail: z.string().nullable(),
});

export const answerSummary = z.object({
  id: z.string(),
  fileName: z.string(),
  sha256: z.string(),
  counts,
  recordedBy: personView,
  recordedAt: instant(),
});

export const answerView = answerSummary.extend({ rows: z.array(rowView) });

export const answersView = pageView(answerSummary);

export const appliedView = z.object({
  id: z.string().nullable().meta({ description: 'La respuesta registrada; null si nada había que registrar' }),
  fileName: z.string(),
  sha256: z.string(),
  repeated: z.boolean().meta({ description: 'Esta misma respuesta ya se había aplicado' }),
  tag: z.string().nullable().meta({ description: 'De las filas que difieren; null si no hay' }),
  counts,
  total: z.object({ settled: pesos, rejected: pesos }),
  before: batchView.shape.before,
  after: batchView.shape.after,
  rows: z.array(rowView),
  unanswered: z
    .array(
      z.object({ disbursementId: z.string(), paymentOrder: z.string().nullable(), batch: z.string(), amount: pesos }),
    )
    .meta({ description: 'Órdenes de los mismos lotes que siguen sin respuesta' }),
});

export type AnswerAsked = z.output<typeof answerAsked>;
export type AnswerSummary = z.output<typeof answerSummary>;
export type AnswerView = z.output<typeof answerView>;
export type AppliedView = z.output<typeof appliedView>;
export type RowView = z.output<typeof rowView>;
