import type { FormDefinition } from '../parts/forms/definition';
import { precisionField } from '../payments/giro.forms';

/** What was known of the payment when the hospital withdrew. */
export const withdrawalForm = {
  payment: {
    kind: 'choice',
    label: '¿Se había girado el dinero?',
    choices: [
      {
        value: 'before',
        label: 'No: desiste antes del giro',
        means: 'El dinero pasa a «liberado» y se puede reasignar.',
      },
      {
        value: 'after',
        label: 'Sí: desiste después del giro',
        means: 'Nada se mueve: lo girado queda por reintegrar.',
      },
      {
        value: 'unknown',
        label: 'Las fuentes no lo dicen',
        means: 'El dinero pasa a «desistido, giro por establecer», hasta que un documento lo esclarezca.',
      },
    ],
  },
  reason: { kind: 'long-text', label: 'Motivo', hint: 'Como lo dice el hospital o la fuente.', maxLength: 2000 },
  filingNumber: {
    kind: 'text',
    label: 'Radicado del oficio',
    hint: 'Sin él queda «por confirmar».',
    optional: true,
    maxLength: 60,
  },
  withdrawnOn: {
    kind: 'date',
    label: 'Fecha del desistimiento',
    hint: 'Sin ella queda «por confirmar».',
    optional: true,
  },
  sourceCutoff: {
    kind: 'date',
    label: 'Fecha de corte de la fuente',
    hint: 'Si no hay fecha del desistimiento: la del informe que lo cuenta.',
    optional: true,
  },
  reportedPaid: { kind: 'yes', label: 'La fuente lo cuenta como dinero girado' },
  source: { kind: 'long-text', label: 'Fuente', hint: 'El documento que lo dice, con su fecha.', maxLength: 2000 },
} as const satisfies FormDefinition;

export const clarificationForm = {
  payment: {
    kind: 'choice',
    label: '¿Qué prueba el documento?',
    choices: [
      { value: 'before', label: 'Que nunca se giró', means: 'El dinero pasa a «liberado» y se puede reasignar.' },
      { value: 'after', label: 'Que sí se giró', means: 'El dinero pasa a girado, y queda por reintegrar.' },
    ],
  },
  evidence: {
    kind: 'long-text',
    label: 'Prueba',
    hint: 'El documento que lo prueba, con su número y su fecha.',
    maxLength: 2000,
  },
  effectiveOn: { kind: 'date', label: 'Fecha del giro, o desde la que se sabe', optional: true },
  datePrecision: { ...precisionField, optional: true },
  reference: {
    kind: 'text',
    label: 'Referencia del banco o de SIIF',
    hint: 'Solo si se giró.',
    optional: true,
    maxLength: 60,
  },
  receivedOn: { kind: 'date', label: 'Fecha en que el hospital lo recibió', hint: 'Solo si se giró.', optional: true },
} as const satisfies FormDefinition;
