import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../../src/platform/database/data-source';
import { cloneDatabase, type DatabaseClone } from '../support/database';

interface Column {
  readonly table: string;
  readonly column: string;
  readonly type: string;
  readonly nullable: boolean;
  readonly default: string | null;
}

/** These are written by one statement of their owner each, and read as rows: no entity stands for them. */
const withoutEntity = [
  'amendment_change',
  'announced_amount',
  'audit_chain',
  'audit_event',
  'bank_line',
  'bank_match',
  'bank_statement',
  'certificate',
  'certificate_annulment',
  'certificate_batch',
  'certificate_batch_item',
  'certificate_batch_piece',
  'certificate_rendition',
  'certificate_replacement',
  'audit_event_entry',
  'audit_key',
  'audit_key_retirement',
  'audit_leaf',
  'audit_node',
  'audit_seal',
  'audit_unsealed',
  'deadline',
  'delegated_act',
  'disbursement_state',
  'disbursement_tally',
  'finding',
  'finding_event',
  'finding_refresh',
  'finding_refresh_line',
  'finding_request',
  'idempotency_key',
  'ledger_account',
  'ledger_entry',
  'ledger_posting',
  'letterhead_logo',
  'latest_write',
  'link_identity',
  'migrations',
  'oidc_identity',
  'oidc_journey',
  'oidc_permission',
  'open_data_content',
  'open_data_file',
  'open_data_piece',
  'open_data_snapshot',
  'password_link',
  'payment_answer',
  'payment_answer_row',
  'payment_batch',
  'payment_batch_annulment',
  'payment_batch_order',
  'person_hospital',
  'pisis_act',
  'pisis_file',
  'pisis_party',
  'pisis_record',
  'pisis_resource',
  'rate_limit',
  'receipt_link',
  'receipt_link_use',
  'recovery_code',
  'requirement',
  'second_factor',
  'service_token',
  'session',
  'sign_in_challenge',
  'sign_in_failure',
];

describe('entities and migrations', () => {
  let clone: DatabaseClone;
  let source: DataSource;

  beforeAll(async () => {
    clone = await cloneDatabase();
    source = await new DataSource({ ...dataSourceOptions(clone.connection, 2) }).initialize();
  });
  afterAll(async () => {
    await source.destroy();
    await clone.drop();
  });

  it('describe the same tables, column for column', async () => {
    const migrated = await columnsIn(source, 'public');
    await source.query('create schema synchronised');
    const twin = await new DataSource({
      ...dataSourceOptions(clone.connection, 2),
      schema: 'synchronised',
      synchronize: true,
    } as ReturnType<typeof dataSourceOptions>).initialize();
    const declared = await columnsIn(twin, 'synchronised');
    await twin.destroy();

    const tables = new Set(declared.map(({ table }) => table));
    expect(migrated.filter(({ table }) => tables.has(table))).toEqual(declared);
    const missing = new Set(migrated.map(({ table }) => table).filter((table) => !tables.has(table)));
    expect([...missing].filter((table) => !withoutEntity.includes(table))).toEqual([]);
  });
});

function columnsIn(source: DataSource, schema: string): Promise<Column[]> {
  return source.query(
    `select
       c.relname as table,
       a.attname as column,
       format_type(a.atttypid, a.atttypmod) as type,
       not a.attnotnull as nullable,
       pg_get_expr(d.adbin, d.adrelid) as default
     from pg_attribute a
     join pg_class c on c.oid = a.attrelid and c.relkind = 'r'
     join pg_namespace n on n.oid = c.relnamespace and n.nspname = $1
     left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
     -- What the database computes out of other columns no entity writes; the golden schema has it.
     where a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
     order by c.relname, a.attname`,
    [schema],
  );
}
