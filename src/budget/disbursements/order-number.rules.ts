/**
 * What makes two numbers of payment orders the same: letters and digits, in whatever case, width and accent, and whatever
 * stands between them. «OP-12», «op 12» and «ＯＰ/12» are one; «1-12» and «11-2» are two, and so are «OP-1» in Latin and in
 * Cyrillic letters. The column `folded_order` is the same in the database.
 * @returns what is compared; an empty text for what has neither letters nor digits and is no number
 */
export function foldedOrder(paymentOrder: string): string {
  return paymentOrder
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]+/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9\u0370-\u052f]+/g, '-')
    .replace(/^-|-$/g, '');
}
