import type { Verdict } from '../../src/budget/audit/verification.service';
import { after, codesOf, recordHistory, without, type History } from '../support/history';
import { startTestService, type TestService } from '../support/service';

/*
 * Somebody with the whole database in hand: superuser, triggers and foreign keys off, constraints dropped. Each does one
 * thing to the record, and the verification names that thing. Everything is undone after it.
 */

describe('a record that somebody has changed', () => {
  let service: TestService;
  let history: History;
  let chain: string;

  beforeAll(async () => {
    service = await startTestService();
    history = await recordHistory(service);
    chain = history.chain;
  });
  afterAll(() => service.close());

  const verdictAfter = (...statements: string[]): Promise<Verdict> => after(service, statements);
  const nth = (sequence: number) => `chain_id = '${chain}' and sequence = ${sequence}`;
  const freeText = without('audit_event_columns_say_its_text');
  const freeHash = without('audit_event_hash_is_of_its_text');

  it('is sound before', async () => {
    const verdict = await verdictAfter();
    expect(verdict).toMatchObject({ sound: true, brokenPlaces: 0, breaks: [], certificates: 1, seals: 2 });
    expect(verdict.events).toBeGreaterThan(verdict.sealed.size);
  });

  it('an amount in a posting', async () => {
    const verdict = await verdictAfter(
      'alter table ledger_posting drop constraint ledger_posting_adds_up',
      `update ledger_posting set amount = 999
       where position = 2 and entry_id = (select id from ledger_entry where act = 'settle' order by recorded_at limit 1)`,
    );
    const [found] = verdict.breaks;
    expect(codesOf(verdict)).toEqual(['entry.postings-changed']);
    expect(found!.detail).toContain('La partida 2 («transit») mueve 999.00 y pasa de 0.00 a 1000.00.');
    expect(found!.where).toMatchObject({ entry: expect.any(String) as string, event: expect.any(Number) as number });
  });

  it('an amount in a posting, with balances that add up again', async () => {
    const verdict = await verdictAfter(
      without('ledger_account_not_overdrawn', 'ledger_account'),
      `update ledger_posting set amount = sign(amount) * 999, balance_after = balance_before + sign(amount) * 999
       where entry_id = (select id from ledger_entry where act = 'settle' order by recorded_at limit 1)`,
    );
    expect(codesOf(verdict)).toEqual(['entry.postings-changed']);
  });

  it('an entry dated back', async () => {
    const verdict = await verdictAfter(
      `update ledger_entry set effective_on = '2025-02-28'
       where id = (select id from ledger_entry where act = 'settle' order by recorded_at limit 1)`,
    );
    expect(codesOf(verdict)).toEqual(['entry.date-changed']);
    expect(verdict.breaks[0]!.detail).toBe('La fecha de efecto del asiento era 2025-03-03 y hoy dice 2025-02-28.');
  });

  it.each([
    ['its document', `set document = 'otro papel'`, 'entry.head-changed'],
    ['when it was written', `set recorded_at = recorded_at - interval '1 day'`, 'entry.head-changed'],
    ['who approved it', `set approved_by = null`, 'entry.head-changed'],
  ])('an entry: %s', async (_, change, code) => {
    const verdict = await verdictAfter(
      without('ledger_entry_is_approved', 'ledger_entry'),
      `update ledger_entry ${change} where id = (select id from ledger_entry where act = 'order' order by id limit 1)`,
    );
    expect(codesOf(verdict)).toEqual([code]);
  });

  it('a line moved to another owner', async () => {
    const verdict = await verdictAfter(
      `update ledger_account set allocation_id = '${history.lines[1]!.id}' where place = 'transit' and allocation_id = '${chain}'`,
    );
    expect(new Set(codesOf(verdict))).toEqual(new Set(['entry.postings-changed']));
  });

  it('an entry taken away, and one slipped in', async () => {
    const gone = await verdictAfter(`delete from ledger_entry where act = 'settle' and resolution_id is not null`);
    expect(new Set(codesOf(gone))).toEqual(new Set(['entry.missing']));
    const added = await verdictAfter(
      `insert into ledger_entry (id, act, subject_id, resolution_id, effective_on, date_precision, recorded_by, document, posting_count)
       select gen_random_uuid(), 'confirm', gen_random_uuid(), resolution_id, '2025-03-03', 'exact', recorded_by, 'EJEMPLO', 2
       from ledger_entry limit 1`,
    );
    expect(added.breaks).toMatchObject([
      { code: 'entry.unbound', detail: 'Ningún evento respalda el asiento «confirm» (EJEMPLO).' },
    ]);
  });

  it("an event's field, in its column", async () => {
    const verdict = await verdictAfter(freeText, `update audit_event set act = 'disbursement.refuse' where ${nth(2)}`);
    expect(verdict.breaks).toMatchObject([{ code: 'event.column-changed', where: { chain, sequence: 2 } }]);
    expect(verdict.breaks[0]!.detail).toContain(
      'act: el texto dice "disbursement.approve", la columna "disbursement.refuse"',
    );
  });

  it("an event's field, in its text", async () => {
    const verdict = await verdictAfter(
      freeText,
      freeHash,
      `update audit_event set canonical = replace(canonical, '"amount":"1000.00"', '"amount":"9000.00"') where ${nth(1)}`,
    );
    expect(verdict.breaks).toMatchObject([{ code: 'event.text-changed', where: { chain, sequence: 1 } }]);
    expect(verdict.breaks[0]!.detail).toContain('content.amount: el texto dice "9000.00", la columna "1000.00"');
  });

  it('an event dated back', async () => {
    const verdict = await verdictAfter(freeText, `update audit_event set at = at - interval '1 year' where ${nth(1)}`);
    expect(verdict.breaks).toMatchObject([{ code: 'event.column-changed', where: { sequence: 1 } }]);
    expect(verdict.breaks[0]!.detail).toMatch(/: at: el texto dice/);
  });

  it('an event deleted in the middle', async () => {
    const verdict = await verdictAfter(`delete from audit_event where ${nth(2)}`);
    expect(codesOf(verdict)).toEqual(['event.missing', 'event.deleted', 'entry.unbound'].slice(0, 2));
    expect(verdict.breaks[0]).toMatchObject({ where: { chain, sequence: 2 } });
    expect(verdict.breaks[0]!.detail).toContain('Falta en la cadena');
  });

  it('the tail of a chain', async () => {
    const verdict = await verdictAfter(
      `delete from audit_event where chain_id = '${history.lines[1]!.id}' and sequence = 3`,
    );
    expect(verdict.breaks).toMatchObject([
      { code: 'chain.truncated', detail: 'La cadena llegaba al evento 3 y termina en el 2: le cortaron el final.' },
    ]);
  });

  it('the tail of everything sealed, with its leaves and the heads of its chains', async () => {
    const verdict = await verdictAfter(
      `delete from audit_event where id > (select event_id from audit_leaf where position = ${history.paper.size - 1})`,
      `delete from audit_leaf where position >= ${history.paper.size}`,
      'delete from audit_unsealed',
      `delete from audit_event_entry where not exists (select from audit_event where id = event_id)`,
      without('audit_chain_head_has_a_hash', 'audit_chain'),
      `delete from audit_chain where not exists (select from audit_event where chain_id = audit_chain.id)`,
      'drop trigger audit_chain_forward_only on audit_chain',
      `update audit_chain set (sequence, hash) = (
         select sequence, hash from audit_event where chain_id = audit_chain.id order by sequence desc limit 1
       )`,
    );
    expect(codesOf(verdict)).toContain('log.truncated');
    expect(codesOf(verdict)).toContain('entry.unbound');
    expect(codesOf(verdict)).toContain('certificate.unrecorded');
  });

  it('two events swapped', async () => {
    const swap = (a: number, b: number) => `update audit_event set sequence = ${b} where ${nth(a)}`;
    const verdict = await verdictAfter(
      freeText,
      without('audit_event_first_follows_nothing'),
      swap(2, 900),
      swap(3, 2),
      swap(900, 3),
    );
    expect(verdict.breaks.filter(({ code }) => code === 'event.out-of-order')).toMatchObject([
      { where: { chain, sequence: 2, belongs: 3 } },
      { where: { chain, sequence: 3, belongs: 2 } },
    ]);
  });

  it('a seal: its size, its root, its text, and one taken away', async () => {
    const freeSeal = without('audit_seal_columns_say_its_text', 'audit_seal');
    expect(codesOf(await verdictAfter(freeSeal, 'update audit_seal set size = 3 where number = 1'))).toEqual([
      'seal.column-changed',
    ]);
    expect(codesOf(await verdictAfter('delete from audit_seal where number = 1'))).toContain('seal.missing');
    const forged = await verdictAfter(
      freeSeal,
      without('audit_seal_hash_is_of_its_text', 'audit_seal'),
      `update audit_seal set canonical = replace(canonical, '"number":2', '"number":3') where number = 2`,
    );
    expect(codesOf(forged)).toContain('seal.text-changed');
  });

  it("a certificate's content, with a hash that agrees with it", async () => {
    const verdict = await verdictAfter(
      without('certificate_hash_is_of_its_content', 'certificate'),
      `update certificate set content = replace(content, '1000.00', '9000.00') || ' '`,
      `update certificate set sha256 = encode(sha256(convert_to(content, 'UTF8')), 'hex')`,
    );
    expect(verdict.breaks).toMatchObject([
      { code: 'certificate.changed', where: { certificate: history.certificate } },
    ]);
    expect(codesOf(await verdictAfter('delete from certificate'))).toEqual(['certificate.missing']);
  });

  it('an event taken out of the queue of what waits for its seal', async () => {
    const verdict = await verdictAfter('delete from audit_unsealed');
    expect(new Set(codesOf(verdict))).toEqual(new Set(['event.never-sealed']));
  });

  it('is sound again after all of it', async () => {
    expect(await verdictAfter()).toMatchObject({ sound: true });
  });
});
