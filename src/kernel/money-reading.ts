/** Why a text is not one amount of pesos. */
export type UnreadableAmount = 'ambiguous' | 'not-an-amount' | 'too-many-decimals' | 'too-large';

/** `canonical` is "-60431400.5"; the readings of an ambiguous text are "60431" and "60.431" (three decimals). */
export type AmountTextReading =
  | { ok: true; canonical: string }
  | { ok: false; why: 'ambiguous'; readings: readonly string[] }
  | { ok: false; why: Exclude<UnreadableAmount, 'ambiguous'> };

const WRITTEN = /^([-−]?) ?(?:COP ?)?\$? ?([-−]?) ?(\d[\d., ]*?)(?: ?COP)?$/i;
const GROUPED = /^[1-9]\d{0,2}([., ])\d{3}(?:\1\d{3})*$/;
const DECIMAL = /^(\d+|[1-9]\d{0,2}([., ])\d{3}(?:\2\d{3})*)([.,])(\d+)$/;
const LONGEST_TEXT = 60;

/**
 * Reads an amount as people in Colombia write it: a dot or a comma may group or may part the decimals, a blank may
 * only group. `60.431` and `60,431` are refused as ambiguous: a reader who guesses is wrong by a factor of a thousand.
 */
export function readAmountText(text: string): AmountTextReading {
  const tidy = text.trim().replace(/\s+/g, ' ');
  if (tidy.length > LONGEST_TEXT) return { ok: false, why: /^\d+$/.test(tidy) ? 'too-large' : 'not-an-amount' };
  const [, before = '', after = '', body] = WRITTEN.exec(tidy) ?? [];
  if (body === undefined || (before && after)) return { ok: false, why: 'not-an-amount' };

  const [first, second] = readingsOf(body).map((reading) => (before || after ? `-${reading}` : reading));
  if (first === undefined) return { ok: false, why: 'not-an-amount' };
  if (second !== undefined) return { ok: false, why: 'ambiguous', readings: [first, second] };
  if (/\.\d{3,}$/.test(first)) return { ok: false, why: 'too-many-decimals' };
  if (/\d{19}/.test(first)) return { ok: false, why: 'too-large' };
  return { ok: true, canonical: first };
}

/** Every way to read the digits: as a whole number, plain or grouped in threes; and as a number with decimals. */
function readingsOf(body: string): string[] {
  const readings: string[] = [];
  if (/^\d+$/.test(body) || GROUPED.test(body)) readings.push(digitsOf(body));
  const [, whole, grouping, decimalMark, decimals] = DECIMAL.exec(body) ?? [];
  if (whole !== undefined && grouping !== decimalMark) readings.push(`${digitsOf(whole)}.${decimals}`);
  return readings;
}

function digitsOf(whole: string): string {
  return whole.replace(/\D/g, '').replace(/^0+(?=\d)/, '');
}
