import { allOf, hexOf, joined } from './bytes.mjs';

// The kit, read once and piece by piece: each file is summed and its lines are counted while it is read.

/**
 * @param files {Map<string, () => AsyncIterable<Uint8Array>>} each file by its path
 * @returns {{ names, has, lines, restOf }} `lines(name)`: a reader of its lines, or null where the file is missing;
 *   `readRest()`: reads what nobody read, and tells the sum and the number of lines of every file
 */
export function openKit(files, platform) {
  const told = new Map();
  const read = async function* (name) {
    const sum = platform.newSum();
    let [ends, last] = [0, 10];
    for await (const chunk of files.get(name)()) {
      sum.update(chunk);
      for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, at + 1)) ends += 1;
      if (chunk.length > 0) last = chunk[chunk.length - 1];
      yield chunk;
    }
    told.set(name, { sum: hexOf(sum.digest()), lines: ends + (last === 10 ? 0 : 1) });
  };
  return {
    names: [...files.keys()],
    lines: (name) => (files.has(name) ? newLines(read(name), platform.textOf) : null),
    async readRest() {
      for (const name of files.keys()) {
        if (told.has(name)) continue;
        const chunks = read(name);
        while (!(await chunks.next()).done);
      }
      return told;
    },
  };
}

/** The text of a line that is not UTF-8. */
export const unreadable = '\ufffd';

/**
 * A reader that takes lines one by one: `while (await lines.more()) { lines.take() }`. `number` is the line last taken,
 * from 1; `isCut` says whether it had no end.
 */
function newLines(chunks, textOf) {
  let batch = [];
  let at = 0;
  let rest = new Uint8Array(0);
  let ended = false;
  const reader = {
    number: 0,
    isCut: false,
    /** Lines that stand ready, without waiting. */
    get ready() {
      return batch.length - at;
    },
    async more() {
      while (at >= batch.length && !ended) await fill();
      return at < batch.length;
    },
    take() {
      reader.number += 1;
      reader.isCut = ended && rest.length > 0 && at === batch.length - 1;
      at += 1;
      return batch[at - 1];
    },
  };
  const fill = async () => {
    const { done, value } = await chunks.next();
    at = 0;
    if (done) {
      ended = true;
      batch = rest.length > 0 ? linesOf(rest, textOf) : [];
      return;
    }
    const end = value.lastIndexOf(10);
    if (end === -1) {
      rest = joined(rest, value);
      batch = [];
      return;
    }
    const whole = rest.length === 0 ? value.subarray(0, end) : joined(rest, value.subarray(0, end));
    rest = value.slice(end + 1);
    batch = linesOf(whole, textOf);
  };
  return reader;
}

function linesOf(bytes, textOf) {
  try {
    return textOf(bytes).split('\n');
  } catch {
    return separately(bytes, textOf);
  }
}

// One line that is not UTF-8 must not hide which one it is.
function separately(bytes, textOf) {
  const lines = [];
  for (let start = 0; start <= bytes.length;) {
    const found = bytes.indexOf(10, start);
    const end = found === -1 ? bytes.length : found;
    try {
      lines.push(textOf(bytes.subarray(start, end)));
    } catch {
      lines.push(unreadable);
    }
    start = end + 1;
  }
  return lines;
}

/** What a small file holds. */
export async function textOfFile(files, name, { textOf }) {
  const open = files.get(name);
  return open ? textOf(await allOf(open())) : null;
}
