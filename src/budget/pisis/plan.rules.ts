import { calendarDate, type CalendarDate } from '../../kernel/calendar';
import { Money } from '../../kernel/money';
import { foldSpanish } from '../../kernel/text';
import { nameOf, type Change, type Declared } from './declared.rules';
import { pesosOf } from './figures.rules';
import { actKinds, portfolios } from './layout.rules';
import { note, type Note } from './notes';

/*
 * What the changes of a file become: incorporations and restitutions of ours, or the record of one that stands already.
 * What no act of ours can do is refused, so that what is declared and what is in the books never part.
 */

/** An incorporation on the line. Pesos. */
export interface KnownIncorporation {
  readonly id: string;
  readonly actNumber: string;
  readonly actOn: CalendarDate;
  readonly amount: Money;
  /** Whether a record of PISIS is bound to it. */
  readonly bound: boolean;
}

/** A deposit on the line. Pesos. */
export interface KnownRestitution {
  readonly id: string;
  readonly kind: 'principal' | 'yields';
  readonly amount: Money;
  readonly depositedOn: CalendarDate;
  /** Waits for verification or is verified; false once refused, returned or annulled. */
  readonly standing: boolean;
  readonly bound: boolean;
}

export interface Books {
  readonly incorporations: readonly KnownIncorporation[];
  readonly restitutions: readonly KnownRestitution[];
}

export interface PlannedIncorporation {
  readonly line: number;
  readonly form: {
    readonly actKind: string;
    readonly actNumber: string;
    readonly actOn: CalendarDate;
    readonly amount: Money;
  };
}

export interface PlannedRestitution {
  readonly line: number;
  readonly form: {
    readonly kind: 'principal' | 'yields';
    readonly amount: Money;
    readonly depositedOn: CalendarDate;
    readonly portfolio: string;
    readonly reference: string;
  };
}

export interface Plan {
  readonly incorporations: readonly PlannedIncorporation[];
  readonly restitutions: readonly PlannedRestitution[];
  /** Acts that were recorded by hand before, now bound to the record that says the same. */
  readonly bound: readonly {
    readonly line: number;
    readonly kind: 'incorporation' | 'restitution';
    readonly id: string;
  }[];
  readonly notes: readonly Note[];
}

type Step = Partial<{ [P in keyof Plan]: Plan[P] }>;

export function planOf(changes: readonly Change[], books: Books): Plan {
  const taken = new Set<string>();
  const steps = changes
    .filter(({ what }) => what !== 'same')
    .map((change): Step => {
      if (change.kind === 2) return incorporationStep(change, { books, taken });
      return change.kind === 6 || change.kind === 7 ? restitutionStep(change, { books, taken }) : {};
    });
  return {
    incorporations: steps.flatMap((step) => step.incorporations ?? []),
    restitutions: steps.flatMap((step) => step.restitutions ?? []),
    bound: steps.flatMap((step) => step.bound ?? []),
    notes: steps.flatMap((step) => step.notes ?? []),
  };
}

interface Beside {
  readonly books: Books;
  /** What an earlier record of this file is bound to. */
  readonly taken: Set<string>;
}

function incorporationStep({ line, before, after }: Change, { books, taken }: Beside): Step {
  const { actKind, actNumber = '', actOn = '' } = after.values;
  const was = before === null ? Money.zero : pesosOf(before.values['amount']);
  const is = after.standing ? pesosOf(after.values['amount']) : Money.zero;
  if (is.isLessThan(was)) return { notes: [lowered(line, { was, is })] };
  if (is.equals(was)) return {};
  const form = {
    actKind: (actKinds as Record<string, string>)[actKind ?? ''] ?? '',
    actNumber,
    actOn: calendarDate(actOn),
    amount: is.minus(was),
  };
  if (before !== null) return { incorporations: [{ line, form }] };
  const same = books.incorporations.find(
    (each) => !each.bound && !taken.has(each.id) && each.actOn === actOn && sameNumber(each.actNumber, actNumber),
  );
  if (!same) return { incorporations: [{ line, form }] };
  if (!same.amount.equals(is)) return { notes: [incorporationDiffers(line, { known: same.amount, is })] };
  taken.add(same.id);
  const es = `Ya estaba registrada en Trazagiro la incorporación por el acto ${actNumber}: no se registra de nuevo.`;
  return {
    bound: [{ line, kind: 'incorporation', id: same.id }],
    notes: [note('pisis.incorporation-recorded-already', { line }, es, 'It is recorded already.')],
  };
}

/** «0123», «N.º 123» and «No. 123» are one number. */
function sameNumber(one: string, other: string): boolean {
  const bare = (text: string) =>
    foldSpanish(text)
      .replace(/[^a-z0-9]/g, '')
      .replace(/^(?:n|no|nro|num|numero)(?=\d)/, '')
      .replace(/^0+/, '');
  return bare(one) === bare(other);
}

function restitutionStep({ line, before, after }: Change, { books, taken }: Beside): Step {
  const kind = after.kind === 6 ? 'principal' : 'yields';
  const stands = books.restitutions.find(({ id, standing }) => standing && id === before?.act);
  if (stands) return after.standing && saysTheSame(after, before) ? {} : { notes: [restitutionStands(line, after)] };
  if (!after.standing) return {};
  const { amount, depositedOn = '' } = after.values;
  const same = books.restitutions.find(
    (each) =>
      each.standing &&
      !each.bound &&
      !taken.has(each.id) &&
      each.kind === kind &&
      each.depositedOn === depositedOn &&
      each.amount.equals(pesosOf(amount)),
  );
  if (!same) return { restitutions: [{ line, form: depositOf(kind, after.values) }] };
  taken.add(same.id);
  const es = `Ya estaba registrado en Trazagiro el reintegro de ${pesosOf(amount).toSpanish()} del ${depositedOn}: no se registra de nuevo.`;
  return {
    bound: [{ line, kind: 'restitution', id: same.id }],
    notes: [note('pisis.restitution-recorded-already', { line }, es, 'It is recorded already.')],
  };
}

function saysTheSame(after: Declared, before: Declared | null): boolean {
  return (
    before !== null &&
    pesosOf(after.values['amount']).equals(pesosOf(before.values['amount'])) &&
    after.values['depositedOn'] === before.values['depositedOn'] &&
    after.values['portfolio'] === before.values['portfolio']
  );
}

function depositOf(kind: 'principal' | 'yields', values: Readonly<Record<string, string>>): PlannedRestitution['form'] {
  const { amount, depositedOn = '', portfolio = '', actKind = '', actNumber = '', actOn = '' } = values;
  return {
    kind,
    amount: pesosOf(amount),
    depositedOn: calendarDate(depositedOn),
    portfolio: `${portfolio} ${(portfolios as Record<string, string>)[portfolio] ?? ''}`,
    reference: `${(actKinds as Record<string, string>)[actKind] ?? ''} ${actNumber} del ${actOn}`,
  };
}

function lowered(line: number, { was, is }: { was: Money; is: Money }): Note {
  return note(
    'pisis.incorporation-lowered',
    { line },
    `Lo incorporado bajaría de ${was.toSpanish()} a ${is.toSpanish()}, y Trazagiro no tiene un acto que lo disminuya: el ministerio debe verlo antes de recibir el archivo.`,
    `Incorporated would go down from ${was.toString()} to ${is.toString()}, and there is no act for that.`,
  );
}

function incorporationDiffers(line: number, { known, is }: { known: Money; is: Money }): Note {
  return note(
    'pisis.incorporation-differs',
    { line, field: 'valor incorporado' },
    `Trazagiro ya tiene este acto de incorporación por ${known.toSpanish()} y el archivo dice ${is.toSpanish()}: uno de los dos está errado.`,
    `This incorporation is recorded as ${known.toString()} and the file says ${is.toString()}.`,
  );
}

function restitutionStands(line: number, after: Declared): Note {
  return note(
    'pisis.restitution-stands',
    { line },
    `El ${nameOf(after.kind, after.values)} está registrado y sigue en pie. Para cambiarlo o anularlo, pagaduría primero lo devuelve (si está por verificar) o se anula su asiento (si ya se verificó); después suba este mismo archivo.`,
    'The restitution stands: it must be returned or reversed first; then send this file again.',
  );
}
