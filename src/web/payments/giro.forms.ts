import type { FormDefinition } from '../parts/forms/definition';

/** How exactly a date is known: what the sources give, never more. */
export const precisionField = {
  kind: 'choice',
  compact: true,
  label: 'Precisión de la fecha',
  choices: [
    { value: 'exact', label: 'Es el día exacto' },
    { value: 'on-or-after', label: 'Ese día o después' },
    { value: 'month', label: 'Solo se conoce el mes' },
    { value: 'unknown', label: 'No se conoce: es la mejor estimación' },
  ],
} as const;

export const settlementForm = {
  effectiveOn: { kind: 'date', label: 'Fecha del pago', hint: 'El día en que el dinero salió del ministerio.' },
  datePrecision: precisionField,
  reference: {
    kind: 'text',
    label: 'Referencia del banco o de SIIF',
    hint: 'Sin ella queda «por confirmar».',
    optional: true,
    maxLength: 60,
  },
  source: { kind: 'text', label: 'Fuente', hint: 'De dónde consta el pago.', optional: true, maxLength: 500 },
} as const satisfies FormDefinition;

export const rejectionForm = {
  effectiveOn: { kind: 'date', label: 'Fecha del rechazo' },
  reason: { kind: 'long-text', label: 'Motivo del banco', hint: 'Como lo dice el banco.', maxLength: 1000 },
} as const satisfies FormDefinition;
