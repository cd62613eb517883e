import { refusal } from '../../kernel/errors';

/** Nothing was begun: whoever asked may ask the same again. */
export const OverCapacity = refusal<{ retryAfterSeconds: number }>(
  'service.over-capacity',
  'unavailable',
  { es: 'El servicio está al tope de su capacidad', en: 'The service is at its capacity' },
  {
    es: ({ retryAfterSeconds }) =>
      `No se hizo nada: hay demasiadas peticiones en espera. Repita en ${retryAfterSeconds === 1 ? 'un segundo' : `${retryAfterSeconds} segundos`}, con la misma Idempotency-Key si la tenía.`,
    en: ({ retryAfterSeconds }) =>
      `Nothing was done: too many requests are waiting. Try again in ${retryAfterSeconds} s, with the same Idempotency-Key if there was one.`,
  },
);
