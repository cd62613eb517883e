import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { cloneDatabase, connectTo, type DatabaseClone } from '../support/database';
import { quoted, RawLedger } from '../support/raw-ledger';

/** Raw SQL, as the application's own role: what the database refuses whoever writes (I1–I4, I9). */
describe('the ledger under attack', () => {
  let clone: DatabaseClone;
  let client: Client;
  const ids = new RawLedger();

  beforeAll(async () => {
    clone = await cloneDatabase();
    client = await connectTo(clone.connection);
    await client.query(ids.begun);
    expect(await attempt(ids.publication())).toBeNull();
  });

  afterAll(async () => {
    await client.end();
    await clone.drop();
  });

  /** Runs the statements in one transaction; the name of the constraint that refused it, or null. */
  async function attempt(statements: string[]): Promise<string | null> {
    await client.query('begin');
    try {
      for (const statement of statements) await client.query(statement);
      await client.query('commit');
      return null;
    } catch (error) {
      await client.query('rollback');
      return (error as { constraint?: string }).constraint ?? `unnamed: ${String(error)}`;
    }
  }

  const id = randomUUID();
  const nobody = randomUUID();
  const entry = ids.entry.bind(ids);
  const posting = ids.posting.bind(ids);
  const moved = ids.moved.bind(ids);
  const back = (amount: string) => ids.back(id, amount);
  const opened = (given: Parameters<RawLedger['opened']>[1]) => ids.opened(id, given);

  const attacks: [string, string, () => string[]][] = [
    ['changing a posting', 'ledger_posting_append_only', () => ['update ledger_posting set amount = 1']],
    ['deleting a posting', 'ledger_posting_append_only', () => ['delete from ledger_posting']],
    ['truncating the postings', 'ledger_posting_append_only', () => ['truncate ledger_posting cascade']],
    ['changing an entry', 'ledger_entry_append_only', () => [`update ledger_entry set effective_on = '2025-01-01'`]],
    ['deleting an entry', 'ledger_entry_append_only', () => ['delete from ledger_entry']],
    ['truncating the entries', 'ledger_entry_append_only', () => ['truncate ledger_entry cascade']],
    ['deleting an account', 'ledger_account_append_only', () => ['delete from ledger_account']],
    ['truncating the accounts', 'ledger_account_append_only', () => ['truncate ledger_account cascade']],
    [
      'editing a balance',
      'ledger_account_forward_only',
      () => [`update ledger_account set balance = 7 where place = 'undistributed'`],
    ],
    [
      'editing a balance and its sequence',
      'ledger_account_balance_is_its_last_posting',
      () => [moved(ids.undistributed, 2, '7')],
    ],
    ['an entry without postings', 'ledger_entry_complete', () => [entry(id)]],
    ['an entry of one posting', 'ledger_entry_has_two_postings', () => [entry(id, { count: 1 })]],
    [
      'an unbalanced entry',
      'ledger_entry_balanced',
      () => [
        entry(id),
        posting(id, { position: 1, account: ids.undistributed, sequence: 2, before: '100', amount: '-10' }),
        posting(id, { position: 2, account: ids.budget, sequence: 2, before: '-100', amount: '9' }),
        moved(ids.undistributed, 2, '90'),
        moved(ids.budget, 2, '-91'),
      ],
    ],
    ['an overdrawn account', 'ledger_account_not_overdrawn', () => [...back('101'), moved(ids.undistributed, 2, '-1')]],
    ['a balanced entry that its accounts do not count', 'ledger_account_counts_its_postings', () => back('10')],
    [
      'a posting that does not continue its account',
      'ledger_posting_continues_its_account',
      () => [
        entry(id),
        posting(id, { position: 1, account: ids.undistributed, sequence: 2, before: '50', amount: '-10' }),
      ],
    ],
    [
      'a gap in an account',
      'ledger_posting_continues_its_account',
      () => [
        entry(id),
        posting(id, { position: 1, account: ids.undistributed, sequence: 3, before: '100', amount: '-10' }),
      ],
    ],
    [
      'a posting added to an old entry',
      'ledger_posting_within_its_entry',
      () => [posting(ids.entryId, { position: 3, account: ids.budget, sequence: 2, before: '-100', amount: '-1' })],
    ],
    [
      'a posting added to an old entry that claims to be larger',
      'ledger_posting_entry_fk',
      () => [
        posting(ids.entryId, { position: 3, count: 4, account: ids.budget, sequence: 2, before: '-100', amount: '-1' }),
      ],
    ],
    [
      'a posting of no entry',
      'ledger_posting_entry_fk',
      () => [posting(randomUUID(), { position: 1, account: ids.budget, sequence: 2, before: '-100', amount: '-1' })],
    ],
    [
      'a posting of no account',
      'ledger_entry_complete',
      () => [
        entry(id),
        posting(id, { position: 1, account: ids.undistributed, sequence: 2, before: '100', amount: '-10' }),
        posting(id, { position: 2, account: randomUUID(), sequence: 1, before: '0', amount: '10' }),
        moved(ids.undistributed, 2, '90'),
      ],
    ],
    ['an account of no posting', 'ledger_account_balance_is_its_last_posting', () => opened({ balance: '11' })],
    ['an account of no resolution', 'ledger_account_resolution_fk', () => opened({ resolution: nobody })],
    ['an account of no giro', 'ledger_account_disbursement_fk', () => opened({ giro: nobody })],
    ['one posting of two, on the account of a giro', 'ledger_entry_complete', () => opened({ giro: ids.giro })],
    ['an entry of no resolution', 'ledger_entry_resolution_fk', () => [entry(id, { of: nobody })]],
    ['an entry that nobody made', 'ledger_entry_recorded_by_fk', () => [entry(id, { maker: nobody })]],
    ['an entry that nobody approved', 'ledger_entry_approved_by_fk', () => [entry(id, { checker: nobody })]],
    [
      'the undoing of nothing',
      'ledger_entry_reverses_fk',
      () => [entry(id, { act: 'reverse', also: ['reverses_id', quoted(nobody)] })],
    ],
    ['deleting a person', 'person_stays', () => ['delete from person']],
    ['another name of a person', 'person_stays', () => ['update person set id = gen_random_uuid()']],
    ['deleting a giro', 'disbursement_stays', () => ['delete from disbursement']],
    ['another name of a giro', 'disbursement_stays', () => ['update disbursement set id = gen_random_uuid()']],
    [
      'a posting of nothing',
      'ledger_posting_moves_something',
      () => [entry(id), posting(id, { position: 1, account: ids.budget, sequence: 2, before: '-100', amount: '0' })],
    ],
    [
      'an entry made and approved by one person',
      'ledger_entry_maker_is_not_checker',
      () => [entry(id, { checker: ids.maker })],
    ],
    [
      'a back-dated recording',
      'ledger_entry_recorded_now',
      () => [
        entry(id, { also: ['recorded_at', `'2025-07-08'`] }),
        ...back('10').slice(1),
        moved(ids.undistributed, 2, '90'),
        moved(ids.budget, 2, '-90'),
      ],
    ],
    [
      'a second entry of one act',
      'ledger_entry_one_per_act',
      () => [
        `insert into ledger_entry (id, act, subject_id, resolution_id, effective_on, date_precision, recorded_by,
         approved_by, document, posting_count)
       select gen_random_uuid(), act, subject_id, resolution_id, effective_on, date_precision, recorded_by,
         approved_by, document, posting_count
       from ledger_entry`,
      ],
    ],
  ];

  it.each(attacks)('%s is refused by %s', async (_, constraint, statements) => {
    expect(await attempt(statements())).toBe(constraint);
    const { rows } = await client.query('select place, balance, sequence from ledger_account order by place');
    expect(rows).toEqual([
      { place: 'budget', balance: '-100.00', sequence: '1' },
      { place: 'undistributed', balance: '100.00', sequence: '1' },
    ]);
  });

  describe('certificates', () => {
    const certificate = (number: number, { content = 'x', code = randomUUID() } = {}) =>
      `insert into certificate (id, type, year, number, code, subject_id, resolution_id, content, sha256, issued_by)
       values (gen_random_uuid(), 'disbursement', 2025, ${number}, '${code}', gen_random_uuid(),
         ${quoted(ids.resolution)}, '${content}', encode(sha256(convert_to('x', 'UTF8')), 'hex'), ${quoted(ids.maker)})`;

    it('take consecutive numbers, and keep their content', async () => {
      expect(await attempt([certificate(2)])).toBe('certificate_number_has_no_gap');
      expect(await attempt([certificate(1)])).toBeNull();
      expect(await attempt([certificate(3)])).toBe('certificate_number_has_no_gap');
      expect(await attempt([certificate(1)])).toBe('certificate_number_once');
      expect(await attempt([certificate(2, { content: 'y' })])).toBe('certificate_hash_is_of_its_content');
      expect(await attempt([`update certificate set content = 'y'`])).toBe('certificate_append_only');
      expect(await attempt(['delete from certificate'])).toBe('certificate_append_only');
      expect(await attempt(['truncate certificate cascade'])).toBe('certificate_append_only');
    });

    it('are annulled by another than their issuer, and what becomes of them is never taken back', async () => {
      const [{ id }] = (await client.query(`select id from certificate`)).rows as [{ id: string }];
      const annulled = (by: string, issuer = ids.maker) =>
        `insert into certificate_annulment (certificate_id, issued_by, reason, recorded_by)
         values (${quoted(id)}, ${quoted(issuer)}, 'x', ${quoted(by)})`;
      const drawn = `insert into certificate_rendition (certificate_id, sha256, signed, bytes)
         values (${quoted(id)}, 'ab', true, null)`;
      expect(await attempt([annulled(ids.maker)])).toBe('certificate_annulment_not_by_its_issuer');
      expect(await attempt([annulled(ids.maker, ids.checker)])).toBe('certificate_annulment_certificate_fk');
      expect(await attempt([annulled(ids.checker), annulled(ids.checker)])).toBe('certificate_annulment_pk');
      expect(await attempt([annulled(ids.checker), 'delete from certificate_annulment'])).toBe(
        'certificate_annulment_append_only',
      );
      expect(await attempt([drawn])).toBe('certificate_rendition_signed_is_kept');
      expect(
        await attempt([
          `insert into certificate_replacement (certificate_id, supersedes_id, reason)
           values (${quoted(id)}, ${quoted(id)}, 'x')`,
        ]),
      ).toBe('certificate_replacement_is_another');
    });
  });

  it('lets a sound entry in, and nothing of the record of events out', async () => {
    expect(await attempt([...back('10'), moved(ids.undistributed, 2, '90'), moved(ids.budget, 2, '-90')])).toBeNull();
    await client.query(
      `select append_events(jsonb_build_array(jsonb_build_object(
         'chain', $1::uuid, 'chain_kind', 'prueba', 'actor', $1::uuid, 'act', 'prueba', 'subject_kind', 'prueba',
         'subject', $1::uuid, 'content', '{}', 'entries', jsonb_build_array()
       )))`,
      [ids.maker],
    );
    expect(await attempt([`update audit_event set act = 'otro'`])).toBe('audit_event_append_only');
    expect(await attempt(['delete from audit_event'])).toBe('audit_event_append_only');
    expect(await attempt(['truncate audit_event cascade'])).toBe('audit_event_append_only');
  });
});
