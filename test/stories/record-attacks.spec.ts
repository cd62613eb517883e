import { randomUUID } from 'node:crypto';
import { openOffice, publish } from '../support/office';
import { startTestService, type TestService } from '../support/service';

/** Raw SQL, as the application's own role: what the database refuses whoever writes. */
describe('the record under attack', () => {
  let service: TestService;

  beforeAll(async () => {
    service = await startTestService();
    const office = await openOffice(service);
    await publish(office, ['5000.00']);
    await office.auditor.post('/audit/seals');
    await office.auditor.get('/audit/events');
  });
  afterAll(() => service.close());

  const refused = async (sql: string): Promise<string> => {
    try {
      await service.database.query(sql);
      return 'done';
    } catch (error) {
      return (error as { driverError: { constraint: string } }).driverError.constraint;
    }
  };

  it.each(['event', 'event_entry', 'leaf', 'node', 'key', 'seal', 'key_retirement', 'chain', 'unsealed'])(
    'nothing of audit_%s is taken away whole',
    async (name) => {
      expect(await refused(`truncate audit_${name} cascade`)).toMatch(/_append_only$/);
    },
  );

  it.each([
    ['an event is changed', `update audit_event set act = 'x'`, 'audit_event_append_only'],
    ['an event is deleted', 'delete from audit_event', 'audit_event_append_only'],
    ['a leaf is changed', 'update audit_leaf set hash = hash', 'audit_leaf_append_only'],
    ['a seal is deleted', 'delete from audit_seal', 'audit_seal_append_only'],
    ['a key is changed', 'update audit_key set valid_from = now()', 'audit_key_append_only'],
    ['a head goes back', 'update audit_chain set sequence = sequence - 1', 'audit_chain_forward_only'],
    ['a head jumps', 'update audit_chain set sequence = sequence + 2', 'audit_chain_head_is_its_last_event'],
    ['a head stays', 'update audit_chain set sequence = sequence', 'audit_chain_forward_only'],
    ['a head is deleted', 'delete from audit_chain', 'audit_chain_append_only'],
    ['an event leaves the queue unsealed', 'delete from audit_unsealed', 'audit_unsealed_until_sealed'],
    [
      'a head goes forward to no event',
      `update audit_chain set sequence = sequence + 1, hash = sha256('x')`,
      'audit_chain_head_is_its_last_event',
    ],
    [
      'a leaf leaves a gap',
      `insert into audit_leaf (position, event_id, hash) select 9999, max(id), sha256('x') from audit_event`,
      'audit_leaf_has_no_gap',
    ],
  ])('%s: refused', async (_, sql, constraint) => {
    expect(await refused(sql)).toBe(constraint);
  });

  /** A copy of the last event, forged: each column may say something else. */
  const forged = (
    columns: Partial<Record<'chain_id' | 'sequence' | 'previous_hash' | 'at' | 'act' | 'hash', string>>,
  ) =>
    `with forged as (
       select
         ${columns.chain_id ?? 'chain_id'} as chain_id, ${columns.sequence ?? 'sequence + 1'} as sequence,
         ${columns.previous_hash ?? 'hash'} as previous_hash, ${columns.at ?? 'clock_timestamp()'} as at,
         person_id, act, subject_kind, subject_id, content
       from audit_event
       where act = 'resolution.publish'
     ), said as (
       select forged.*, audit_event_text(
         row(0, chain_id, sequence, 0, previous_hash, at, person_id, act, subject_kind, subject_id, content, '', '')::audit_event,
         content::text, '[]'
       ) as canonical
       from forged
     )
     insert into audit_event (
       chain_id, sequence, previous_hash, at, person_id, act, subject_kind, subject_id, content, canonical, hash
     )
     select
       chain_id, sequence, previous_hash, at, person_id, ${columns.act ?? 'act'}, subject_kind, subject_id, content,
       canonical, ${columns.hash ?? `sha256(convert_to(canonical, 'UTF8'))`}
     from said`;

  it.each([
    ['of last year', { at: `clock_timestamp() - interval '1 year'` }, 'audit_event_recorded_now'],
    ['of tomorrow', { at: `clock_timestamp() + interval '1 day'` }, 'audit_event_recorded_now'],
    ['that forks its chain', { sequence: 'sequence', previous_hash: 'previous_hash' }, 'audit_event_sequence_once'],
    ['that continues nothing', { sequence: 'sequence + 5' }, 'audit_event_continues_its_chain'],
    ['that continues another hash', { previous_hash: `sha256('x')` }, 'audit_event_continues_its_chain'],
    [
      'first in a chain and after something',
      { chain_id: 'gen_random_uuid()', sequence: '1' },
      'audit_event_first_follows_nothing',
    ],
    ['whose columns are not its text', { act: `'another'` }, 'audit_event_columns_say_its_text'],
    ['with a hash of something else', { hash: `sha256('x')` }, 'audit_event_hash_is_of_its_text'],
  ])('an event %s: refused', async (_, columns, constraint) => {
    expect(await refused(forged(columns))).toBe(constraint);
  });

  it('an entry is bound once, and only an entry that exists', async () => {
    const binding = 'insert into audit_event_entry (entry_id, event_id) select';
    expect(await refused(`${binding} entry_id, event_id from audit_event_entry`)).toBe('audit_event_entry_pk');
    expect(await refused(`${binding} '${randomUUID()}', max(id) from audit_event`)).toBe('audit_event_entry_entry_fk');
  });
});
