import { bytesOf, signsOf } from './bytes.mjs';
import { centavosAt, minus, nine, zero } from './centavos.mjs';

// A line as the service writes it has the same fields in the same order, and no spaces: what it says is found where it
// stands, without making an object of it. What is written in any other way has no shape, and is read as JSON.
//
// A kind of value says where one that begins at `at` ends, or −1 when there is none. The end of the line stops them all.

const [quote, escape, comma, colon, openList, closeList, openObject, closeObject, smallN] = signsOf('"\\,:[]{}n');

/** A text without escapes. */
export function aText(bytes, at) {
  if (bytes[at] !== quote) return -1;
  for (let end = at + 1; ; end += 1) {
    const byte = bytes[end];
    if (byte === quote) return end + 1;
    if (byte === escape || byte < 32) return -1;
  }
}

/** A whole number from zero on. */
export function aWhole(bytes, at) {
  let end = at;
  while (bytes[end] >= zero && bytes[end] <= nine) end += 1;
  const isWhole = end > at && end - at < 16 && (bytes[at] !== zero || end === at + 1);
  return isWhole ? end : -1;
}

export function orNull(kind) {
  return (bytes, at) => (bytes[at] === smallN ? word(bytes, at, nullWord) : kind(bytes, at));
}

/** A list: `find` is a kind of value, and `items` what `make` made of each that the last one had. */
export function newList(kind, make) {
  const list = { items: [], find: (bytes, at) => (bytes[at] === openList ? all(bytes, at + 1) : -1) };
  const item = (bytes, at) => {
    const end = kind(bytes, at);
    if (end !== -1) list.items.push(make());
    return end;
  };
  const all = (bytes, at) => {
    list.items = [];
    return until(bytes, at, closeList, item);
  };
  return list;
}

/** Any JSON of texts, whole numbers, lists and objects, not too deep. */
export function anything(bytes, at, depth = 0) {
  const within = (inner, where) => anything(inner, where, depth + 1);
  const field = (inner, where) => {
    const end = aText(inner, where);
    return inner[end] === colon ? within(inner, end + 1) : -1;
  };
  if (depth > 20) return -1;
  switch (bytes[at]) {
    case quote:
      return aText(bytes, at);
    case openObject:
      return until(bytes, at + 1, closeObject, field);
    case openList:
      return until(bytes, at + 1, closeList, within);
    case minus:
      return bytes[at + 1] === zero ? -1 : aWhole(bytes, at + 1);
    default:
      if (bytes[at] >= zero && bytes[at] <= nine) return aWhole(bytes, at);
      return Math.max(...plainWords.map((letters) => word(bytes, at, letters)));
  }
}

/** What stands until the sign that closes it, with commas between. */
function until(bytes, at, close, kind) {
  if (bytes[at] === close) return at + 1;
  for (let end = at; ; end += 1) {
    end = kind(bytes, end);
    if (end === -1) return -1;
    if (bytes[end] === close) return end + 1;
    if (bytes[end] !== comma) return -1;
  }
}

const nullWord = bytesOf('null');
const plainWords = [nullWord, bytesOf('true'), bytesOf('false')];

function word(bytes, at, letters) {
  for (let next = 0; next < letters.length; next += 1) if (bytes[at + next] !== letters[next]) return -1;
  return at + letters.length;
}

/** Whether it is this text that stands there, and of ASCII alone. */
export function isAscii(bytes, from, to, known) {
  if (known.length !== to - from) return false;
  for (let at = to - 1; at >= from; at -= 1)
    if (bytes[at] !== known.charCodeAt(at - from) || bytes[at] > 127) return false;
  return true;
}

/**
 * An object with these fields in this order: `find` is a kind of value as the others are, and remembers where each
 * field of the last one that it found stands. Fields are asked for by their place, which `at` tells by name.
 */
export function newShape(fields, platform) {
  const names = Object.keys(fields);
  const kinds = Object.values(fields);
  const labels = names.map((name, index) => bytesOf(`${index === 0 ? '{' : ','}"${name}":`));
  const starts = new Int32Array(names.length);
  const ends = new Int32Array(names.length);
  // Many say the same as the one before: that text is there already.
  const last = names.map(() => '');
  let found;
  return {
    at: Object.fromEntries(names.map((name, index) => [name, index])),
    find(bytes, start) {
      found = bytes;
      let end = start;
      for (let field = 0; field < labels.length; field += 1) {
        starts[field] = word(bytes, end, labels[field]);
        if (starts[field] === -1) return -1;
        end = kinds[field](bytes, starts[field]);
        if (end === -1) return -1;
        ends[field] = end;
      }
      return bytes[end] === closeObject ? end + 1 : -1;
    },
    /** Null where null stands. */
    text(field) {
      const [from, to] = [starts[field] + 1, ends[field] - 1];
      if (found[from - 1] !== quote) return null;
      if (!isAscii(found, from, to, last[field])) last[field] = platform.textAt(found, from, to);
      return last[field];
    },
    whole(field) {
      if (found[starts[field]] === smallN) return null;
      let number = 0;
      for (let at = starts[field]; at < ends[field]; at += 1) number = number * 10 + found[at] - zero;
      return number;
    },
    /** @returns null when it is not an amount with two decimals */
    centavos: (field) => centavosAt(found, starts[field] + 1, ends[field] - 1),
    /** The very bytes that stand there. */
    raw: (field) => found.subarray(starts[field], ends[field]),
  };
}
