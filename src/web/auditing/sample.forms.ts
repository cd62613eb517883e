import type { ResolutionSummaryView } from '../client/views';
import type { FormDefinition } from '../parts/forms/definition';

export const sampleMethods: Record<string, string> = {
  amount: 'Por valor: cada peso tiene la misma probabilidad',
  random: 'Al azar: cada movimiento tiene la misma probabilidad',
  rule: 'Por una regla, y al azar entre los que la cumplen',
};

export const sampleRules: Record<string, string> = {
  'inexact-date': 'La fecha de efecto no es exacta',
  'recorded-late': 'Se registró más de 30 días después de surtir efecto',
  'out-of-hours': 'Se registró en fin de semana o de noche',
  'round-amount': 'El valor es múltiplo exacto de un millón',
  reversal: 'Es una anulación, o fue anulado',
};

const choicesOf = (words: Record<string, string>) => Object.entries(words).map(([value, label]) => ({ value, label }));

export function sampleFormOf(resolutions: readonly ResolutionSummaryView[]): FormDefinition {
  return {
    resolution: {
      kind: 'choice',
      compact: true,
      label: 'Resolución',
      hint: 'Vacío: los movimientos de todas.',
      optional: true,
      choices: resolutions.map(({ id, label }) => ({ value: id, label })),
    },
    method: { kind: 'choice', label: 'Cómo se escogen', choices: choicesOf(sampleMethods) },
    rule: {
      kind: 'choice',
      compact: true,
      label: 'Regla',
      hint: 'Solo para «por una regla».',
      optional: true,
      choices: choicesOf(sampleRules),
    },
    size: { kind: 'text', label: 'Cuántos', hint: 'De 1 a 1.000.', maxLength: 4 },
    seed: {
      kind: 'text',
      label: 'Semilla',
      hint: 'Con la misma semilla sale la misma muestra. Vacía: una al azar, que queda registrada.',
      optional: true,
      maxLength: 100,
    },
  };
}

/** What the contract takes; a size that is no number is left as it was typed, for the service to refuse. */
export function sampleBody(body: Readonly<Record<string, unknown>>): object {
  const { size, ...rest } = body;
  return { ...rest, size: typeof size === 'string' && /^\d{1,4}$/.test(size) ? Number(size) : size };
}

export const noteForm = {
  text: {
    kind: 'long-text',
    label: 'Nota',
    hint: 'La leen solo las cuentas de auditoría, y queda como se escribió.',
    rows: 4,
  },
} as const satisfies FormDefinition;
