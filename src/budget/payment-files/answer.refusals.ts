import { dateInSpanish, type CalendarDate } from '../../kernel/calendar';
import { refusal } from '../../kernel/errors';
import type { Money } from '../../kernel/money';

/* What is left over of an answer: each row that does not say what the records say, by its name. */

export const LeftoversUnconfirmed = refusal<{ leftovers: number; tag: string }>(
  'payment-answer.leftovers',
  'conflict',
  { es: 'Hay filas que no se aplican', en: 'Some rows are not applied' },
  {
    es: ({ leftovers, tag }) =>
      `${leftovers === 1 ? 'Una fila difiere de lo registrado y no se aplica' : `${leftovers} filas difieren de lo registrado y no se aplican`}; nada se hizo. ` +
      `Para aplicar las demás, repita con leftovers=${tag}: así consta que las vio.`,
    en: ({ tag }) => `To apply the others, repeat with leftovers=${tag}: those listed are not applied.`,
  },
);

export const AnswerEmpty = refusal(
  'payment-answer.empty',
  'form',
  { es: 'La respuesta no trae filas', en: 'The answer has no rows' },
  { es: () => 'No hay ninguna fila debajo del encabezado.', en: () => 'There is no row below the headings.' },
);

export const RowUnreadable = refusal<{ field: string; value: string | null }>(
  'payment-answer.unreadable',
  'form',
  { es: 'La fila no se entiende', en: 'The row cannot be read' },
  {
    es: ({ field, value }) => (value === null ? `Falta ${field}.` : `«${value}» no se entiende como ${field}.`),
    en: ({ field, value }) => (value === null ? `${field} is missing.` : `"${value}" is not understood as ${field}.`),
  },
);

export const UnknownOrder = refusal<{ paymentOrder: string }>(
  'payment-answer.unknown-order',
  'conflict',
  { es: 'No hay tal orden', en: 'There is no such order' },
  {
    es: ({ paymentOrder }) => `Ninguna orden de pago tiene el número «${paymentOrder}».`,
    en: ({ paymentOrder }) => `No payment order has the number "${paymentOrder}".`,
  },
);

export const AmbiguousOrder = refusal<{ paymentOrder: string; count: number }>(
  'payment-answer.ambiguous-order',
  'conflict',
  { es: 'Varias órdenes tienen ese número', en: 'Several orders have that number' },
  {
    es: ({ paymentOrder, count }) =>
      `${count} órdenes tienen el número «${paymentOrder}», y la fila no dice de qué lote es.`,
    en: ({ paymentOrder, count }) => `${count} orders have the number "${paymentOrder}".`,
  },
);

export const NotInThatBatch = refusal<{ paymentOrder: string; batch: string }>(
  'payment-answer.not-in-that-batch',
  'conflict',
  { es: 'La orden no está en ese lote', en: 'The order is not in that batch' },
  {
    es: ({ paymentOrder, batch }) => `La orden «${paymentOrder}» no está en el ${batch}, o el lote fue anulado.`,
    en: ({ paymentOrder, batch }) => `Order "${paymentOrder}" is not in ${batch}, or that one was annulled.`,
  },
);

export const AmountDiffers = refusal<{ expected: Money; actual: Money }>(
  'payment-answer.amount-differs',
  'conflict',
  { es: 'El valor no es el de la orden', en: 'The amount is not that of the order' },
  {
    es: ({ expected, actual }) => `La orden es de ${expected.toSpanish()} y la respuesta dice ${actual.toSpanish()}.`,
    en: ({ expected, actual }) => `The order is of ${expected.toString()} and the answer says ${actual.toString()}.`,
  },
);

export const RowRepeated = refusal<{ line: number }>(
  'payment-answer.row-repeated',
  'conflict',
  { es: 'La fila está repetida', en: 'The row is repeated' },
  {
    es: ({ line }) => `Dice lo mismo que la fila ${line}: no se aplica dos veces.`,
    en: ({ line }) => `It says the same as row ${line}.`,
  },
);

export const RowsContradict = refusal<{ lines: readonly number[] }>(
  'payment-answer.rows-contradict',
  'conflict',
  { es: 'Dos filas de la misma orden se contradicen', en: 'Two rows of one order contradict each other' },
  {
    es: ({ lines }) =>
      `Las filas ${lines.join(', ')} hablan de la misma orden y no dicen lo mismo: no se aplica ninguna.`,
    en: ({ lines }) => `Rows ${lines.join(', ')} speak of one order and do not agree.`,
  },
);

export const AnsweredOtherwise = refusal<{ what: 'paid' | 'rejected'; on: CalendarDate; reference: string | null }>(
  'payment-answer.answered-otherwise',
  'conflict',
  { es: 'Ya consta otra cosa', en: 'Something else is recorded already' },
  {
    es: ({ what, on, reference }) =>
      `Ya consta ${what === 'paid' ? 'pagada' : 'devuelta'} el ${dateInSpanish(on)}${reference === null ? '' : `, con referencia «${reference}»`}.`,
    en: ({ what, on }) => `It is already recorded as ${what} on ${on}.`,
  },
);
