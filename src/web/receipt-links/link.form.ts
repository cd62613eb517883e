import type { FormDefinition } from '../parts/forms/definition';

const who = {
  name: { kind: 'text', label: 'Su nombre', hint: 'Queda guardado con lo que diga; no se publica.', maxLength: 120 },
  office: { kind: 'text', label: 'Su cargo en el hospital', maxLength: 120 },
} as const satisfies FormDefinition;

const receivedOn = { kind: 'date', label: 'Qué día llegó', hint: 'El día del abono según su extracto.' } as const;

const note = { kind: 'long-text', label: 'Qué pasó, si lo sabe', optional: true, maxLength: 1000 } as const;

export type Arrived = 'todo' | 'menos' | 'nada';

/** What who has the link says: all, less or nothing arrived; and who says it. */
export const linkForms: Record<Arrived, FormDefinition> = {
  todo: { amount: { kind: 'money', label: 'Valor' }, receivedOn, ...who },
  menos: {
    amount: { kind: 'money', label: 'Cuánto llegó', hint: 'Lo que abonó su banco, ni un peso más.' },
    receivedOn,
    note,
    ...who,
  },
  nada: { checkedOn: { kind: 'date', label: 'Qué día miró la cuenta' }, note, ...who },
};
