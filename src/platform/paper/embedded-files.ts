import { inflateSync } from 'node:zlib';

/*
 * What a PDF carries attached, read without trusting it. The table of objects is not followed, since a broken or hostile
 * one leads anywhere: the bytes are read once from the beginning, stream by stream, and every limit is on what is made
 * of them. Readers that save a PDF again pack its dictionaries into object streams; what is attached stays a stream of
 * its own (ISO 32000-1, 7.5.7), so it is found either way.
 */

export interface EmbeddedFile {
  /** Null when its stream is cut, damaged, of a kind that is not read here, or beyond the limits. */
  readonly bytes: Buffer | null;
}

export interface ReadPdf {
  /** Streams and texts are behind a password, or look as if: nothing in it can be read. */
  readonly encrypted: boolean;
  readonly files: readonly EmbeddedFile[];
  /** The names that it gives to files, in no order. */
  readonly names: readonly string[];
}

const limits = {
  /** Bytes of a dictionary, the most that stands before a stream. */
  dictionary: 8_192,
  /** Words «stream» that are looked at: a document of a thousand pages has some ten thousand. */
  words: 50_000,
  /** Streams that are inflated. */
  inflated: 400,
  /** Bytes that one stream, and all together, may inflate to. */
  stream: 2_000_000,
  all: 24_000_000,
  files: 64,
  names: 400,
} as const;

/** Whether the bytes begin as a PDF does (a reader looks for it in the first kilobyte). */
export function isPdf(bytes: Buffer): boolean {
  return bytes.subarray(0, 1_024).includes('%PDF-');
}

/** Cost: linear in the bytes, and at most `limits.all` of inflating. Never throws, whatever the bytes are. */
export function readEmbeddedFiles(pdf: Buffer): ReadPdf {
  const files: EmbeddedFile[] = [];
  const names = new Set<string>();
  const allowance = { streams: limits.inflated, bytes: limits.all };
  for (const { dictionary, data } of streamsOf(pdf)) {
    takeNames(dictionary, names);
    if (/\/EmbeddedFile\b/.test(dictionary)) {
      if (files.length < limits.files) files.push({ bytes: decoded(dictionary, data, allowance) });
    } else if (/\/ObjStm\b/.test(dictionary)) {
      takeNames(decoded(dictionary, data, allowance)?.toString('latin1') ?? '', names);
    }
  }
  return { encrypted: /\/Encrypt\s+\d+\s+\d+\s+R/.test(trailersOf(pdf)), files, names: [...names] };
}

interface Stream {
  /** Everything since the stream before: its dictionary, and the objects between them. */
  readonly dictionary: string;
  readonly data: Buffer;
}

function* streamsOf(pdf: Buffer): Generator<Stream> {
  let from = 0;
  let at = 0;
  for (let words = 0; words < limits.words; words += 1) {
    at = pdf.indexOf('stream', at);
    if (at === -1) break;
    const start = afterKeyword(pdf, at);
    if (start === null) {
      at += 6;
      continue;
    }
    const end = pdf.indexOf('endstream', start);
    const dictionary = pdf.toString('latin1', Math.max(from, at - limits.dictionary), at);
    yield { dictionary, data: pdf.subarray(start, end === -1 ? pdf.length : end) };
    if (end === -1) return;
    at = from = end + 9;
  }
  yield { dictionary: pdf.toString('latin1', Math.max(from, pdf.length - 64 * 1_024)), data: Buffer.alloc(0) };
}

/** Where the data begin: after the end of a line, which after `stream` is LF or CRLF. Null: the word is only a word. */
function afterKeyword(pdf: Buffer, at: number): number | null {
  if (pdf[at + 6] === 0x0a) return at + 7;
  return pdf[at + 6] === 0x0d && pdf[at + 7] === 0x0a ? at + 8 : null;
}

function decoded(dictionary: string, data: Buffer, allowance: { streams: number; bytes: number }): Buffer | null {
  // Of what stands since the stream before, the last dictionary is this stream's.
  const own = dictionary.slice(Math.max(0, dictionary.lastIndexOf(' obj')));
  const filter = /\/Filter\s*(\[[^\]]*\]|\/\w+)/.exec(own)?.[1] ?? '';
  const used = filter.match(/\/\w+/g) ?? [];
  if (used.length === 0) return Buffer.from(withoutEndOfLine(data).subarray(0, limits.stream));
  if (used.length > 1 || !/^\/(FlateDecode|Fl)$/.test(used[0] ?? '')) return null;
  const most = Math.min(limits.stream, allowance.bytes);
  if (allowance.streams === 0 || most === 0) return null;
  allowance.streams -= 1;
  try {
    const bytes = inflateSync(data, { maxOutputLength: most });
    allowance.bytes -= bytes.length;
    return bytes;
  } catch {
    // Damaged, or larger than it may be: the second has cost what it may.
    allowance.bytes -= data.length > 1_000 ? most : data.length;
    return null;
  }
}

function withoutEndOfLine(data: Buffer): Buffer {
  const end = data.at(-1) === 0x0a ? data.length - 1 : data.length;
  return data.subarray(0, data[end - 1] === 0x0d ? end - 1 : end);
}

function takeNames(text: string, names: Set<string>): void {
  for (const [, name = ''] of text.matchAll(/\/U?F\s*\(([\x20-\x27\x2a-\x5b\x5d-\x7e]{1,200})\)/g)) {
    if (names.size < limits.names) names.add(name);
  }
}

/** A trailer stands at the end; in a file that was saved «for the web», also near its beginning. */
function trailersOf(pdf: Buffer): string {
  const part = 64 * 1_024;
  return pdf.toString('latin1', 0, part) + pdf.toString('latin1', Math.max(part, pdf.length - part));
}
