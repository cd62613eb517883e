import { Client } from 'pg';
import { clientOptions } from '../../src/platform/database/data-source';
import { PreparingClient } from '../../src/platform/database/preparing-client';
import { cloneDatabase, type DatabaseClone } from '../support/database';

/** What node-postgres would be told to do, and what the server holds of it afterwards. */
describe('statements that come again', () => {
  let clone: DatabaseClone;
  let client: Client;

  beforeAll(async () => {
    clone = await cloneDatabase();
    client = new PreparingClient({ ...clientOptions(clone.connection), pipeline: true });
    await client.connect();
  });
  afterAll(async () => {
    await client.end();
    await clone.drop();
  });

  const held = async () =>
    (await client.query<{ statement: string }>('select statement from pg_prepared_statements order by 1')).rows.map(
      ({ statement }) => statement,
    );

  it('are prepared at their third use, and answer the same', async () => {
    const double = 'select $1::int * 2 as doubled';
    for (const number of [1, 2, 3, 4]) {
      const { rows } = await client.query(double, [number]);
      expect(rows).toEqual([{ doubled: number * 2 }]);
      expect(await held()).toEqual(number < 3 ? [] : [double]);
    }
  });

  it('asked at once, in a transaction that fails, leave the connection whole', async () => {
    const divide = 'select 1 / $1::int as quotient';
    const asked = ['begin', 'a', 'b', 'c', 'd', 'rollback'].map((step) =>
      /^[a-d]$/.test(step) ? client.query(divide, [step === 'b' ? 0 : 1]) : client.query(step),
    );
    expect((await Promise.allSettled(asked)).map(({ status }) => status)).toEqual([
      'fulfilled',
      'fulfilled',
      'rejected',
      'rejected',
      'rejected',
      'fulfilled',
    ]);
    for (let times = 0; times < 4; times += 1)
      expect((await client.query(divide, [1])).rows).toEqual([{ quotient: 1 }]);
  });

  it('are held up to a number, past which they are parsed each time', async () => {
    for (let number = 0; number < 220; number += 1)
      for (let times = 0; times < 3; times += 1) await client.query(`select $1::int + ${number} as sum`, [1]);
    expect((await held()).length).toBe(200);
    expect((await client.query('select $1::int + 219 as sum', [1])).rows).toEqual([{ sum: 220 }]);
  });

  it('whose table is changed meanwhile fail once on a connection, and are right afterwards', async () => {
    await client.query('create table changing (id int, label text); insert into changing values (7, $$x$$)');
    const read = 'select label from changing where id = $1';
    const fresh: Client = new PreparingClient(clientOptions(clone.connection));
    await fresh.connect();
    const answers = async () => (await fresh.query<{ label: string }>(read, [7])).rows;
    for (let times = 0; times < 3; times += 1) expect(await answers()).toEqual([{ label: 'x' }]);
    await client.query('alter table changing alter label type varchar(9)');
    await expect(answers()).rejects.toMatchObject({ code: '0A000' });
    for (let times = 0; times < 4; times += 1) expect(await answers()).toEqual([{ label: 'x' }]);
    await fresh.end();
  });
});
