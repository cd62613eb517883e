import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import { cloneDatabase, connectTo, type DatabaseClone } from '../support/database';

/** What a foreign key would hold, held by statement triggers: whatever a line names is there, and stays there. */
describe('what the lines of an annex name', () => {
  let clone: DatabaseClone;
  let client: Client;
  const [person, resolution, amendment, hospital, other] = Array.from({ length: 5 }, () => randomUUID());

  beforeAll(async () => {
    clone = await cloneDatabase();
    client = await connectTo(clone.connection);
    const act = `insert into resolution (id, kind, amends_id, issuer, number, year, issued_on, title, fiscal_year,
      authorized_amount, status, drafted_by)`;
    await client.query(`
      insert into person (id, email, name, password_hash, roles)
      values ('${person}', 'prueba@prueba.localhost', 'Prueba', 'x', '{registrar}');
      ${act} values
        ('${resolution}', 'allocation', null, 'Prueba', 1, 2025, '2025-07-07', 'Prueba', 2025, 100, 'draft', '${person}'),
        ('${amendment}', 'amendment', '${resolution}', 'Prueba', 2, 2025, '2025-07-08', 'Prueba', 2025, null, 'draft',
         '${person}');
      insert into hospital (id, name, nit, municipality_code, recorded_by) values
        ('${hospital}', 'Prueba', '900000001', '05001', '${person}'),
        ('${other}', 'Otra prueba', '900000002', '05001', '${person}');`);
  });
  afterAll(async () => {
    await client.end();
    await clone.drop();
  });

  interface Named {
    readonly resolution?: string;
    readonly addedBy?: string;
    readonly municipality?: string;
    readonly hospital?: string | null;
  }

  let number = 0;
  const inserted = (...lines: readonly Named[]) => {
    const rows = lines.map((named) => {
      const { resolution: of = resolution, addedBy = of, municipality = '05001', hospital: who = null } = named;
      const hospitalId = who === null ? 'null' : `'${who}'`;
      return `(gen_random_uuid(), '${of}', '${addedBy}', ${(number += 1)}, '${municipality}', ${hospitalId}, 1)`;
    });
    return `insert into annex_line (id, resolution_id, added_by_id, line, municipality_code, hospital_id, amount)
      values ${rows.join(', ')}`;
  };

  /** The name of the constraint that refused it, with its code, or null; nothing of it is kept. */
  async function attempt(...statements: readonly string[]): Promise<string | null> {
    await client.query('begin');
    try {
      for (const statement of statements) await client.query(statement);
      return null;
    } catch (error) {
      const { code, constraint } = error as { code?: string; constraint?: string };
      return `${code} ${constraint}`;
    } finally {
      await client.query('rollback');
    }
  }

  const nobody = randomUUID();

  it.each<[string, Named, string]>([
    ['no resolution', { resolution: nobody, addedBy: resolution }, 'annex_line_resolution_fk'],
    ['no act that added it', { addedBy: nobody }, 'annex_line_added_by_fk'],
    ['no municipality', { municipality: '99999' }, 'annex_line_municipality_fk'],
    ['no hospital', { hospital: nobody }, 'annex_line_hospital_fk'],
  ])('a line among others that names %s is refused', async (_, wrong, constraint) => {
    const sound = [{ hospital }, { addedBy: amendment }];
    expect(await attempt(inserted(...sound, wrong))).toBe(`23503 ${constraint}`);
    expect(await attempt(inserted(...sound, {}))).toBeNull();
  });

  it('a line that comes to name nobody is refused', async () => {
    const line = inserted({ hospital });
    expect(await attempt(line, `update annex_line set hospital_id = '${nobody}'`)).toBe('23503 annex_line_hospital_fk');
    expect(await attempt(line, `update annex_line set hospital_id = '${other}'`)).toBeNull();
  });

  it.each([
    ['resolution', 'id', `'${amendment}'`, `'${nobody}'`],
    ['hospital', 'id', `'${other}'`, `'${nobody}'`],
    ['municipality', 'code', "'05002'", "'99999'"],
  ])('nothing of %s goes away, by its owner either, and so it needs no lock', async (table, key, of, another) => {
    expect(await attempt(`delete from ${table} where ${key} = ${of}`)).toBe(`23000 ${table}_stays`);
    expect(await attempt(`update ${table} set ${key} = ${another} where ${key} = ${of}`)).toBe(`23000 ${table}_stays`);
    expect(await attempt(`truncate ${table} cascade`)).toMatch(/^23000 /);
    expect(await attempt(`update ${table} set ${key} = ${key} where ${key} = ${of}`)).toBeNull();
  });
});
