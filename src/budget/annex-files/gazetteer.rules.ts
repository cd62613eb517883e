import { foldSpanish, nearest } from '../../kernel/text';
import { isDepartment, namesOf, type Territories, type Territory } from '../territories/territory.rules';

/*
 * DIVIPOLA as names are looked up in it: without case, accents and punctuation. The other names of a municipality are
 * those of the list itself (Cúcuta, Cartagena, Bogotá); nothing is added here.
 */

export interface Gazetteer {
  readonly territories: Territories;
  readonly byName: ReadonlyMap<string, readonly Territory[]>;
  readonly departments: readonly Territory['department'][];
}

export function gazetteerOf(territories: Territories): Gazetteer {
  const byName = new Map<string, Territory[]>();
  const departments = new Map<string, Territory['department']>();
  for (const territory of territories.values()) {
    departments.set(territory.department.code, territory.department);
    for (const name of new Set(namesOf(territory).map(lettersOf))) {
      byName.set(name, [...(byName.get(name) ?? []), territory]);
    }
  }
  return { territories, byName, departments: [...departments.values()] };
}

/** A name of a municipality and, where it is written beside it, of its department: «Necoclí (Antioquia)». */
export interface WrittenName {
  readonly name: string;
  readonly department: string | null;
}

/** The ways to read what is written as a name, the plainest first. */
export function readingsOfName(written: string): WrittenName[] {
  const bare = written.replace(
    /^\s*(municipio|distrito(\s+(especial|turístico|turistico|capital))*|alcald[ií]a)\s+(municipal\s+)?de\s+/i,
    '',
  );
  const readings: WrittenName[] = [{ name: bare, department: null }];
  const inside = /^([^()]{2,80})\(([^()]{2,80})\)\s*$/.exec(bare);
  if (inside) readings.push({ name: inside[1] ?? '', department: inside[2] ?? '' });
  for (const mark of [' - ', '-', ' – ', ',', '/']) {
    const at = bare.lastIndexOf(mark);
    if (at <= 0) continue;
    const [before, after] = [bare.slice(0, at), bare.slice(at + mark.length)];
    readings.push({ name: before, department: after }, { name: after, department: before });
  }
  return readings;
}

export function lettersOf(text: string): string {
  return foldSpanish(text)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

export function departmentOf({ departments }: Gazetteer, written: string): Territory['department'] | null {
  const bare = written.replace(/^\s*(departamento|dpto\.?|depto\.?)(\s+(de|del))?\s+/i, '');
  return departments.find((each) => isDepartment(each, bare)) ?? null;
}

/** The municipalities that the text may name; of one department, if it is known. */
export function namedBy(gazetteer: Gazetteer, written: string, department: string | null): readonly Territory[] {
  for (const reading of readingsOfName(written)) {
    const beside = reading.department === null ? null : departmentOf(gazetteer, reading.department);
    if (reading.department !== null && !beside) continue;
    const named = gazetteer.byName.get(lettersOf(reading.name)) ?? [];
    const there = named.filter(({ department: { code } }) => code === (beside?.code ?? department ?? code));
    const found = preferOwnName(there, reading.name);
    if (found.length > 0) return found;
  }
  return [];
}

/** «San Andrés» is a municipality before it is another name of one, in the same department. */
function preferOwnName(found: readonly Territory[], name: string): readonly Territory[] {
  const own = found.filter(({ municipality }) => lettersOf(municipality) === lettersOf(name));
  const departments = new Set(found.map(({ department }) => department.code));
  return own.length > 0 && departments.size === 1 ? own : found;
}

/** The nearest municipality by name, to be suggested. */
export function nearMunicipality(
  { territories }: Gazetteer,
  written: string,
  department: string | null,
): string | undefined {
  const there = [...territories.values()].filter(
    ({ department: { code } }) => department === null || code === department,
  );
  const [near] = nearest(
    written,
    there.map(({ municipality }) => municipality),
    1,
  );
  const found = there.find(({ municipality }) => municipality === near);
  return found && called(found);
}

export function nearDepartment({ departments }: Gazetteer, written: string): string | undefined {
  return nearest(
    written,
    departments.map(({ name }) => name),
    1,
  )[0];
}

/** «05490 Necoclí (Antioquia)» */
export function called({ divipola, municipality, department }: Territory): string {
  return `${divipola} ${municipality} (${department.name})`;
}
