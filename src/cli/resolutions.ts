import type { Client } from './client';
import { Ended, exitCodes, usage } from './outcome';

interface Found {
  readonly id: string;
  readonly kind: string;
  readonly number: number;
  readonly year: number;
}

/**
 * The resolution that a person names: by its identifier, or as «1409/2025».
 * @throws Ended: usage, refused where there is none, or several of different issuers
 */
export async function resolutionOf(client: Client, named: string | undefined): Promise<string> {
  if (named === undefined) throw usage('Falta la resolución: «1409/2025», o su identificador.');
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(named)) return named;
  const [, number, year] = /^0*(\d{1,8})[/-](\d{4})$/.exec(named) ?? [];
  if (number === undefined)
    throw usage(`«${named}» no nombra una resolución: se espera «1409/2025», o su identificador.`);
  const found: Found[] = [];
  let cursor: string | undefined;
  do {
    const page: { items: Found[]; nextCursor: string | null } = await client.json('/resolutions', {
      query: { q: number, limit: '200', cursor },
    });
    found.push(...page.items.filter((each) => each.number === Number(number) && each.year === Number(year)));
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  const [only, ...others] = found;
  if (!only) throw new Ended(exitCodes.refused, `No existe la Resolución ${number} de ${year ?? ''}, o no es suya.`);
  if (others.length > 0) {
    throw new Ended(
      exitCodes.refused,
      `Hay ${found.length} con ese número y ese año: ${found.map(({ id, kind }) => `${id} (${kind})`).join(', ')}.`,
    );
  }
  return only.id;
}
