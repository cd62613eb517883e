import { Injectable } from '@nestjs/common';
import { pageOf, type Page } from '../../platform/http/paging';
import { foldSpanish } from '../../kernel/text';
import {
  isDepartment,
  namesOf,
  UnknownTerritory,
  unknownCode,
  type Territories,
  type Territory,
} from './territory.rules';

/** Whatever answers SQL: an open transaction, or the pool. */
interface Reader {
  query(sql: string): Promise<Territory[]>;
}

interface Sought {
  readonly department?: string | undefined;
  readonly q?: string | undefined;
  readonly limit: number;
  readonly cursor?: readonly string[] | undefined;
}

@Injectable()
export class TerritoryQueries {
  private cached: Territories | null = null;

  /** Which municipalities are there? Read once: DIVIPOLA is reference data that only a migration changes. */
  async known(reader: Reader): Promise<Territories> {
    this.cached ??= new Map((await reader.query(everyTerritory)).map((territory) => [territory.divipola, territory]));
    return this.cached;
  }

  /** Which municipalities of a department have these words in a name or an alias? In the order of the codes. */
  async page(reader: Reader, { department, q, limit, cursor }: Sought): Promise<Page<Territory>> {
    const words = q === undefined ? '' : foldSpanish(q);
    const [after = ''] = cursor ?? [];
    const found = [...(await this.known(reader)).values()].filter(
      (territory) =>
        territory.divipola > after &&
        (department === undefined || isDepartment(territory.department, department)) &&
        (territory.divipola.startsWith(words) || namesOf(territory).some((name) => name.includes(words))),
    );
    return pageOf(found.slice(0, limit + 1), limit, ({ divipola }) => [divipola]);
  }

  /** @throws UnknownTerritory with the near codes */
  async one(reader: Reader, divipola: string): Promise<Territory> {
    const known = await this.known(reader);
    const territory = known.get(divipola);
    if (!territory) throw new UnknownTerritory(unknownCode(known, divipola));
    return territory;
  }
}

const everyTerritory = `
  select
    municipality.code as divipola,
    municipality.name as municipality,
    json_build_object('code', department.code, 'name', department.name) as department,
    municipality.type,
    municipality.aliases
  from municipality
  join department on department.code = municipality.department_code
  order by municipality.code`;
