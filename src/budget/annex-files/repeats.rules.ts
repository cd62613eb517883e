import { hospitalTwice, municipalityTwice } from '../resolutions/annex-problems.rules';
import type { Columns } from './columns.rules';
import { FirstPlaces } from './first-places';
import { mostShown } from './issue-list';
import { issueOf, type Issue } from './issue.rules';

/* What is wrong between lines that are each right: twice the same hospital, or the same place without one. */

interface Repeat {
  readonly row: number;
  /** Null: it is the hospital that comes twice. */
  readonly divipola: string | null;
  /** The place of the line that has it already, from 1. */
  readonly first: number;
}

export class Repeats {
  readonly #hospitals = new FirstPlaces();
  readonly #municipalities = new Map<string, number>();
  readonly #found: Repeat[] = [];
  #untold = 0;

  /** @param place of the line among the lines, from 1 */
  add(place: number, row: number, { divipola, hospitalId }: { divipola: string; hospitalId: string | null }): void {
    const first = hospitalId === null ? this.#firstIn(divipola, place) : this.#hospitals.at(hospitalId, place);
    if (first === null) return;
    if (this.#found.length === mostShown) this.#untold += 1;
    else this.#found.push({ row, divipola: hospitalId === null ? divipola : null, first });
  }

  /** How many there are besides those that `issues` tells. */
  get untold(): number {
    return this.#untold;
  }

  /** @param numberOf what a line is called, by its place: known when all are there */
  issues(columns: Columns, numberOf: (place: number) => number): Issue[] {
    return this.#found.map(({ row, divipola, first }) =>
      divipola === null
        ? issueOf(hospitalTwice(numberOf(first)), {
            row,
            column: columns.hospitalId ?? columns.nit ?? columns.hospital,
          })
        : issueOf(municipalityTwice(divipola, numberOf(first)), {
            row,
            column: columns.divipola ?? columns.municipality,
          }),
    );
  }

  #firstIn(divipola: string, place: number): number | null {
    const first = this.#municipalities.get(divipola) ?? null;
    if (first === null) this.#municipalities.set(divipola, place);
    return first;
  }
}
