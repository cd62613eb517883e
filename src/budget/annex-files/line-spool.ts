import type { FileHandle } from 'node:fs/promises';
import { namelessFile } from '../../platform/nameless-file';
import { LineColumns, type LineTexts } from '../resolutions/line-columns';
import type { UnnumberedLine } from './lines.rules';

/** How many lines are written to the database at once. */
const linesAtOnce = 5000;

/** The lines of a file between their reading and their writing, on disk: whoever writes them takes them as text. */
export class LineSpool {
  readonly #batches: { at: number; size: number }[] = [];
  #waiting = new LineColumns();
  #end = 0;

  private constructor(private readonly file: FileHandle) {}

  static async open(): Promise<LineSpool> {
    return new LineSpool(await namelessFile());
  }

  /** Those that have a place and an amount: the others refuse the file. */
  async add(lines: readonly UnnumberedLine[]): Promise<void> {
    for (const { place, printed, territory, hospital, amount, source } of lines) {
      if (!territory || !amount) continue;
      this.#waiting.add(place, printed, {
        divipola: territory.divipola,
        hospitalId: hospital?.id ?? null,
        amount,
        source,
      });
    }
    if (this.#waiting.count >= linesAtOnce) await this.#write();
  }

  async restart(): Promise<void> {
    this.#waiting = new LineColumns();
    this.#batches.length = 0;
    this.#end = 0;
    await this.file.truncate();
  }

  async *batches(): AsyncGenerator<LineTexts> {
    if (this.#waiting.count > 0) await this.#write();
    for (const { at, size } of this.#batches) {
      const bytes = Buffer.allocUnsafe(size);
      await this.file.read(bytes, 0, size, at);
      yield JSON.parse(bytes.toString('utf8')) as LineTexts;
    }
  }

  discard(): Promise<void> {
    return this.file.close();
  }

  async #write(): Promise<void> {
    const bytes = Buffer.from(JSON.stringify(this.#waiting.texts()), 'utf8');
    this.#waiting = new LineColumns();
    await this.file.write(bytes, 0, bytes.length, this.#end);
    this.#batches.push({ at: this.#end, size: bytes.length });
    this.#end += bytes.length;
  }
}
