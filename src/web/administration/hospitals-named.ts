import type { Desk } from '../client/desk-client';
import type { PageView } from '../client/views';
import type { FieldProblem } from '../parts/forms/form-state';
import type { NamedHospitalView } from './administration.views';

interface Named {
  readonly ids: string[];
  readonly problems: FieldProblem[];
}

const mostNamed = 200;

/** The hospitals that somebody wrote, one a line, by NIT or by name: one each, or what is wrong. */
export async function hospitalsNamed(desk: Desk, typed: string): Promise<Named> {
  const written = typed
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  if (written.length > mostNamed)
    return { ids: [], problems: [{ field: 'hospitals', said: `Se aceptan ${mostNamed} hospitales a lo sumo.` }] };
  const named: Named = { ids: [], problems: [] };
  for (const line of written) {
    const { items } = await desk.get<PageView<NamedHospitalView>>('/hospitals', { q: line.slice(0, 200), limit: '10' });
    const exact = items.filter(({ name, nit }) => name.toLowerCase() === line.toLowerCase() || nit === line);
    const [only, ...others] = exact.length > 0 ? exact : items;
    if (only !== undefined && others.length === 0) named.ids.push(only.id);
    else named.problems.push({ field: 'hospitals', said: only === undefined ? none(line) : several(line, items) });
  }
  return named;
}

function none(line: string): string {
  return `«${line}» no es el NIT ni el nombre de ningún hospital registrado.`;
}

function several(line: string, found: readonly NamedHospitalView[]): string {
  return `«${line}» puede ser ${found.map(({ name, nit }) => (nit === null ? name : `${name} (NIT ${nit})`)).join('; ')}. Escriba el nombre completo o el NIT.`;
}
