import { departmentContradicts, unknownTerritory, type Territory } from '../territories/territory.rules';
import { municipalityContradicts } from '../resolutions/annex-problems.rules';
import type { CellKind } from '../../platform/tables/reading/table-file';
import { readCode, zerosEaten } from './divipola.rules';
import {
  called,
  departmentOf,
  lettersOf,
  namedBy,
  nearDepartment,
  nearMunicipality,
  type Gazetteer,
} from './gazetteer.rules';
import { issue, issueOf, type Issue, type Place } from './issue.rules';

/* Where a line is. The code, the name and the department that a row gives must all be of one municipality. */

export interface WrittenPlace {
  readonly divipola: { readonly text: string; readonly kind: CellKind };
  readonly departmentCode: string;
  readonly department: string;
  readonly municipality: string;
  /** The department that stands as a title above the row, and where. */
  readonly group: { readonly department: Territory['department']; readonly row: number } | null;
}

export interface PlaceColumns {
  readonly divipola?: number | undefined;
  readonly departmentCode?: number | undefined;
  readonly department?: number | undefined;
  readonly municipality?: number | undefined;
}

export interface PlaceRead {
  readonly territory: Territory | null;
  readonly issues: readonly Issue[];
}

/** The municipality of a row; both may be null and empty: the row says nothing of it. */
export function readPlace(written: WrittenPlace, gazetteer: Gazetteer, row: number, columns: PlaceColumns): PlaceRead {
  const at = (column: keyof PlaceColumns): Place => ({ row, column: columns[column] });
  const department = readDepartment(written, gazetteer, at);
  if (department.issues.length > 0) return { territory: null, issues: department.issues };
  const code = written.divipola.text.trim();
  if (code !== '' && /\d/.test(code)) return byCode(written, gazetteer, at, department.code);
  // A name in the column of codes is a name.
  const name = code === '' ? written.municipality : code;
  if (name.trim() === '') return { territory: null, issues: [] };
  return byName(name, written, gazetteer, code === '' ? at('municipality') : at('divipola'), department.code);
}

function readDepartment(
  { department, departmentCode }: WrittenPlace,
  gazetteer: Gazetteer,
  at: (column: keyof PlaceColumns) => Place,
): { code: string | null; issues: Issue[] } {
  for (const [text, column] of [
    [department, 'department'],
    [departmentCode, 'departmentCode'],
  ] as const) {
    if (text.trim() === '') continue;
    const found = departmentOf(gazetteer, text);
    if (found) return { code: found.code, issues: [] };
    const near = nearDepartment(gazetteer, text);
    return { code: null, issues: [issue('department.unknown', at(column), { original: text, near: near ?? '' })] };
  }
  return { code: null, issues: [] };
}

function byCode(
  written: WrittenPlace,
  gazetteer: Gazetteer,
  at: (column: keyof PlaceColumns) => Place,
  department: string | null,
): PlaceRead {
  const { divipola: cell, municipality } = written;
  const reading = readCode(cell, gazetteer, department);
  const original = cell.text.trim();
  if (reading.how === 'unknown') {
    return {
      territory: null,
      issues: [issueOf(unknownTerritory(gazetteer.territories, original), at('divipola'), original)],
    };
  }
  if (reading.how === 'doubtful') {
    const named = namedBy(gazetteer, municipality, department);
    const eaten = zerosEaten(cell, reading.candidates);
    const sure = eaten && named.some(({ divipola }) => divipola === eaten.divipola) ? eaten : null;
    if (sure)
      return {
        territory: sure,
        issues: [reassembled(sure, original, at), ...otherName(sure, municipality, at('municipality'))],
      };
    const candidates = reading.candidates.slice(0, 4).map(called).join('; ');
    return { territory: null, issues: [issue('divipola.ambiguous', at('divipola'), { original, candidates })] };
  }
  const { territory } = reading;
  const contradictions = contradictionsOf(written, territory, gazetteer, at);
  if (contradictions.length > 0) return { territory: null, issues: contradictions };
  const repairs =
    reading.how === 'plain'
      ? []
      : [reading.how === 'reassembled' ? reassembled(territory, original, at) : restored(territory, original, at)];
  return { territory, issues: [...repairs, ...otherName(territory, municipality, at('municipality'))] };
}

function contradictionsOf(
  { department, departmentCode, municipality }: WrittenPlace,
  territory: Territory,
  gazetteer: Gazetteer,
  at: (column: keyof PlaceColumns) => Place,
): Issue[] {
  const issues: Issue[] = [];
  for (const [text, column] of [
    [department, 'department'],
    [departmentCode, 'departmentCode'],
  ] as const) {
    const named = text.trim() === '' ? null : departmentOf(gazetteer, text);
    const problem = named && departmentContradicts(territory, named.code);
    if (problem) issues.push(issueOf(departmentContradicts(territory, text.trim()) ?? problem, at(column), text));
  }
  const name = municipality.trim();
  if (name !== '' && !namedBy(gazetteer, name, territory.department.code).includes(territory)) {
    issues.push(issueOf(municipalityContradicts(territory, name), at('municipality'), name));
  }
  return issues;
}

function byName(
  name: string,
  { group }: WrittenPlace,
  gazetteer: Gazetteer,
  at: Place,
  department: string | null,
): PlaceRead {
  const original = name.trim();
  const known = department ?? group?.department.code ?? null;
  const found = namedBy(gazetteer, original, known);
  const [territory] = found;
  if (!territory) {
    const near = nearMunicipality(gazetteer, original, known) ?? '';
    return { territory: null, issues: [issue('municipality.unknown', at, { original, near })] };
  }
  if (found.length > 1) {
    const candidates = found.slice(0, 5).map(called).join('; ');
    return { territory: null, issues: [issue('municipality.ambiguous', at, { original, candidates })] };
  }
  const repaired = territory.divipola;
  const byGroup = department === null && group && namedBy(gazetteer, original, null).length !== 1;
  return {
    territory,
    issues: [
      issue('divipola.from-name', at, { original, repaired, name: nameOf(territory) }),
      ...(byGroup ? [issue('department.from-group', at, { repaired: group.department.name, row: group.row })] : []),
      ...otherName(territory, original, at),
    ],
  };
}

function reassembled(territory: Territory, original: string, at: (column: keyof PlaceColumns) => Place): Issue {
  return issue('divipola.reassembled', at('divipola'), {
    original,
    repaired: territory.divipola,
    name: nameOf(territory),
  });
}

function restored(territory: Territory, original: string, at: (column: keyof PlaceColumns) => Place): Issue {
  return issue('divipola.zero-restored', at('divipola'), {
    original,
    repaired: territory.divipola,
    name: nameOf(territory),
  });
}

/** What is written is another name than DIVIPOLA's first one, besides case, accents and punctuation. */
function otherName(territory: Territory, written: string, at: Place): Issue[] {
  const original = written.trim();
  const own = lettersOf(territory.municipality);
  return original === '' || ` ${lettersOf(original)} `.includes(` ${own} `)
    ? []
    : [issue('municipality.other-name', at, { original, repaired: territory.municipality })];
}

export function nameOf({ municipality, department }: Territory): string {
  return `${municipality} (${department.name})`;
}
