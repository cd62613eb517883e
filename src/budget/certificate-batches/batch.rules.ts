import { refusal } from '../../kernel/errors';
import { certificateTypes, type CertificateType } from '../certificates/certificate.rules';

/*
 * A batch: the certificates of one type of every line (or giro, or withdrawal…) of a resolution.
 *
 *   waiting ──a worker takes it──▶ running ──▶ done, with its file and the reason of each refusal
 *                                    └──────▶ failed, after three attempts that got nowhere
 *
 * Each certificate is issued in a transaction of its own: what is issued stays issued, and a batch that is cut short
 * goes on where it was. One that stands already, with the same cut-off and the same facts, is taken and not issued again.
 */

export type BatchType = Exclude<CertificateType, 'reconciliation'>;

/** A reconciliation is of the whole resolution: there is only one to issue. */
export const batchTypes = certificateTypes.filter((type): type is BatchType => type !== 'reconciliation');

export const batchForms = ['zip', 'merged'] as const;

export type BatchForm = (typeof batchForms)[number];

export const batchStates = ['waiting', 'running', 'done', 'failed'] as const;

export type BatchState = (typeof batchStates)[number];

/** Attempts since the last certificate that was decided. */
export const mostAttempts = 3;

/** Seconds for which a batch is one worker's; renewed while the worker lives. */
export const claimSeconds = 60;

/** Seconds for which a batch is left alone after an attempt that failed. */
export const restSeconds = 10;

export const serviceFailed =
  'El servicio falló tres veces al hacer este lote; quedó anotado. Pídalo de nuevo: lo expedido se toma como está.';

export const mayNoLonger =
  'Quien pidió este lote ya no puede expedir certificados: su cuenta, sus roles o su ficha cambiaron.';

export const BatchNotReady = refusal<{ state: BatchState; done: number; total: number }>(
  'certificate-batch.not-ready',
  'conflict',
  { es: 'El archivo aún no está', en: 'The file is not ready' },
  {
    es: ({ state, done, total }) =>
      state === 'failed'
        ? 'Este lote falló y no tiene archivo. Pídalo de nuevo: lo que se expidió se toma como está.'
        : `Van ${done} de ${total}. Consulte el lote hasta que su estado sea «done».`,
    en: ({ state, done, total }) =>
      state === 'failed'
        ? 'This batch failed and has no file. Ask for it again: what was issued is taken as it is.'
        : `${done} of ${total} are done. Ask for the batch until its state is "done".`,
  },
);

export const BatchHoldsNothing = refusal<{ refused: number }>(
  'certificate-batch.nothing-issued',
  'conflict',
  { es: 'No hay certificaciones que reunir', en: 'There is nothing to merge' },
  {
    es: ({ refused }) =>
      refused === 0
        ? 'En esta resolución no hay nada de lo que se pidió certificar, así que no hay PDF.'
        : `Ninguna se pudo expedir (${refused}), así que no hay PDF. El lote dice por qué en cada caso.`,
    en: ({ refused }) => `Nothing could be issued (${refused} refused), so there is no PDF. The batch says why.`,
  },
);

export const BatchUnderWay = refusal<{ batch: string }>(
  'certificate-batch.under-way',
  'conflict',
  { es: 'Ya se está haciendo ese lote', en: 'This batch is under way' },
  {
    es: ({ batch }) => `Se pidió lo mismo y está en curso: consulte el lote ${batch}.`,
    en: ({ batch }) => `The same was asked for and is under way: look at batch ${batch}.`,
  },
);
