import { signsOf } from './bytes.mjs';

// Money is a whole number of centavos: a plain number while that is exact, up to ninety billones of pesos, and one of any
// length beyond. The same amount is always the same kind of number, so that `===` compares amounts.

/** The sum, exact whatever its size. */
export function plus(one, other) {
  if (typeof one === 'number' && typeof other === 'number') {
    const sum = one + other;
    if (Number.isSafeInteger(sum)) return sum;
  }
  return plainest(BigInt(one) + BigInt(other));
}

function plainest(centavos) {
  const plain = Number(centavos);
  return Number.isSafeInteger(plain) ? plain : centavos;
}

/** Centavos of pesos as they are written. @returns null when it is not an amount with two decimals */
export function centavosOf(amount) {
  if (typeof amount !== 'string' || !/^-?\d+\.\d\d$/.test(amount)) return null;
  return plainest(BigInt(amount.replace('.', '')));
}

export const [minus, point, zero, nine] = signsOf('-.09');

/** The same of an amount that stands in `bytes`. */
export function centavosAt(bytes, from, to) {
  // More than fifteen digits may not be exact as a plain number.
  if (to - from > 16) return centavosOf(String.fromCharCode(...bytes.subarray(from, to)));
  const start = bytes[from] === minus ? from + 1 : from;
  if (to - start < 4 || bytes[to - 3] !== point) return null;
  let centavos = 0;
  for (let at = start; at < to; at += 1) {
    if (at === to - 3) continue;
    const digit = bytes[at] - zero;
    if (digit < 0 || digit > 9) return null;
    centavos = centavos * 10 + digit;
  }
  return start === from ? centavos : -centavos;
}

export function pesosOf(centavos) {
  const digits = String(centavos < 0 ? -centavos : centavos).padStart(3, '0');
  return `${centavos < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
