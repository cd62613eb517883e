import type { Desk } from '../client/desk-client';
import type { PageView } from '../client/views';
import { foldSpanish } from '../../kernel/text';
import type { AnnexFileView } from './annex-file.views';
import { rowNumber, type AnnexDraft, type AnnexRow } from './annex-rows';
import type { TerritoryView } from './draft.views';

export type Offer = Pick<AnnexRow, 'divipola' | 'municipality' | 'department'>;

/** The places that a row may have meant, by the index of the row. */
export type Offers = ReadonlyMap<number, readonly Offer[]>;

// Each asks the gazetteer twice; who has more wrong rows than these corrects the file.
const mostRows = 40;
const mostOffers = 3;

const ofPlaces = /^(territory|municipality|divipola|department)\.|^annex\.municipality-contradicts$/;

/** For each row whose place is wrong, the places of its code and of its name. */
export async function offersFor(desk: Desk, { rows }: AnnexDraft, answer: AnnexFileView): Promise<Offers> {
  const wrong = new Set(
    answer.issues.flatMap(({ line, severity, code }) =>
      severity === 'error' && line !== null && ofPlaces.test(code) ? [line] : [],
    ),
  );
  const asked = rows.flatMap((row, index) => (wrong.has(rowNumber(index)) ? [{ row, index }] : [])).slice(0, mostRows);
  return new Map(await Promise.all(asked.map(async ({ row, index }) => [index, await offersOf(desk, row)] as const)));
}

async function offersOf(desk: Desk, row: AnnexRow): Promise<Offer[]> {
  const [byCode, byName] = await Promise.all([
    /^\d{4,5}$/.test(row.divipola) ? search(desk, row.divipola.padStart(5, '0')) : [],
    row.municipality === '' ? [] : search(desk, row.municipality),
  ]);
  const near = (place: TerritoryView) => (foldSpanish(place.department.name) === foldSpanish(row.department) ? 0 : 1);
  const found = [...byCode, ...byName.sort((a, b) => near(a) - near(b))];
  const once = [...new Map(found.map((place) => [place.divipola, place])).values()];
  return once.slice(0, mostOffers).map(({ divipola, municipality, department }) => ({
    divipola,
    municipality,
    department: department.name,
  }));
}

async function search(desk: Desk, q: string): Promise<TerritoryView[]> {
  return (await desk.get<PageView<TerritoryView>>('/territories', { q: q.slice(0, 100), limit: '5' })).items;
}
