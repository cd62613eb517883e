import { dateWithPrecision } from '../../../kernel/calendar';
import { Money } from '../../../kernel/money';
import { foldSpanish } from '../../../kernel/text';
import type { OrderFacts, ResolutionFacts } from '../facts';
import { exampleFacts, exampleOrder } from '../facts.example';
import { groupedBy } from '../grouping';
import { amounts, type Found, type Rule } from '../rule';
import { capitalized, documentsOf } from '../subjects';

/*
 * One payment order registered twice. The finding is of the later of the two, in its own resolution, from the day it is
 * registered: before anybody pays it. What was refused, sent back, annulled or rejected by the bank stands no more, and its
 * number may be registered again.
 */

/** An order of 50 million, and another that says this. */
function twoOrders(second: Partial<OrderFacts>): ResolutionFacts {
  const order = exampleOrder({ id: 'giro-2', label: 'orden de pago op 1 de la línea 1 (Leticia)', ...second });
  return exampleFacts({ namesakeOrders: [exampleOrder(), order] });
}

export const sameOrderNumber: Rule = {
  code: 'payment.same-order-number',
  severity: 'high',
  title: { es: 'Dos órdenes de pago con el mismo número', en: 'Two payment orders with one number' },
  ground:
    'Dentro de una vigencia, el número de la orden de pago de una entidad nombra una sola orden: si dos que están en pie lo llevan, una se registró dos veces o lleva el de otra.',
  find: (facts) => {
    const own = new Set(facts.lines.map(({ id }) => id));
    const groups = groupedBy([...facts.namesakeOrders].sort(inOrder), ({ key }) => key);
    return [...groups.values()].flatMap((group) =>
      group.flatMap((order) => {
        if (!own.has(order.allocationId)) return [];
        const earlier = group.find((other) => cameBefore(other, order) && !bothPaidAsOne(other, order));
        return earlier ? [registeredTwice(facts, { order, earlier })] : [];
      }),
    );
  },
  passes: twoOrders({ key: 'otra vigencia' }),
  fails: twoOrders({ amount: Money.of('20000000.00') }),
};

function registeredTwice(
  facts: ResolutionFacts,
  { order, earlier }: { order: OrderFacts; earlier: OrderFacts },
): Found {
  const both = earlier.amount.plus(order.amount);
  const elsewhere = earlier.resolution === facts.label ? '' : ` de la ${earlier.resolution}`;
  return {
    subject: { kind: 'disbursement', id: order.id, label: `${facts.label}, ${order.label}` },
    allocationId: order.allocationId,
    ...amounts(earlier.amount, both),
    detail: `${capitalized(order.label)} (${order.amount.toSpanish()}, ${when(order)}) lleva el número de la ${earlier.label}${elsewhere} (${earlier.amount.toSpanish()}, ${when(earlier)}): si son la misma orden, se ordenaron ${both.toSpanish()} donde eran ${earlier.amount.toSpanish()}.`,
    roundingExplains: null,
    entries: [...earlier.entries, ...order.entries].map(({ id }) => id),
    documents: documentsOf(order.paymentOrder, earlier.paymentOrder),
    openSince: order.orderedOn,
  };
}

// One reference on both is the finding of two payments, and says more.
function bothPaidAsOne(one: OrderFacts, other: OrderFacts): boolean {
  return (
    one.reference !== null && other.reference !== null && foldSpanish(one.reference) === foldSpanish(other.reference)
  );
}

function when({ orderedOn, precision }: OrderFacts): string {
  return dateWithPrecision(orderedOn, precision);
}

function inOrder(one: OrderFacts, other: OrderFacts): number {
  return cameBefore(one, other) ? -1 : 1;
}

function cameBefore(one: OrderFacts, other: OrderFacts): boolean {
  return placeOf(one) < placeOf(other);
}

// Which was registered first, not which is dated first: the copy is what came to be registered again.
function placeOf({ recordedAt, id }: OrderFacts): string {
  return `${recordedAt} ${id}`;
}
