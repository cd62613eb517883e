import type { CalendarDate } from '../../kernel/calendar';
import { refusal, type Problem } from '../../kernel/errors';
import { Money } from '../../kernel/money';
import { transitions } from '../../kernel/transitions';

/*
 * A resolution, from project to force.
 *
 *   draft ──submit──▶ in-review ──publish──▶ in-force ──close───▶ closed
 *     │ ◀────return──────┘  │                   └────repeal──▶ repealed
 *     ├─────────────────────┼──publish─▶ in-force
 *     └────────annul────────┴─────────▶ annulled
 *
 * What is in force changes only by an amending act. Who wrote in the draft never publishes nor returns it (I8).
 */

export const resolutionKinds = ['strategy', 'allocation', 'amendment'] as const;
export type ResolutionKind = (typeof resolutionKinds)[number];

export type ResolutionStatus = 'draft' | 'in-review' | 'in-force' | 'closed' | 'annulled' | 'repealed';
export type ResolutionAct = 'submit' | 'return' | 'publish' | 'annul' | 'close' | 'repeal';

export const life = transitions<ResolutionStatus, ResolutionAct>({
  draft: { submit: 'in-review', publish: 'in-force', annul: 'annulled' },
  'in-review': { return: 'draft', publish: 'in-force', annul: 'annulled' },
  'in-force': { close: 'closed', repeal: 'repealed' },
  closed: {},
  annulled: {},
  repealed: {},
});

/** What the act says, column by column; amounts in pesos. */
export interface Resolution {
  readonly id: string;
  readonly kind: ResolutionKind;
  readonly issuer: string;
  readonly number: number;
  readonly year: number;
  readonly issued_on: CalendarDate;
  readonly title: string;
  readonly strategy_id: string | null;
  readonly amends_id: string | null;
  readonly fiscal_year: number;
  readonly authorized_amount: Money | null;
  readonly printed_annex_total: Money | null;
  readonly availability_number: string | null;
  readonly availability_issued_on: CalendarDate | null;
  readonly availability_amount: Money | null;
  readonly disburse_from: CalendarDate | null;
  readonly execute_by: CalendarDate | null;
  readonly source: string | null;
  readonly status: ResolutionStatus;
  readonly drafted_by: string;
}

export const kindsInSpanish: Readonly<Record<ResolutionKind, string>> = {
  strategy: 'estrategia',
  allocation: 'asignación',
  amendment: 'modificación',
};

export const statusesInSpanish: Readonly<Record<ResolutionStatus, string>> = {
  draft: 'en proyecto',
  'in-review': 'en revisión',
  'in-force': 'vigente',
  closed: 'cerrada',
  annulled: 'anulada',
  repealed: 'derogada',
};

const actsInSpanish: Readonly<Record<ResolutionAct | 'edit', string>> = {
  edit: 'cambiar lo que dice',
  submit: 'enviar a revisión',
  return: 'devolver al proyecto',
  publish: 'publicar',
  annul: 'anular',
  close: 'cerrar',
  repeal: 'derogar',
};

export const WrongState = refusal<{
  resolution: string;
  status: ResolutionStatus;
  act: ResolutionAct | 'edit';
  allowed: readonly ResolutionAct[];
}>(
  'resolution.wrong-state',
  'conflict',
  { es: 'El estado de la resolución no lo permite', en: 'The state of the resolution does not allow it' },
  {
    es: ({ resolution, status, act }) =>
      `La ${resolution} está «${statusesInSpanish[status]}»: no se puede ${actsInSpanish[act]}.`,
    en: ({ resolution, status, act }) => `${resolution} is "${status}": "${act}" is not possible.`,
  },
);

export const MakerIsChecker = refusal(
  'resolution.maker-is-checker',
  'conflict',
  { es: 'Quien proyecta no publica ni devuelve', en: 'Who drafts neither publishes nor returns' },
  {
    es: () => 'Usted escribió en este proyecto: lo publica o lo devuelve otra persona.',
    en: () => 'You wrote in this draft: another person publishes or returns it.',
  },
);

export const Duplicate = refusal<{ resolution: string | null; issuer: string | null }>(
  'resolution.duplicate',
  'conflict',
  { es: 'La resolución ya existe', en: 'The resolution already exists' },
  {
    es: ({ resolution, issuer }) =>
      resolution === null
        ? 'Ya hay una resolución de ese emisor con ese número y año.'
        : `Ya está la ${resolution}, de ${issuer}.`,
    en: ({ resolution, issuer }) =>
      resolution === null
        ? 'There is a resolution of that issuer with that number and year already.'
        : `${resolution}, of ${issuer}, is here already.`,
  },
);

export const ReferenceNotInForce = refusal<{ resolution: string; status: ResolutionStatus }>(
  'resolution.reference-not-in-force',
  'conflict',
  { es: 'El acto del que depende no está vigente', en: 'The act that it rests on is not in force' },
  {
    es: ({ resolution, status }) =>
      `La ${resolution} está «${statusesInSpanish[status]}» y debe estar «${statusesInSpanish['in-force']}».`,
    en: ({ resolution, status }) => `${resolution} is "${status}" and must be "in-force".`,
  },
);

export const MoneyStands = refusal<{ resolution: string; amount: Money }>(
  'resolution.money-stands',
  'conflict',
  { es: 'Hay dinero que rige por esta resolución', en: 'Money stands on this resolution' },
  {
    es: ({ resolution, amount }) =>
      `Por la ${resolution} rigen ${amount.toSpanish()}: se deroga cuando una modificatoria no deje nada autorizado.`,
    en: ({ resolution, amount }) =>
      `${amount.toString()} stands on ${resolution}: it is repealed once an amendment has left nothing authorised.`,
  },
);

export const noOtherAct: Problem = {
  field: 'repealedById',
  code: 'resolution.reference-unknown',
  detail: { es: 'No hay otra resolución con este identificador.', en: 'There is no other resolution with it.' },
};

/** «Resolución 1409 de 2025» */
export function resolutionLabel({ number, year }: { number: number; year: number }): string {
  return `Resolución ${number} de ${year}`;
}

/** «00001409», as the ministry prints it. */
export function numberAsPrinted(number: number): string {
  return String(number).padStart(8, '0');
}

/** The document that a ledger entry names: «Resolución 1409 de 2025, CDP 12325». */
export function documentOf(resolution: Pick<Resolution, 'number' | 'year' | 'availability_number'>): string {
  const certificate = resolution.availability_number;
  return certificate === null ? resolutionLabel(resolution) : `${resolutionLabel(resolution)}, CDP ${certificate}`;
}

/** Where the act leads. @throws WrongState when this state does not allow it */
export function requireNext(resolution: Standing, act: ResolutionAct): ResolutionStatus {
  const next = life.next(resolution.status, act);
  if (next === null) throw wrongState(resolution, act);
  return next;
}

/** @throws WrongState when it is no longer a draft: what it says is then fixed */
export function requireDraft(resolution: Standing): void {
  if (resolution.status !== 'draft') throw wrongState(resolution, 'edit');
}

/** @throws ReferenceNotInForce for a strategy or an amended resolution that does not stand */
export function requireInForce(resolution: Standing): void {
  if (resolution.status === 'in-force') return;
  throw new ReferenceNotInForce({ resolution: resolutionLabel(resolution), status: resolution.status });
}

/** @param standing what is authorised by it and under it, pesos @throws WrongState, MoneyStands */
export function requireRepealable(resolution: Standing, standing: Money): ResolutionStatus {
  const next = requireNext(resolution, 'repeal');
  if (!standing.isZero()) throw new MoneyStands({ resolution: resolutionLabel(resolution), amount: standing });
  return next;
}

/** @param wrote whether the person who decides wrote in the draft @throws WrongState, MakerIsChecker (I8) */
export function requireDecidable(
  resolution: Standing,
  act: 'publish' | 'return',
  { wrote }: { wrote: boolean },
): ResolutionStatus {
  const next = requireNext(resolution, act);
  if (wrote) throw new MakerIsChecker();
  return next;
}

type Standing = Pick<Resolution, 'status' | 'number' | 'year'>;

function wrongState(resolution: Standing, act: ResolutionAct | 'edit') {
  const { status } = resolution;
  return new WrongState({ resolution: resolutionLabel(resolution), status, act, allowed: life.acts(status) });
}
