import { refusal } from '../../kernel/errors';

export const PisisRefused = refusal<{ count: number; shown: number }>(
  'pisis.refused',
  'form',
  { es: 'El archivo tiene errores', en: 'The file has errors' },
  {
    es: ({ count, shown }) =>
      `${count === 1 ? 'Hay un error' : `Hay ${count} errores`} en el archivo${shown < count ? `, y se muestran los primeros ${shown}` : ''}: nada se recibió.`,
    en: ({ count, shown }) => `${count} errors in the file, ${shown} of them shown: nothing was taken.`,
  },
);

export const PisisSigned = refusal(
  'pisis.signed-envelope',
  'unsupported',
  { es: 'El archivo viene dentro de su firma', en: 'The file comes inside its signature' },
  {
    es: () =>
      'Es un sobre de firma (.p7m o PKCS #7) con el archivo adentro. Envíe el .TXT tal como estaba antes de firmarlo, con su ' +
      'mismo nombre; el firmado puede adjuntarse en PISIS, que es quien comprueba la firma.',
    en: () => 'It is a PKCS #7 envelope: send the .TXT as it was before it was signed, with its own name.',
  },
);

export const ResourceUnregistered = refusal(
  'pisis.resource-unregistered',
  'conflict',
  { es: 'Falta el ID del recurso', en: 'The resource is not registered' },
  {
    es: () =>
      'El ministerio no ha registrado qué ID de recurso de PISIS es el de esta línea: pídaselo a registro, con el documento que lo dice.',
    en: () => "The ministry has not registered which PISIS resource is this line's.",
  },
);

export const HospitalWithoutNit = refusal(
  'pisis.hospital-without-nit',
  'conflict',
  { es: 'La E.S.E. no tiene NIT registrado', en: 'The hospital has no NIT on record' },
  {
    es: () => 'Sin el NIT de la E.S.E. no se sabe si el archivo es suyo: pida a registro que lo complete.',
    en: () => 'Without the NIT of the hospital nobody knows whether the file is its own.',
  },
);

export const ResourceOfAnotherLine = refusal<{ line: number; resolution: string }>(
  'pisis.resource-of-another-line',
  'conflict',
  { es: 'El recurso es de otra línea', en: "The resource is another line's" },
  {
    es: ({ line, resolution }) =>
      `Ese ID de recurso está registrado para la misma E.S.E. en la línea ${line} de la ${resolution}: corrija primero aquel registro.`,
    en: ({ line, resolution }) =>
      `That resource is registered for line ${line} of ${resolution}, of the same hospital.`,
  },
);

export const PisisUnwritable = refusal<{ count: number }>(
  'pisis.cannot-be-written',
  'conflict',
  { es: 'Faltan datos para escribir el archivo', en: 'Data are missing for the file' },
  {
    es: ({ count }) =>
      `${count === 1 ? 'Falta un dato' : `Faltan ${count} datos`} que Trazagiro no tiene y PISIS pide: no se inventan. Complete el archivo en el programa con que lo hace.`,
    en: ({ count }) => `${count} data that PISIS asks for are not on record, and none is invented.`,
  },
);
