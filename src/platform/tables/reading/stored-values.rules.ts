/*
 * What a workbook stores for a number. It is a binary fraction, written with up to seventeen digits of which fifteen are
 * the person's: 76358920.1 is stored as 76358920.099999994. The fifteen are what the spreadsheet shows, and what is read.
 */

const digitsMeant = 15;

/** A stored number plainly written, or as it is when it is none. */
export function plainNumber(stored: string): string {
  const [, sign = '', whole = '', fraction = '', exponent = '0'] =
    /^(-?)(\d{1,400})(?:\.(\d{1,400}))?(?:[eE]([+-]?\d{1,3}))?$/.exec(stored.trim()) ?? [];
  if (whole === '') return stored;
  const digits = `${whole}${fraction}`.replace(/^0+/, '');
  if (digits === '') return '0';
  const point = whole.length + Number(exponent) - (whole.length + fraction.length - digits.length);
  const rounded = roundTo(digits, digitsMeant);
  return sign + withPoint(rounded.digits, point + rounded.carried);
}

function roundTo(digits: string, most: number): { digits: string; carried: number } {
  if (digits.length <= most) return { digits, carried: 0 };
  const up = (digits[most] ?? '0') >= '5' ? 1n : 0n;
  const kept = (BigInt(digits.slice(0, most)) + up).toString();
  return { digits: kept, carried: kept.length - most };
}

/** @param point after how many of the digits it stands; fewer than none and more than all mean zeros */
function withPoint(digits: string, point: number): string {
  const whole = point > 0 ? digits.slice(0, point).padEnd(point, '0') : '0';
  const fraction = withoutZeros(point > 0 ? digits.slice(point) : `${'0'.repeat(-point)}${digits}`);
  return fraction === '' ? whole : `${whole}.${fraction}`;
}

function withoutZeros(fraction: string): string {
  let length = fraction.length;
  while (fraction[length - 1] === '0') length -= 1;
  return fraction.slice(0, length);
}

/** Whether a number format shows a day or an hour. Text in quotes, colours and conditions are no part of it. */
export function showsDate(format: string): boolean {
  const bare = format.replace(/"[^"]*"|\\.|_.|\*.|\[(?![hms])[^[\]]*\]/gi, '');
  return /[dmyhs]/i.test(bare);
}

/** The formats that workbooks name by a number alone and that show a day or an hour (ECMA-376, 18.8.30). */
export function isBuiltInDate(id: number): boolean {
  return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
}

/** The calendar day of a serial, «2025-08-01», or null where it is none. Days of 1900 count a 29 February. */
export function dayOfSerial(serial: string, date1904 = false): string | null {
  const days = /^\d{1,7}(\.\d+)?$/.test(serial) ? Math.floor(Number(serial)) : NaN;
  if (!(days >= 1 && days < 2_958_466)) return null;
  const sinceEpoch = date1904 ? days - 24_107 : days - (days < 60 ? 25_568 : 25_569);
  return new Date(sinceEpoch * 86_400_000).toISOString().slice(0, 10);
}
