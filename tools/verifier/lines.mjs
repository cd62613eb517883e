// The lines of a file, one after another, in the same piece of memory: nothing is made of a line but what somebody needs.

const lineEnd = 10;

/**
 * A reader that goes from line to line: `while (await lines.more()) lines.take()`. The line that was taken stands in
 * `bytes` from `from` to `to`, where its end is, until the next one is asked for. `number` counts from 1; `isText` is
 * whether it is UTF-8, and `isCut` whether it had no end of its own.
 */
export function newLines(chunks, platform) {
  let held = platform.newBytes(256 * 1024);
  let [next, nextEnd, isEnded, isLastCut, areText] = [0, -1, false, false, true];
  const lines = {
    bytes: held.subarray(0, 0),
    from: 0,
    to: 0,
    number: 0,
    isText: true,
    isCut: false,
    /** Whether another line stands ready, without waiting. */
    get isReady() {
      return nextEnd !== -1;
    },
    async more() {
      while (nextEnd === -1 && !isEnded) await fill();
      return nextEnd !== -1;
    },
    take() {
      lines.from = next;
      lines.to = nextEnd;
      lines.number += 1;
      next = nextEnd + 1;
      nextEnd = lines.bytes.indexOf(lineEnd, next);
      lines.isText = areText || platform.isText(lines.bytes.subarray(lines.from, lines.to));
      lines.isCut = isLastCut && nextEnd === -1;
    },
    /** The line that was taken. */
    text: () => lines.textOf(lines.from, lines.to),
    textOf: (from, to) => platform.textAt(lines.bytes, from, to),
  };
  const fill = async () => {
    const { done, value } = await chunks.next();
    const rest = lines.bytes.length - next;
    isEnded = Boolean(done);
    isLastCut = isEnded && rest > 0;
    const added = isEnded ? Uint8Array.of(...(isLastCut ? [lineEnd] : [])) : value;
    if (rest + added.length > held.length) {
      const larger = platform.newBytes((rest + added.length) * 2);
      larger.set(lines.bytes.subarray(next));
      held = larger;
    } else held.copyWithin(0, next, next + rest);
    held.set(added, rest);
    lines.bytes = held.subarray(0, rest + added.length);
    next = 0;
    nextEnd = lines.bytes.indexOf(lineEnd);
    areText = platform.isText(lines.bytes.subarray(0, lines.bytes.lastIndexOf(lineEnd) + 1));
  };
  return lines;
}
