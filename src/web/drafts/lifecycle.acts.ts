import type { FormDefinition } from '../parts/forms/definition';
import type { DraftView } from './draft.views';

/** What may happen to a resolution as a whole, beyond what it says. */
export interface LifecycleAct {
  /** Its address under the resolution's. */
  readonly slug: string;
  /** The sub-resource of the contract. */
  readonly path: string;
  readonly label: string;
  readonly means: string;
  readonly roles: readonly string[];
  readonly from: readonly string[];
  readonly kinds: readonly string[];
  readonly form: FormDefinition;
  readonly button: string;
  readonly done: string;
  /** Nobody who wrote in the draft does it. */
  readonly byAnother: boolean;
  readonly grave: boolean;
}

const reason = (label: string, hint: string): FormDefinition => ({
  reason: { kind: 'long-text', label, hint, maxLength: 2000 },
});

const anyKind = ['strategy', 'allocation', 'amendment'];

export const lifecycleActs: readonly LifecycleAct[] = [
  {
    slug: 'revision',
    path: 'review',
    label: 'Enviar a revisión',
    means: 'Deja de cambiar mientras otra persona la lee: la publica, o la devuelve con un motivo.',
    roles: ['registrar'],
    from: ['draft'],
    kinds: anyKind,
    form: {},
    button: 'Enviar a revisión',
    done: 'revision',
    byAnother: false,
    grave: false,
  },
  {
    slug: 'publicacion',
    path: 'publication',
    label: 'Publicar',
    means: 'El acto queda vigente y su dinero queda en las líneas. Desde entonces solo lo cambia una modificatoria.',
    roles: ['approver'],
    from: ['draft', 'in-review'],
    kinds: anyKind,
    form: {},
    button: 'Publicar la resolución',
    done: 'publicada',
    byAnother: true,
    grave: true,
  },
  {
    slug: 'devolucion',
    path: 'return',
    label: 'Devolver a quien la proyectó',
    means: 'Vuelve a ser proyecto, con el motivo, para que se corrija.',
    roles: ['approver'],
    from: ['in-review'],
    kinds: anyKind,
    form: reason('Por qué se devuelve', 'Lo lee quien la proyectó: diga qué hay que corregir.'),
    button: 'Devolver',
    done: 'devuelta',
    byAnother: true,
    grave: false,
  },
  {
    slug: 'anulacion',
    path: 'annulment',
    label: 'Anular el proyecto',
    means: 'No llega a expedirse. Queda en el registro, y su número queda libre.',
    roles: ['registrar'],
    from: ['draft', 'in-review'],
    kinds: anyKind,
    form: reason('Por qué se anula', 'Queda en el registro para siempre.'),
    button: 'Anular el proyecto',
    done: 'anulada',
    byAnother: false,
    grave: true,
  },
  {
    slug: 'derogacion',
    path: 'repeal',
    label: 'Derogar',
    means: 'Otro acto vigente le pone fin. Solo cuando no queda dinero que rija por ella.',
    roles: ['approver'],
    from: ['in-force'],
    kinds: anyKind,
    form: {
      repealedById: { kind: 'choice', compact: true, label: 'Acto que la deroga', choices: [] },
      ...reason('Por qué se deroga', 'Como lo dice el acto que la deroga.'),
    },
    button: 'Derogar la resolución',
    done: 'derogada',
    byAnother: false,
    grave: true,
  },
];

const ofSomethingWritten = ['review', 'publication'];

/**
 * Those that this person may do now, by role and by the state of the act; the service has the last word. What has no
 * line yet is neither sent to be read nor published.
 */
export function lifecycleActsFor(
  { status, kind, lines }: Pick<DraftView, 'status' | 'kind' | 'lines'>,
  roles: readonly string[],
): LifecycleAct[] {
  const isEmpty = kind === 'allocation' && lines === 0;
  return lifecycleActs.filter(
    (act) =>
      act.from.includes(status) &&
      act.kinds.includes(kind) &&
      act.roles.some((role) => roles.includes(role)) &&
      !(isEmpty && ofSomethingWritten.includes(act.path)),
  );
}
