/** PostGraphile over `giros.sql`: `register_giro` is a mutation. `node postgraphile.mjs PORT`, with PG… of the environment. */
import { createServer } from 'node:http';
import { Pool } from 'pg';
import { postgraphile } from 'postgraphile';

const pool = new Pool({ max: 12 });
createServer(postgraphile(pool, 'public', { disableQueryLog: true })).listen(Number(process.argv[2]), '127.0.0.1', () =>
  process.send?.('ready'),
);
