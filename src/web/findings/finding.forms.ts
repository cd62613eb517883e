import type { FormDefinition } from '../parts/forms/definition';

export const explanationForm = {
  explanation: {
    kind: 'long-text',
    label: 'Explicación',
    hint: 'Por qué las dos cifras son distintas. Vale para estas cifras: si cambian, el hallazgo se abre de nuevo.',
    rows: 5,
  },
  document: { kind: 'text', label: 'Documento que la prueba', hint: 'Su número o radicado.', maxLength: 200 },
} as const satisfies FormDefinition;

export const waiverForm = {
  reason: { kind: 'long-text', label: 'Por qué se exime', rows: 4 },
  until: { kind: 'date', label: 'Hasta cuándo', hint: 'Un año a lo sumo. Ese día el hallazgo se abre de nuevo.' },
} as const satisfies FormDefinition;

/** An approval asks for nothing: it is looked at, and confirmed. */
export const approvalForm = {} as const satisfies FormDefinition;

export const refusalForm = {
  reason: { kind: 'long-text', label: 'Por qué se niega', maxLength: 1000 },
} as const satisfies FormDefinition;
