import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Asset {
  readonly type: string;
  readonly content: Buffer;
  /** Its address changes with its content, so that it is kept for ever and never stale. */
  readonly address: string;
}

/** One sheet out of these, in this order: what comes later may step over what came before. */
const sheets = [
  'tokens',
  'page',
  'band',
  'forms',
  'notices',
  'figures',
  'money',
  'map',
  'tables',
  'lists',
  'work',
  'verification',
  'hospital',
  'drafts',
  'small-screens',
  'print',
];

const typeface = assetOf(
  'work-sans.woff2',
  'font/woff2',
  readFileSync(require.resolve('@fontsource-variable/work-sans/files/work-sans-latin-wght-normal.woff2')),
);

const fontFace = `@font-face{font-family:'Work Sans';font-style:normal;font-weight:100 900;font-display:swap;src:url('${typeface.address}') format('woff2')}\n`;

const stylesheet = assetOf('estilo.css', 'text/css; charset=utf-8', fontFace + textOf(sheets));

/** For one bar of signal: what a form, its facts and its review need, and nothing that grows with the other rooms. */
const sheetsOfLight = [
  'tokens',
  'page',
  'band',
  'forms',
  'notices',
  'figures',
  'money',
  'tables',
  'hospital',
  'small-screens',
];

const lightStylesheet = assetOf('ligero.css', 'text/css; charset=utf-8', textOf(sheetsOfLight));

/** What every page does better with a script: no form is sent twice. */
const script = assetOf(
  'escritorio.js',
  'text/javascript; charset=utf-8',
  readFileSync(join(__dirname, 'escritorio.js')),
);

/** Parts of a page that are asked for again without leaving it. */
const live = assetOf(
  'htmx.js',
  'text/javascript; charset=utf-8',
  readFileSync(require.resolve('htmx.org/dist/htmx.min.js')),
);

export const addresses = {
  stylesheet: stylesheet.address,
  lightStylesheet: lightStylesheet.address,
  script: script.address,
  live: live.address,
} as const;

export const assets: ReadonlyMap<string, Asset> = new Map([
  ['work-sans.woff2', typeface],
  ['estilo.css', stylesheet],
  ['ligero.css', lightStylesheet],
  ['escritorio.js', script],
  ['htmx.js', live],
]);

function textOf(names: readonly string[]): string {
  return names.map((name) => readFileSync(join(__dirname, 'styles', `${name}.css`), 'utf8')).join('\n');
}

function assetOf(name: string, type: string, content: Buffer | string): Asset {
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 12);
  return { type, content: Buffer.from(content), address: `/recursos/${name}?v=${hash}` };
}
