import type { HospitalView } from '../client/views';
import type { FormDefinition } from '../parts/forms/definition';
import { amountTyped } from './draft.body';
import type { AnnexLineView } from './draft.views';

/** One line of an annex. @param hospitals those of its municipality */
export function lineForm(hospitals: readonly HospitalView[]) {
  return {
    divipola: {
      kind: 'text',
      label: 'Municipio',
      hint: 'El código DIVIPOLA (05490) o el nombre; si hay varios, con su departamento: Villanueva, Casanare.',
      maxLength: 100,
    },
    hospitalId: {
      kind: 'choice',
      compact: true,
      label: 'Hospital (E.S.E.)',
      hint: 'Los registrados en ese municipio. Sin escoger queda por confirmar, y se dice después.',
      choices: hospitals.map(({ id, name }) => ({ value: id, label: name })),
      optional: true,
    },
    amount: { kind: 'money', label: 'Valor asignado' },
    source: { kind: 'text', label: 'Fuente', hint: 'Solo si no es el anexo mismo.', optional: true, maxLength: 500 },
  } as const satisfies FormDefinition;
}

export function typedLine({ divipola, hospital, amount, source }: AnnexLineView): Record<string, string> {
  return { divipola, hospitalId: hospital?.id ?? '', amount: amountTyped(amount), source: source ?? '' };
}

/** As the contract takes it: with the number that it has, or the next one. */
export function lineBody(said: Readonly<Record<string, unknown>>, line: AnnexLineView | null) {
  return {
    divipola: said['divipola'],
    hospitalId: said['hospitalId'] ?? null,
    amount: said['amount'],
    source: said['source'] ?? null,
    ...(line === null ? {} : { line: line.line }),
  };
}
