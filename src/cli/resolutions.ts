import type { Client } from './client';
import { Ended, exitCodes, usage } from './outcome';

interface Found {
  readonly id: string;
  readonly kind: string;
  readonly number: number;
  readonly year: number;
}

/** Every item of a list of the contract, page by page. @throws Ended */
export async function everyOne<Item>(client: Client, path: string, query: Readonly<Record<string, string>> = {}) {
  const items: Item[] = [];
  let cursor: string | undefined;
  do {
    const page: { items: Item[]; nextCursor: string | null } = await client.json(path, {
      query: { ...query, limit: '200', cursor },
    });
    items.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return items;
}

/**
 * The resolution that a person names: by its identifier, or as «1409/2025».
 * @throws Ended: usage, refused where there is none, or several of different issuers
 */
export async function resolutionOf(client: Client, named: string | undefined): Promise<string> {
  if (named === undefined) throw usage('Falta la resolución: «1409/2025», o su identificador.');
  if (isId(named)) return named;
  const [, number, year] = /^0*(\d{1,8})[/-](\d{4})$/.exec(named) ?? [];
  if (number === undefined || year === undefined) {
    throw usage(`«${named}» no nombra una resolución: se espera «1409/2025», o su identificador.`);
  }
  const all = await everyOne<Found>(client, '/resolutions', { q: number });
  const found = all.filter((each) => each.number === Number(number) && each.year === Number(year));
  const [only, ...others] = found;
  if (!only) throw new Ended(exitCodes.refused, `No existe la Resolución ${number} de ${year}, o no es suya.`);
  if (others.length > 0) {
    const which = found.map(({ id, kind }) => `${id} (${kind})`).join(', ');
    throw new Ended(exitCodes.refused, `Hay ${found.length} con ese número y ese año: ${which}.`);
  }
  return only.id;
}

/**
 * A line of an annex: by its identifier, or as «1409/2025:3».
 * @throws Ended: usage, refused where there is none
 */
export async function lineOf(client: Client, named: string | undefined): Promise<string> {
  if (named === undefined) throw usage('Falta la línea: «1409/2025:3», o su identificador.');
  if (isId(named)) return named;
  const [, resolution, line] = /^([^:]+):(\d{1,6})$/.exec(named) ?? [];
  if (line === undefined) {
    throw usage(`«${named}» no nombra una línea: se espera «1409/2025:3», o su identificador.`);
  }
  const id = await resolutionOf(client, resolution);
  const lines = await everyOne<{ id: string; line: number }>(client, `/resolutions/${id}/allocations`);
  const found = lines.find((each) => each.line === Number(line));
  if (!found) throw new Ended(exitCodes.refused, `No existe la línea ${line} de ${resolution ?? ''}, o no es suya.`);
  return found.id;
}

function isId(named: string): boolean {
  return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(named);
}
