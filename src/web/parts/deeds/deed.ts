import type { Desk } from '../../client/desk-client';
import type { PersonView } from '../../client/views';
import type { FormDefinition } from '../forms/definition';
import type { OutcomeWords } from '../outcome';

/** An act that a person can do on a record, as its page offers it. */
export interface Deed<Of> {
  /** What stands in the address: «aprobar». */
  readonly slug: string;
  /** In an infinitive: «Aprobar la orden de pago». */
  readonly title: string;
  /** What it does, in one sentence. */
  readonly means: string;
  /** The last word before it is done: «Aprobar la orden». */
  readonly button: string;
  /** Whose office it is, as the service's table of permissions says; a test compares them. */
  readonly roles: readonly string[];
  readonly permission: string;
  /** Whether the record is where this can be done. The service has the last word. */
  readonly when: (of: Of) => boolean;
  /** Another person than its maker decides. */
  readonly byAnother?: boolean;
  readonly form: FormDefinition;
  /** What the form can know beforehand. */
  readonly fill?: (of: Of, today: string) => Readonly<Record<string, string>>;
  /** What the contract is asked. */
  readonly path: (of: Of) => string;
  readonly body?: (typed: Record<string, unknown>, of: Of) => object;
  /** It cannot be undone by who does it. */
  readonly grave?: boolean;
  readonly said: OutcomeWords;
  /** Where it leads, if not to the record's own page: what was made has another. */
  readonly led?: (answer: unknown, of: Of) => string;
}

/** The records of one kind, and what can be done with one of them. */
export interface DeedRoom<Of> {
  readonly deeds: readonly Deed<Of>[];
  readonly read: (desk: Desk, id: string) => Promise<Of>;
  readonly address: (of: Of) => string;
  /** Where one goes who leaves an act undone, if not to the record's page. */
  readonly back?: (of: Of) => string;
  /** The way back up, the record itself at its end. */
  readonly trail: (of: Of) => readonly { readonly href: string; readonly label: string }[];
  /** What is about to be decided, in words and figures. */
  readonly summary: (of: Of) => JSX.Element;
  /** Who recorded it; null where nobody did. */
  readonly maker: (of: Of) => string | null;
}

export type Standing = 'open' | 'other-office' | 'own' | 'not-now';

/** Whether this person can do it now, as far as a page can know. */
export function standingOf<Of>(
  deed: Deed<Of>,
  { of, person, maker }: { of: Of; person: PersonView; maker: string | null },
): Standing {
  if (!deed.when(of)) return 'not-now';
  if (!deed.roles.some((role) => person.roles.includes(role))) return 'other-office';
  return deed.byAnother === true && maker === person.id ? 'own' : 'open';
}

const attached: Record<string, OutcomeWords> = {
  adjunto: { said: 'El documento quedó adjunto. Está en «Documentos que lo prueban», con su huella.' },
};

/** What a record's page says after each of its acts. */
export function outcomesOf<Of>({ deeds }: DeedRoom<Of>): Record<string, OutcomeWords> {
  return { ...attached, ...Object.fromEntries(deeds.map(({ slug, said }) => [slug, said])) };
}

export function backOf<Of>(room: DeedRoom<Of>, of: Of): string {
  return room.back?.(of) ?? room.address(of);
}

/** A reason that who made it will read. */
export const reasonForm = {
  reason: {
    kind: 'long-text',
    label: 'Motivo',
    hint: 'Lo lee quien lo registró, y queda en el registro.',
    maxLength: 1000,
  },
} as const satisfies FormDefinition;
