import { invariant, Refusal, refusal, type Problem } from '../../kernel/errors';
import { Money } from '../../kernel/money';
import { insufficientFunds } from '../ledger/ledger.rules';
import { orderable, requireOrderable, type DatedAmount, type OrderingLine } from './order.rules';
import type { CalendarDate } from '../../kernel/calendar';

/*
 * Many acts at once: all of them, or none and each refusal with its line. Each is judged by the same rules as when it is
 * done alone, and as if those before it had been done.
 */

export const BatchRefused = refusal<{ refused: number; of: number; acceptable: readonly string[] }>(
  'disbursement.batch-refused',
  'conflict',
  { es: 'El lote no se puede hacer completo', en: 'The batch cannot be done whole' },
  {
    es: ({ refused, of }) =>
      `${refused === 1 ? 'Uno' : String(refused)} de ${of} no se puede${refused === 1 ? '' : 'n'} hacer; no se hizo ninguno. ` +
      'Corrija o quite los que se listan y repita con los demás.',
    en: ({ refused, of }) => `${refused} of ${of} cannot be done; none was. Mend or leave out those listed.`,
  },
);

export const NothingToOrder = refusal(
  'disbursement.nothing-to-order',
  'conflict',
  { es: 'No queda dinero por ordenar', en: 'Nothing is left to order' },
  {
    es: () => 'En esa fecha la línea no tiene dinero por girar que no esté ya prometido a otra orden.',
    en: () => 'On that date the line has no money that is not promised to another order.',
  },
);

/** One of a batch, as its refusal names it. */
export interface Located {
  readonly id: string;
  /** Of the annex; null where the item names nothing. */
  readonly line: number | null;
}

/**
 * Judges each, in order.
 * @param list the name of the list in the form
 * @throws BatchRefused with one problem for each that is refused, and who could be done without them
 */
export function judgeAll<Item, Verdict>(
  list: string,
  items: readonly Item[],
  { located, decide }: { located: (item: Item) => Located; decide: (item: Item) => Verdict },
): Verdict[] {
  const verdicts: Verdict[] = [];
  const problems: Problem[] = [];
  const acceptable: string[] = [];
  for (const [index, item] of items.entries()) {
    try {
      verdicts.push(decide(item));
      acceptable.push(located(item).id);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      problems.push(problemOf(error, `${list}.${index}`, located(item)));
    }
  }
  if (problems.length > 0) throw new BatchRefused({ refused: problems.length, of: items.length, acceptable }, problems);
  return verdicts;
}

function problemOf(refused: Refusal, field: string, { id, line }: Located): Problem {
  const at = line === null ? '' : `Línea ${line}: `;
  return {
    field,
    code: refused.code,
    detail: {
      es: `${at}${refused.detail('es')}`,
      en: `${line === null ? '' : `Line ${line}: `}${refused.detail('en')}`,
    },
    params: { ...refused.params, id, line },
  };
}

/**
 * What to order of a line: what is asked for, or else all that may be ordered on that date.
 * @throws what `requireOrderable` throws; then NothingToOrder when nothing was asked for and nothing is left
 */
export function amountToOrder(
  line: OrderingLine,
  order: { readonly asked: Money | null; readonly orderedOn: CalendarDate; readonly today: CalendarDate },
): Money {
  const { asked, orderedOn, today } = order;
  const amount = asked ?? orderable(line, orderedOn);
  // A line that is closed or withdrawn is told so, and not that it has no money.
  requireOrderable(line, { amount, orderedOn, today });
  if (amount.isZero()) throw new NothingToOrder({});
  return amount;
}

/** What each line still has for approvals, as they are taken one after another. */
export class Funds {
  private readonly taken = new Map<string, DatedAmount[]>();

  constructor(private readonly lines: ReadonlyMap<string, Pick<OrderingLine, 'assigned'>>) {}

  /** @throws InsufficientFunds with `maximum` in pesos */
  take(allocationId: string, amount: Money, on: CalendarDate): void {
    const taken = this.taken.get(allocationId) ?? [];
    const line = this.lines.get(allocationId);
    invariant(line, 'the lines of what is approved were read');
    const maximum = orderable({ assigned: line.assigned, pending: taken }, on);
    if (amount.isGreaterThan(maximum)) throw insufficientFunds('assigned', { requested: amount, maximum });
    this.taken.set(allocationId, [...taken, { on, amount }]);
  }
}
