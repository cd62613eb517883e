import type { AllocationView, HospitalView } from '../client/views';
import { pesos } from '../parts/amounts';
import type { FieldDefinition, FormDefinition } from '../parts/forms/definition';
import type { ChangeView } from './changes.views';

/** What an amendment may do, in the office's words. */
export const changeKinds = {
  increase: { label: 'Aumentar una línea', means: 'Con lo que está por distribuir.' },
  reduce: { label: 'Reducir una línea', means: 'Lo que tiene por girar vuelve a «por distribuir».' },
  'add-line': {
    label: 'Agregar una línea',
    means: 'Otro municipio u hospital. Para cambiar de hospital: reduzca la línea del primero y agregue la del otro.',
  },
  reassign: { label: 'Reasignar lo liberado', means: 'Lo que dejó un desistimiento pasa a otra línea.' },
  'authorize-more': { label: 'Autorizar más', means: 'Sube el total de la resolución.' },
  'authorize-less': { label: 'Autorizar menos', means: 'Baja el total de la resolución.' },
} as const;

export type ChangeKind = keyof typeof changeKinds;

export interface ChangeGrounds {
  readonly lines: readonly AllocationView[];
  readonly hospitals: readonly HospitalView[];
}

const amount = { kind: 'money', label: 'Valor' } as const;

/** What a change of this kind says. */
export function changeForm(kind: ChangeKind, { lines, hospitals }: ChangeGrounds): FormDefinition {
  switch (kind) {
    case 'authorize-more':
    case 'authorize-less':
      return { amount };
    case 'increase':
      return { allocationId: lineField('Línea que se aumenta', lines, 'assigned'), amount };
    case 'reduce':
      return { allocationId: lineField('Línea que se reduce', lines, 'assigned'), amount };
    case 'add-line':
      return { ...placeFields(hospitals, false), amount };
    case 'reassign':
      return {
        fromAllocationId: lineField('Línea que lo liberó', lines, 'released'),
        toAllocationId: { ...lineField('Línea que lo recibe', lines, 'assigned'), optional: true },
        ...placeFields(hospitals, true),
        amount,
      };
  }
}

function lineField(label: string, lines: readonly AllocationView[], place: 'assigned' | 'released'): FieldDefinition {
  const said = place === 'assigned' ? 'por girar' : 'liberado';
  const offered = place === 'released' ? lines.filter(({ places }) => (places.released ?? '0.00') !== '0.00') : lines;
  const choices = offered.map((each) => ({
    value: each.id,
    label: `${each.line}. ${each.municipality}, ${each.hospital?.name ?? 'E.S.E. por confirmar'}: ${pesos(each.places[place])} ${said}`,
  }));
  return { kind: 'choice', compact: true, label, choices };
}

function placeFields(hospitals: readonly HospitalView[], optional: boolean): FormDefinition {
  return {
    divipola: {
      kind: 'text',
      label: optional ? 'O el municipio de una línea nueva' : 'Municipio',
      hint: 'El código DIVIPOLA o el nombre; si hay varios, con su departamento.',
      maxLength: 100,
      optional,
    },
    hospitalId: {
      kind: 'choice',
      compact: true,
      label: 'Hospital (E.S.E.)',
      hint: 'Los registrados en ese municipio. Sin escoger queda por confirmar.',
      choices: hospitals.map(({ id, name }) => ({ value: id, label: name })),
      optional: true,
    },
  };
}

type Said = Readonly<Record<string, unknown>>;

/** A change as the contract takes it. */
export function changeBody(kind: ChangeKind, { divipola, hospitalId, ...said }: Said): object {
  const place = { divipola, hospitalId: hospitalId ?? null };
  if (kind === 'add-line') return { change: kind, ...place, ...said };
  return { change: kind, ...said, ...(kind === 'reassign' && divipola !== undefined ? { to: place } : {}) };
}

/** A change that is there already, as the contract takes it again. */
export function changeKept({ change, from, to, added, amount: value }: ChangeView): object {
  const place = added === null ? {} : { divipola: added.divipola, hospitalId: added.hospital?.id ?? null };
  switch (change as ChangeKind) {
    case 'authorize-more':
    case 'authorize-less':
      return { change, amount: value };
    case 'increase':
      return { change, allocationId: to?.allocationId, amount: value };
    case 'reduce':
      return { change, allocationId: from?.allocationId, amount: value };
    case 'add-line':
      return { change, ...place, amount: value };
    case 'reassign':
      return {
        change,
        fromAllocationId: from?.allocationId,
        ...(to === null ? { to: place } : { toAllocationId: to.allocationId }),
        amount: value,
      };
  }
}

/** «Reducir la línea 2, Quibdó» */
export function changeInWords({ change, from, to, added }: ChangeView): string {
  const line = (of: ChangeView['from']) => (of === null ? '' : `la línea ${of.line}, ${of.municipality}`);
  const fresh = added === null ? '' : `una línea nueva en ${added.municipality}`;
  switch (change as ChangeKind) {
    case 'increase':
      return `Aumentar ${line(to)}`;
    case 'reduce':
      return `Reducir ${line(from)}`;
    case 'add-line':
      return `Agregar ${fresh}`;
    case 'reassign':
      return `Reasignar lo liberado por ${line(from)} a ${to === null ? fresh : line(to)}`;
    case 'authorize-more':
      return 'Autorizar más';
    case 'authorize-less':
      return 'Autorizar menos';
  }
}
