import { refusal } from '../../kernel/errors';

export const NothingPublishedYet = refusal(
  'open-data.nothing-yet',
  'unavailable',
  { es: 'Aún no se publica nada', en: 'Nothing is published yet' },
  {
    es: () => 'El primer paquete de datos abiertos se está generando. Intente de nuevo en unos segundos.',
    en: () => 'The first package of open data is being made. Try again in a few seconds.',
  },
);

export const PastIsBusy = refusal<{ retryAfterSeconds: number }>(
  'open-data.busy',
  'unavailable',
  { es: 'Se están generando otros archivos', en: 'Other files are being made' },
  {
    es: ({ retryAfterSeconds }) =>
      `Se están generando otros archivos de fechas pasadas. Intente de nuevo en ${retryAfterSeconds} s; los de la última publicación están siempre.`,
    en: ({ retryAfterSeconds }) =>
      `Other files of past dates are being made. Try again in ${retryAfterSeconds} s; those last published are always there.`,
  },
);
