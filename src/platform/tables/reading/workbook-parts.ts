import type { Readable } from 'node:stream';
import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { fromBufferPromise, fromFdPromise, type Entry, type ZipFile } from 'yauzl';
import { Refusal } from '../../../kernel/errors';
import type { TableSource } from './table-source';
import { TableBomb, TableDamaged, TableHasMacros, TableUnsupported } from './table.refusals';

/*
 * A workbook is a ZIP of XML, and a ZIP can be a bomb, carry programs or hide one part behind another; an XML can name
 * files of the machine. Every byte that is inflated is counted; nothing is written to disk; a DTD ends the reading.
 */

const mostParts = 3000;

export class WorkbookParts {
  #inflated = 0;

  private constructor(
    private readonly zip: ZipFile,
    private readonly entries: ReadonlyMap<string, Entry>,
    private readonly most: number,
  ) {}

  /**
   * @param most bytes, of all that is inflated
   * @throws TableDamaged, TableBomb, TableHasMacros, TableUnsupported for another thing in a ZIP
   */
  static async open(source: TableSource, most: number): Promise<WorkbookParts> {
    return asOurs(async () => {
      const zip = await openZip(source);
      if (zip.entryCount > mostParts) throw new TableBomb();
      const entries = new Map<string, Entry>();
      for await (const entry of zip.eachEntry()) {
        const name = entry.fileName.toLowerCase();
        if (entries.has(name)) throw damaged('trae dos veces la misma parte', 'it has the same part twice');
        if (/vbaproject\.bin$|xl\/macrosheets\//.test(name)) throw new TableHasMacros();
        if (entry.isEncrypted()) throw damaged('trae partes cifradas', 'it has encrypted parts');
        entries.set(name, entry);
      }
      const claimed = [...entries.values()].reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0);
      if (claimed > most) throw new TableBomb();
      const parts = new WorkbookParts(zip, entries, most);
      await parts.requireWorkbook();
      return parts;
    });
  }

  has(path: string): boolean {
    return this.entries.has(path.toLowerCase());
  }

  /**
   * Reads a part piece by piece; between the pieces `pause` may wait or say that it is enough. A part that is not there
   * is read as an empty one.
   * @throws TableDamaged, TableBomb
   */
  async read(path: string, hands: XmlHands, pause: () => Promise<'on' | 'enough'> = on): Promise<void> {
    const entry = this.entries.get(path.toLowerCase());
    if (!entry) return;
    await asOurs(async () => {
      const parser = parserFor(hands);
      for await (const piece of this.pieces(entry)) {
        parser.write(piece);
        if ((await pause()) === 'enough') return;
      }
      parser.close();
      await pause();
    });
  }

  private async *pieces(entry: Entry): AsyncGenerator<string> {
    const stream: Readable = await this.zip.openReadStreamPromise(entry);
    const decoder = new TextDecoder('utf-8', { fatal: true });
    try {
      for await (const chunk of stream as AsyncIterable<Buffer>) {
        this.#inflated += chunk.length;
        if (this.#inflated > this.most) throw new TableBomb();
        yield decoder.decode(chunk, { stream: true });
      }
    } finally {
      stream.destroy();
    }
  }

  /** @throws TableUnsupported, TableHasMacros */
  private async requireWorkbook(): Promise<void> {
    const types: string[] = [];
    await this.read('[Content_Types].xml', {
      open: (_, { attributes }) => types.push(attributes.ContentType ?? ''),
    });
    if (types.some((type) => /macroEnabled/i.test(type))) throw new TableHasMacros();
    if (types.some((type) => type.endsWith('spreadsheetml.sheet.main+xml'))) return;
    if (types.some((type) => /sheet\.binary/i.test(type))) {
      throw other('es un libro binario de Excel (.xlsb)', 'is a binary workbook of Excel (.xlsb)');
    }
    if (this.has('content.xml') && this.has('mimetype')) {
      throw other('es un documento de LibreOffice (.ods)', 'is a document of LibreOffice (.ods)');
    }
    throw other('es un archivo comprimido, no una hoja de cálculo', 'is a compressed file and no spreadsheet');
  }
}

function openZip(source: TableSource): Promise<ZipFile> {
  const options = { lazyEntries: true, strictFileNames: true, autoClose: false };
  if (!(source instanceof Uint8Array)) return fromFdPromise(source.fd, options);
  return fromBufferPromise(Buffer.from(source.buffer, source.byteOffset, source.byteLength), options);
}

/** What to do at each tag and text; names come without their prefix. */
export interface XmlHands {
  readonly open?: (name: string, tag: SaxesTagPlain) => void;
  readonly text?: (text: string) => void;
  readonly close?: (name: string) => void;
}

function parserFor({ open, text, close }: XmlHands): SaxesParser<{ position: false; xmlns: false }> {
  const parser = new SaxesParser<{ position: false; xmlns: false }>({ position: false, xmlns: false });
  parser.on('doctype', () => {
    throw damaged('trae una DTD, que una hoja de cálculo no lleva', 'it has a DTD, which no spreadsheet has');
  });
  if (open)
    parser.on('opentag', (tag) => {
      open(local(tag.name), tag);
    });
  if (text) {
    parser.on('text', text);
    parser.on('cdata', text);
  }
  if (close)
    parser.on('closetag', ({ name }) => {
      close(local(name));
    });
  return parser;
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

const on = (): Promise<'on'> => Promise.resolve('on');

async function asOurs<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refusal) throw error;
    const { message } = error as Error;
    if (/too many bytes in the stream/.test(message)) throw new TableBomb();
    throw damaged('no es un libro bien formado', 'it is no well-formed workbook');
  }
}

function damaged(es: string, en: string): Error {
  return new TableDamaged({ why: { es, en } });
}

function other(es: string, en: string): Error {
  return new TableUnsupported({ found: { es, en } });
}
