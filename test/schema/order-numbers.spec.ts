import { Client } from 'pg';
import { foldedOrder } from '../../src/budget/disbursements/order-number.rules';
import { clientOptions } from '../../src/platform/database/data-source';
import { cloneDatabase, type DatabaseClone } from '../support/database';

/** The database and the rules say of the same numbers that they are the same. */
describe('the number of an order', () => {
  let clone: DatabaseClone;
  let client: Client;
  let folding: string;

  beforeAll(async () => {
    clone = await cloneDatabase();
    client = new Client(clientOptions(clone.connection));
    await client.connect();
    const { rows } = await client.query<{ expression: string }>(
      `select pg_get_expr(adbin, adrelid) as expression
       from pg_attrdef
       join pg_attribute on attrelid = adrelid and attnum = adnum
       where adrelid = 'disbursement'::regclass and attname = 'folded_order'`,
    );
    folding = rows[0]!.expression;
  });
  afterAll(async () => {
    await client.end();
    await clone.drop();
  });

  it.each`
    written            | folded
    ${'OP-12'}         | ${'op-12'}
    ${' op  12 '}      | ${'op-12'}
    ${'OP/12.'}        | ${'op-12'}
    ${'ＯＰ－１２'}    | ${'op-12'}
    ${'Órden 7'}       | ${'orden-7'}
    ${'O\u0301rden 7'} | ${'orden-7'}
    ${'OP12'}          | ${'op12'}
    ${'1-12'}          | ${'1-12'}
    ${'11-2'}          | ${'11-2'}
    ${'№777'}          | ${'no777'}
    ${'ОР-777'}        | ${'ор-777'}
    ${'777'}           | ${'777'}
    ${'—'}             | ${''}
  `('«$written» is compared as «$folded»', async ({ written, folded }: Record<'written' | 'folded', string>) => {
    expect(foldedOrder(written)).toBe(folded);
    const { rows } = await client.query<{ folded: string | null }>(
      `select ${folding} as folded from (select $1::text as payment_order) disbursement`,
      [written],
    );
    expect(rows[0]!.folded ?? '').toBe(folded);
  });
});
