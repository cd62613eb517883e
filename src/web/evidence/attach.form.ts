import type { FormDefinition } from '../parts/forms/definition';

export const attachForm = {
  title: {
    kind: 'text',
    label: 'Qué documento es',
    hint: 'Por ejemplo: «Comprobante del banco del 10 de marzo».',
    maxLength: 200,
  },
  file: {
    kind: 'file',
    label: 'Archivo',
    hint: 'PDF, PNG, JPEG, WebP o XLSX, de 20 MB o menos.',
    accept: '.pdf,.png,.jpg,.jpeg,.webp,.xlsx',
  },
} as const satisfies FormDefinition;
