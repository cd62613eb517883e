import type { FormDefinition } from '../parts/forms/definition';

const receivedOn = {
  kind: 'date',
  label: 'Qué día llegó',
  hint: 'El día del abono según su extracto. Viene escrito el del giro; o el de hoy, si es lo que faltaba de uno.',
} as const;

const reference = {
  kind: 'text',
  label: 'Referencia del abono',
  hint: 'La que trae el extracto, si la tiene a mano.',
  optional: true,
  maxLength: 60,
} as const;

/** All of it arrived: the amount is the one that is on its way. */
export const wholeForm = {
  amount: { kind: 'money', label: 'Valor' },
  receivedOn,
  reference,
} as const satisfies FormDefinition;

/** Less arrived. */
export const lessForm = {
  amount: { kind: 'money', label: 'Cuánto llegó', hint: 'Lo que abonó su banco, ni un peso más.' },
  receivedOn,
  reference,
  note: {
    kind: 'long-text',
    label: 'Qué pasó, si lo sabe',
    hint: 'Por ejemplo: el banco descontó una comisión o un embargo.',
    optional: true,
    maxLength: 1000,
  },
} as const satisfies FormDefinition;

/** Nothing arrived. */
export const nothingForm = {
  checkedOn: {
    kind: 'date',
    label: 'Qué día miró la cuenta',
    hint: 'Viene escrito el día de hoy.',
  },
  note: {
    kind: 'long-text',
    label: 'Qué vio, o qué le dijo el banco',
    optional: true,
    maxLength: 1000,
  },
} as const satisfies FormDefinition;
