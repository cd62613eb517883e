import { invariant } from './errors';
import type { Money } from './money';

/**
 * Amounts in words as a Colombian certificate writes them: Spanish long scale (a billón is a million millions),
 * apocope before mil, millones and pesos, «de pesos» only after exact millions, closed by «m/cte» (moneda corriente).
 * Written here because the known packages are wrong on real amounts (domain.md, 8; vectors/vectors-amount-in-words.csv).
 */

/** «sesenta millones … cuatrocientos pesos con cincuenta centavos m/cte», in lower case. */
export function amountInWords(amount: Money): string {
  const [pesos = '', centavos = ''] = amount.toString().replace('-', '').split('.');
  const sign = amount.isNegative() ? 'menos ' : '';
  return `${sign}${inPesos(BigInt(pesos))}${inCentavos(BigInt(centavos))} m/cte`;
}

/**
 * A whole number in words: «veintiuno», «dos mil veinticinco»; with `apocope`, as before a masculine noun: «veintiún».
 * @throws InvariantBroken on a fraction, or from a cuatrillón (10²⁴) on.
 */
export function numberInWords(n: bigint | number, { apocope = false }: { apocope?: boolean } = {}): string {
  invariant(typeof n === 'bigint' || Number.isSafeInteger(n), 'only a whole number is put in words');
  const whole = BigInt(n);
  if (whole < 0n) return `menos ${numberInWords(-whole, { apocope })}`;
  if (whole === 0n) return 'cero';
  const shortened = longScale(whole);
  return apocope ? shortened : shortened.replace(/ún$/, 'uno').replace(/\bun$/, 'uno');
}

function inPesos(pesos: bigint): string {
  const words = numberInWords(pesos, { apocope: true });
  if (pesos === 1n) return `${words} peso`;
  return pesos > 0n && pesos % MILLION === 0n ? `${words} de pesos` : `${words} pesos`;
}

function inCentavos(centavos: bigint): string {
  if (centavos === 0n) return '';
  return ` con ${numberInWords(centavos, { apocope: true })} ${centavos === 1n ? 'centavo' : 'centavos'}`;
}

/** Groups of six digits, each named by the long scale; always apocopated. */
function longScale(whole: bigint): string {
  invariant(whole < MILLION ** BigInt(SCALES.length), 'the number has a name in SCALES');
  return SCALES.map(([one, many], place) => {
    const six = Number((whole / MILLION ** BigInt(place)) % MILLION);
    if (six === 0) return '';
    return [six === 1 && one ? 'un' : sixDigits(six), six === 1 ? one : many].filter(Boolean).join(' ');
  })
    .reverse()
    .filter(Boolean)
    .join(' ');
}

function sixDigits(six: number): string {
  const thousands = Math.floor(six / 1000);
  const before = thousands === 0 ? '' : thousands === 1 ? 'mil' : `${threeDigits(thousands)} mil`;
  return [before, threeDigits(six % 1000)].filter(Boolean).join(' ');
}

function threeDigits(three: number): string {
  if (three === 100) return 'cien';
  return [HUNDREDS[Math.floor(three / 100)], twoDigits(three % 100)].filter(Boolean).join(' ');
}

function twoDigits(two: number): string {
  if (two < 30) return BELOW_THIRTY[two] ?? '';
  const tens = TENS[Math.floor(two / 10)] ?? '';
  return two % 10 === 0 ? tens : `${tens} y ${BELOW_THIRTY[two % 10]}`;
}

const MILLION = 1_000_000n;

const SCALES = [
  ['', ''],
  ['millón', 'millones'],
  ['billón', 'billones'],
  ['trillón', 'trillones'],
] as const;

const BELOW_THIRTY = [
  ...['', 'un', 'dos', 'tres', 'cuatro', 'cinco', 'seis', 'siete', 'ocho', 'nueve'],
  ...['diez', 'once', 'doce', 'trece', 'catorce', 'quince', 'dieciséis', 'diecisiete', 'dieciocho', 'diecinueve'],
  ...['veinte', 'veintiún', 'veintidós', 'veintitrés', 'veinticuatro'],
  ...['veinticinco', 'veintiséis', 'veintisiete', 'veintiocho', 'veintinueve'],
];

const TENS = ['', '', '', 'treinta', 'cuarenta', 'cincuenta', 'sesenta', 'setenta', 'ochenta', 'noventa'];

const HUNDREDS = [
  ...['', 'ciento', 'doscientos', 'trescientos', 'cuatrocientos'],
  ...['quinientos', 'seiscientos', 'setecientos', 'ochocientos', 'novecientos'],
];
