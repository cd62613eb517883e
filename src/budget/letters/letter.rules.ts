import { dateInBogota, dateInSpanish, dateWithPrecision, type CalendarDate } from '../../kernel/calendar';
import { Money } from '../../kernel/money';
import { steps, type Due } from '../dues/due';
import { duesOf } from '../dues/due.rules';
import type { LineFacts } from '../dues/line-facts';
import type { Act, EntryAct } from '../ledger/acts';
import { entriesIn, standing, type Movement } from '../ledger/movements.rules';
import { allocationPlaces, type Place } from '../ledger/places';
import { resolutionLabel } from '../resolutions/resolution.rules';

/*
 * The letter to a hospital, pure: one page that a manager reads in two minutes. What you were assigned and by which act,
 * what was paid and when, what you have told us, what you must do next and by when, and whom to answer.
 */

export interface LetterFigure {
  readonly label: string;
  readonly amount: Money;
  readonly entries: readonly string[];
}

export interface LetterPayment {
  readonly amount: Money;
  readonly inWords: string;
  readonly entry: string;
}

export interface Letter {
  readonly facts: LineFacts;
  readonly date: CalendarDate;
  readonly addressee: string;
  readonly place: string;
  readonly subject: string;
  readonly opening: string;
  readonly figures: readonly LetterFigure[];
  readonly yields: string | null;
  readonly payments: readonly LetterPayment[];
  readonly next: readonly Due[];
  readonly nextInWords: readonly string[];
  readonly ministryInWords: readonly string[];
  readonly closing: string;
}

/** A page has room for so many; the rest are counted, and stand in the data. */
const most = { next: 6, ministry: 3, payments: 4 } as const;

export function letterOf(facts: LineFacts): Letter {
  const { line } = facts;
  const dues = duesOf(facts);
  const next = dues.filter(({ code }) => steps[code].who === 'hospital');
  const asked = next.filter((due) => !isTooLateFor(due, facts));
  const ministry = dues.filter(({ code, state }) => steps[code].who === 'ministry' && state !== 'upcoming');
  const label = resolutionLabel(line.resolution);
  return {
    facts,
    date: dateInBogota(facts.moment.knownAt),
    addressee: line.hospital?.name ?? 'E.S.E. por confirmar: la fuente no la nombra',
    place: `${line.municipality}, ${line.department.name}`,
    subject: `Sus recursos de la ${label}`,
    opening: openingOf(facts, label),
    figures: figuresOf(facts),
    yields: yieldsOf(facts),
    payments: paymentsOf(facts),
    next,
    nextInWords: shortened(
      [...evidenceWords(facts), ...askFirstWords(facts, next), ...asked.map(hospitalWords)],
      most.next,
      'Otros pasos',
      'que están en su lista de pendientes',
    ),
    ministryInWords: shortened(
      ministry.map((due) => ministryWords(due, facts)),
      most.ministry,
      'Otros pasos',
      'del ministerio',
    ),
    closing:
      'Responda en Trazagiro, en la página de su línea, o por escrito a quien expidió la resolución ' +
      `(${line.resolution.issuer}; dirección y teléfono: por confirmar). Si algo de esta carta no coincide con sus libros, díganoslo: nada se borra, y lo que esté mal se corrige con su prueba.`,
  };
}

function openingOf({ line, records, movements, withdrawal, moment }: LineFacts, label: string): string {
  const granted = movements
    .filter(({ ofAct }) => granting.includes(ofAct))
    .map((movement) => ({ act: movement.ofAct, amount: arrivedIn(movement, line.allocationId) }));
  // A line that an amendment added has no entry of the publication.
  const isAdded = !granted.some(({ act }) => act === 'publish');
  const given = isAdded
    ? (granted[0]?.amount ?? Money.zero)
    : Money.sum(granted.filter(({ act }) => act === 'publish').map(({ amount }) => amount));
  const now = Money.sum(granted.map(({ amount }) => amount));
  const by = isAdded
    ? `Una modificación de la ${label}, del ${dateInSpanish(records.issuedOn)}`
    : `La ${label}, del ${dateInSpanish(line.resolution.issuedOn)}`;
  const amended = given.equals(now) ? '' : ` Con las modificaciones posteriores son ${now.toSpanish()}.`;
  const assigned = `${by}, asignó a su entidad ${given.toSpanish()} (línea ${line.line} del anexo).${amended}`;
  if (withdrawal) return `${assigned} ${withdrawals[withdrawal.payment]}`;
  return `${assigned} ${termOfExecution(records.executeBy, moment.asOf)}`;
}

function termOfExecution(executeBy: CalendarDate | null, asOf: CalendarDate): string {
  if (executeBy === null) return 'El plazo para ejecutarlos: por confirmar.';
  const end = dateInSpanish(executeBy);
  return executeBy < asOf ? `El plazo para ejecutarlos terminó el ${end}.` : `El plazo para ejecutarlos: el ${end}.`;
}

const withdrawals = {
  before: 'Su entidad desistió antes del giro.',
  after: 'Su entidad desistió después del giro: lo girado se reintegra.',
  unknown: 'Su entidad figura como desistida, y las fuentes no dicen si el giro se hizo: ayúdenos a establecerlo.',
} as const;

/** Where the money of the line is, the empty places left out. */
function figuresOf({ movements, places: balances, line, openGiros }: LineFacts): LetterFigure[] {
  const isDisputed =
    openGiros.length > 0 && openGiros.every(({ confirmed, missingOn }) => confirmed !== null || missingOn !== null);
  return allocationPlaces
    .filter((place) => !balances[place].isZero())
    .map((place) => ({
      label: place === 'transit' && isDisputed ? 'Girado, y usted informa que no llegó' : words[place],
      amount: balances[place],
      entries: entriesIn(movements, line.allocationId, place),
    }));
}

const words: Record<(typeof allocationPlaces)[number], string> = {
  assigned: 'Por girar, sin orden de pago',
  ordered: 'En orden de pago, por pagarse',
  transit: 'Girado, y usted no ha confirmado que llegó',
  held: 'Recibido y sin gastar, según lo que nos ha informado',
  executed: 'Gastado, en informes aceptados',
  returned: 'Reintegrado, con la consignación verificada',
  released: 'Liberado por su desistimiento',
  contested: 'Desistido, con el giro por establecer',
};

function yieldsOf({ places: balances }: LineFacts): string | null {
  const earned = balances['yield-source'].negated();
  if (!earned.isPositive()) return null;
  return `Rendimientos, aparte del capital: generó ${earned.toSpanish()}, reintegró ${balances['yield-returned'].toSpanish()} y le falta reintegrar ${balances['yield-held'].toSpanish()}.`;
}

/** As in the execution status: net of what the bank sent back, one a giro, of the last day on which it was paid. */
function paymentsOf({ movements, line }: LineFacts): LetterPayment[] {
  const giros = new Map<string, { amount: Money; paid: Movement | null }>();
  for (const movement of standing(movements)) {
    for (const { allocationId, disbursementId, place, amount } of movement.changes) {
      if (allocationId !== line.allocationId || !paying[place]?.includes(movement.act)) continue;
      const key = disbursementId ?? movement.entryId;
      const before = giros.get(key) ?? { amount: Money.zero, paid: null };
      giros.set(key, { amount: before.amount.plus(amount), paid: amount.isPositive() ? movement : before.paid });
    }
  }
  return [...giros.values()].flatMap(({ amount, paid }): LetterPayment[] => {
    if (paid === null || !amount.isPositive()) return [];
    const date = dateWithPrecision(paid.effectiveOn, paid.datePrecision);
    const on = paid.datePrecision === 'exact' ? `el ${date}` : `${date} (la fuente no da el día exacto)`;
    return [{ amount, inWords: `${amount.toSpanish()}, ${on}`, entry: paid.entryId }];
  });
}

/** What says how much was paid, by the place that it changes: a clarification may put it straight into the account. */
const paying: Partial<Record<Place, readonly EntryAct[]>> = {
  transit: ['settle', 'reject', 'clarify'],
  held: ['clarify'],
};

const granting: readonly Act[] = ['publish', 'amend', 'reassign'];

/** «Giros: $70.000.000, el 20 de febrero de 2025; …», that there are none, or that nobody knows. */
export function paymentsInWords({ payments, facts }: Letter): string {
  if (payments.length === 0 && facts.places.contested.isPositive()) {
    return 'Giro: por establecer; las fuentes no dicen si se hizo ni cuándo.';
  }
  if (payments.length === 0) return 'Giros: a esta fecha no hay ninguno registrado.';
  const said = payments.slice(0, most.payments).map(({ inWords }) => inWords);
  const left = payments.length - said.length;
  const rest = left > 0 ? `; y ${left} más, en su extracto` : '';
  return `${payments.length === 1 ? 'Giro' : 'Giros'}: ${said.join('; ')}${rest}.`;
}

// Not an act of the service: what the hospital can give so that the ministry establishes it.
function evidenceWords({ places }: LineFacts): string[] {
  if (!places.contested.isPositive()) return [];
  return ['Enviar al ministerio el extracto o la certificación que muestre si el giro llegó o no llegó.'];
}

/** Nothing was paid and the term to spend it is over: the papers for the giro are of no use until the ministry says so. */
function isTooLateFor({ code }: Due, { records, moment, firstPaidOn }: LineFacts): boolean {
  const isOver = records.executeBy !== null && records.executeBy < moment.asOf;
  return isOver && firstPaidOn === null && (code === 'accept' || code === 'submit-requirement');
}

function askFirstWords(facts: LineFacts, next: readonly Due[]): string[] {
  if (!next.some((due) => isTooLateFor(due, facts))) return [];
  return [
    'El plazo de ejecución terminó sin giro. Antes de aceptar o de entregar requisitos, pregunte al ministerio si la asignación sigue; si no la quiere, desista.',
  ];
}

function ministryWords({ code, what, state }: Due, { records }: LineFacts): string {
  const isOfGiro = code === 'order' || code === 'decide-order' || code === 'settle';
  if (!isOfGiro || state !== 'overdue' || records.executeBy === null) return `${what}.`;
  return `${what}, o decirle que no se hará: el plazo de ejecución terminó el ${dateInSpanish(records.executeBy)}.`;
}

function hospitalWords({ what, state, dueOn, term, because }: Due): string {
  if (state === 'overdue' && dueOn !== null)
    return `${what}. El plazo venció el ${dateInSpanish(dueOn)}: hágalo cuanto antes.`;
  if (dueOn !== null)
    return `${what}, a más tardar el ${dateInSpanish(dueOn)}${term ? ` (${termInWords(term)})` : ''}.`;
  return `${what}.${because === null ? '' : ` ${because}`}`;
}

function termInWords({ days, unit }: NonNullable<Due['term']>): string {
  return `${days} ${unit === 'business-days' ? 'días hábiles' : 'días calendario'}`;
}

function shortened(all: readonly string[], limit: number, name: string, where: string): string[] {
  if (all.length <= limit) return [...all];
  const left = all.length - limit + 1;
  return [...all.slice(0, limit - 1), `${name}: ${left}, ${where}.`];
}

function arrivedIn({ changes }: Movement, id: string): Money {
  return Money.sum(changes.filter(({ allocationId }) => allocationId === id).map(({ amount }) => amount));
}
