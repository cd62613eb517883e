import type { Territory } from '../territories/territory.rules';
import type { Gazetteer } from './gazetteer.rules';
import { readPlace, type PlaceColumns, type PlaceRead, type WrittenPlace } from './places.rules';

/** Colombia has 1.122 municipalities, and each is written in some ways. */
const most = 20_000;

/** Reads where lines are, and remembers what was plainly written: the same words again are the same place. */
export class PlacesRead {
  readonly #plain = new Map<string, Territory>();

  read(written: WrittenPlace, gazetteer: Gazetteer, row: number, columns: PlaceColumns): PlaceRead {
    const { divipola, departmentCode, department, municipality, group } = written;
    const words = [divipola.kind, divipola.text, departmentCode, department, municipality, group?.department.code];
    const key = words.join('\u0000');
    const known = this.#plain.get(key);
    if (known) return { territory: known, issues: [] };
    const read = readPlace(written, gazetteer, row, columns);
    if (!read.territory || read.issues.length > 0) return read;
    if (this.#plain.size >= most) this.#plain.clear();
    this.#plain.set(key, read.territory);
    return read;
  }
}
