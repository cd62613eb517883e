/**
 * What papers can print: Latin letters of every language that has them, with all their accents, Greek, Cyrillic, figures,
 * punctuation and currencies. A test holds it to the font.
 */
const printable =
  /[\n -~\u00a0-\u036f\u0384-\u038a\u038c\u038e-\u03a1\u03a3-\u03e1\u03f0-\u03ff\u0400-\u04ff\u1e00-\u1eff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2100-\u214f\u2c60-\u2c7f]/u;

/** The signs of a text that no paper can print, each once, in their order. */
export function unprintableIn(text: string): string[] {
  return [...new Set(Array.from(text.normalize('NFC')).filter((sign) => !printable.test(sign)))];
}

/** «U+1F600»: a sign by its number, which anybody can look up. */
export function codeOf(sign: string): string {
  return `U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** «😀» (U+1F600), «漢» (U+6F22): the first few of them, for whoever typed them. */
export function namedSigns(signs: readonly string[]): string {
  return signs
    .slice(0, 3)
    .map((sign) => `«${sign}» (${codeOf(sign)})`)
    .join(', ');
}
