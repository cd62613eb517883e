import { newId } from '../../platform/ids';
import type { WrittenLine } from './annex-problems.rules';

/** Lines as the database takes them: each column whole, as the text of an array. It reads them faster than rows of JSON. */
export type LineTexts = Readonly<Record<(typeof columns)[number], string>>;

const columns = ['id', 'place', 'line', 'municipality', 'hospital', 'amount', 'source'] as const;

/** Gathers lines into their columns, and gives each its identifier. */
export class LineColumns {
  readonly #cells: Record<(typeof columns)[number], (string | number)[]> = {
    id: [],
    place: [],
    line: [],
    municipality: [],
    hospital: [],
    amount: [],
    source: [],
  };

  get count(): number {
    return this.#cells.id.length;
  }

  /** @param place in its list, from 1; `printed`: its number, where it has one of its own */
  add(
    place: number,
    printed: number | null,
    { divipola, hospitalId, amount, source }: Pick<WrittenLine, 'divipola' | 'hospitalId' | 'amount' | 'source'>,
  ): void {
    const cells = this.#cells;
    cells.id.push(newId());
    cells.place.push(place);
    cells.line.push(printed ?? 'null');
    cells.municipality.push(divipola);
    cells.hospital.push(hospitalId ?? 'null');
    cells.amount.push(amount.toPostgres());
    cells.source.push(source === null ? 'null' : `"${source.replace(/["\\]/g, String.raw`\$&`)}"`);
  }

  /** What was gathered. */
  texts(): LineTexts {
    return Object.fromEntries(columns.map((name) => [name, `{${this.#cells[name].join(',')}}`])) as LineTexts;
  }
}
