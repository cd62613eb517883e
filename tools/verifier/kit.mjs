import { allOf, hexOf, textOf } from './bytes.mjs';
import { newLines } from './lines.mjs';

// The kit, read once and piece by piece: each file is summed and its lines are counted while it is read.

/**
 * @param files {Map<string, () => AsyncIterable<Uint8Array>>} each file by its path
 * @returns {{ lines, readRest }} `lines(name)`: a reader of its lines, or null where the file is missing;
 *   `readRest()`: reads what nobody read, and tells the sum and the number of lines of every file
 */
export function openKit(files, platform) {
  const sums = new Map();
  const counts = new Map();
  const summed = async function* (name) {
    const sum = platform.newSum();
    for await (const chunk of files.get(name)()) {
      sum.update(chunk);
      yield chunk;
    }
    sums.set(name, hexOf(sum.digest()));
  };
  return {
    lines(name) {
      if (!files.has(name)) return null;
      const lines = newLines(summed(name), platform);
      counts.set(name, () => lines.number);
      return lines;
    },
    async readRest() {
      for (const name of files.keys()) {
        if (sums.has(name)) continue;
        const count = await countOf(summed(name));
        counts.set(name, () => count);
      }
      return new Map([...files.keys()].map((name) => [name, { sum: sums.get(name), lines: counts.get(name)() }]));
    },
  };
}

async function countOf(chunks) {
  let [ends, last] = [0, 10];
  for await (const chunk of chunks) {
    for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, at + 1)) ends += 1;
    if (chunk.length > 0) last = chunk[chunk.length - 1];
  }
  return ends + (last === 10 ? 0 : 1);
}

/** What a small file holds. @throws TypeError when it is not UTF-8 */
export async function textOfFile(files, name, platform) {
  const open = files.get(name);
  if (!open) return null;
  const bytes = await allOf(open());
  if (!platform.isText(bytes)) throw new TypeError(`${name} is not UTF-8`);
  return textOf(bytes);
}
