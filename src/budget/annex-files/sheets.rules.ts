import type { SheetBeginning, TableBeginning } from '../../platform/tables/reading/table-file';
import { TableSheetMissing } from '../../platform/tables/reading/table.refusals';
import { findHeading, type Heading } from './columns.rules';
import { issue, type Issue } from './issue.rules';

/*
 * Which sheet is the annex: the one that is asked for; else the only one with the headings of an annex, hidden ones
 * apart. Two of them are refused: the other one may be the right one.
 */

export interface ChosenSheet {
  readonly name: string | null;
  readonly heading: Heading | null;
  readonly issues: readonly Issue[];
}

/** @param asked the name of a sheet, if somebody said one. @throws TableSheetMissing */
export function chooseSheet({ sheets }: TableBeginning, asked: string | null): ChosenSheet {
  const withHeadings = sheets.map((sheet) => ({ ...sheet, heading: findHeading(sheet.rows) }));
  if (asked !== null && sheets.some(({ name }) => name !== null)) {
    const named = withHeadings.find(({ name }) => name === asked);
    if (!named) throw new TableSheetMissing({ sheet: asked, sheets: sheets.map(({ name }) => name ?? '') });
    return chosen(named, []);
  }
  const candidates = withHeadings.filter(({ heading, hidden }) => heading !== null && !hidden);
  const [only, another] = candidates;
  if (only && another) {
    const names = candidates.map(({ name }) => `«${name ?? ''}»`).join(', ');
    return {
      name: null,
      heading: null,
      issues: [issue('annex-file.several-sheets', { row: null }, { sheets: names })],
    };
  }
  if (!only)
    return { name: sheets[0]?.name ?? null, heading: null, issues: [issue('annex-file.no-heading', { row: null })] };
  const others = withHeadings.filter((each) => each !== only && each.rows.length > 0).map(nameOf);
  const said = { sheet: only.name ?? '', others: others.join(', ') };
  return chosen(only, others.length > 0 ? [issue('annex-file.sheet-chosen', { row: null }, said)] : []);
}

function chosen(
  { name, heading }: SheetBeginning & { heading: Heading | null },
  issues: readonly Issue[],
): ChosenSheet {
  if (!heading) return { name, heading, issues: [...issues, issue('annex-file.no-heading', { row: null })] };
  return { name, heading, issues: [...issues, ...heading.issues] };
}

function nameOf({ name, hidden }: SheetBeginning): string {
  return `«${name ?? ''}»${hidden ? ' (oculta)' : ''}`;
}
