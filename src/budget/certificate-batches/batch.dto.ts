import { z } from 'zod';
import { date, id, instant } from '../../platform/http/forms';
import { batchForms, batchStates, batchTypes } from './batch.rules';

export const batchForm = z.strictObject({
  resolutionId: id(),
  type: z.enum(batchTypes),
  form: z.enum(batchForms),
  cutoff: date().optional(),
});

export type BatchAsked = z.output<typeof batchForm>;

export const batchView = z.object({
  id: z.string(),
  resolutionId: z.string(),
  type: z.enum(batchTypes),
  form: z.enum(batchForms),
  cutoff: date(),
  state: z.enum(batchStates),
  requestedAt: instant(),
  finishedAt: instant().nullable(),
  /** How many there are to decide, and how many are decided. */
  total: z.number().int(),
  done: z.number().int(),
  issued: z.number().int(),
  /** Those that stood already, with the same cut-off and the same facts. */
  taken: z.number().int(),
  refused: z.array(z.object({ subjectId: z.string(), label: z.string(), code: z.string(), detail: z.string() })),
  /** Why there is no file, in a batch that failed. */
  failure: z.string().nullable(),
  /** Bytes of the file, once there is one. Null in a batch that is done: nothing could be issued, so nothing is merged. */
  fileSize: z.number().nullable(),
  fileSha256: z.string().nullable(),
});

export type BatchView = z.output<typeof batchView>;
