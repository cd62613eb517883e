/**
 * Errors name the lines of the source, and no map is read before there is an error: Node's own way reads and parses the
 * map of each file as it is loaded, which was a tenth of the start.
 */
import { readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';

const maps = new Map();

/** From here on, in this process. */
export function nameSourceLines() {
  Error.prepareStackTrace = (error, sites) => [headOf(error), ...sites.map(lineOf)].join('\n    at ');
}

// What is thrown may not let itself be written.
function headOf(error) {
  try {
    return Error.prototype.toString.call(error);
  } catch {
    return 'Error';
  }
}

function lineOf(site) {
  const file = site.getFileName();
  const place = `${file}:${site.getLineNumber()}:${site.getColumnNumber()}`;
  const entry = mapOf(file)?.findEntry(site.getLineNumber() - 1, site.getColumnNumber() - 1);
  if (entry?.originalSource === undefined) return String(site);
  return String(site).replace(place, `${entry.originalSource}:${entry.originalLine + 1}:${entry.originalColumn + 1}`);
}

/** Of what we built; null where there is none. */
function mapOf(file) {
  if (typeof file !== 'string' || !/[\\/]dist[\\/](src|migrations|bench)[\\/].*\.js$/.test(file)) return null;
  if (!maps.has(file)) maps.set(file, readMap(`${file}.map`));
  return maps.get(file);
}

function readMap(file) {
  try {
    return new SourceMap(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return null;
  }
}
