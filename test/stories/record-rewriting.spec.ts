import { SealKeys } from '../../src/budget/audit/seal-keys';
import { Seals } from '../../src/budget/audit/seals.service';
import type { Verdict } from '../../src/budget/audit/verification.service';
import { readConfig } from '../../src/platform/config';
import type { Tx } from '../../src/platform/database/transactions';
import { after, codesOf, recordHistory, tampering, transactionsOf, verifyIn, type History } from '../support/history';
import { startTestService, type TestService } from '../support/service';

/*
 * Somebody who writes history anew and recomputes its hashes: one event, a whole chain, the leaves, the seals, and at
 * last all of it with our own key. What is outside the database tells them, each a little further away.
 */

describe('a history that somebody has rewritten', () => {
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

  it('one event rewritten with its own hash', async () => {
    const verdict = await verdictAfter(rewritten(nth(1), '"amount":"1000.00"', '"amount":"9000.00"'));
    expect(codesOf(verdict)).toEqual(['event.broken-link', 'event.rewritten']);
    expect(verdict.breaks[0]).toMatchObject({ where: { chain, sequence: 2 } });
  });

  it('a history rewritten with every hash recomputed, leaves included', async () => {
    const verdict = await verdictAfter(...rewriteHistory(), relaidLeaves);
    expect(codesOf(verdict)).toEqual(['seal.root-wrong', 'seal.root-wrong']);
    expect(verdict.breaks[0]).toMatchObject({ where: { seal: 1, from: 0, to: history.paper.size - 1 } });
  });

  it('a history rewritten and sealed again with a key of one’s own, under the name of ours', async () => {
    const verdict = await verdictAfter(
      ...rewriteHistory(),
      relaidLeaves,
      `update audit_seal set signature = decode(repeat('00', 64), 'hex') where number = 1`,
    );
    expect(codesOf(verdict)).toContain('seal.signature-wrong');
  });

  it('a history rewritten by whoever has our key too: any root on paper tells', async () => {
    const [inside, outside] = await tampering(service, async (tx) => {
      for (const each of rewriteHistory()) await tx.query(each);
      await tx.query('delete from audit_seal');
      await tx.query('delete from audit_leaf');
      await tx.query('delete from audit_node');
      await tx.query('delete from audit_unsealed');
      await tx.query('insert into audit_unsealed select id from audit_event');
      await sealed(tx);
      return [await verifyIn(tx), await verifyIn(tx, history.paper)];
    });
    expect(inside).toMatchObject({ sound: true });
    expect(outside.breaks).toMatchObject([{ code: 'paper.root-differs' }]);
    expect(outside.breaks[0]!.detail).toContain('la historia se reescribió después de imprimirlo');
  });

  function rewritten(which: string, from: string, to: string): string {
    return `
      update audit_event event
      set canonical = changed.text, content = (changed.text::jsonb) -> 'content', hash = sha256(convert_to(changed.text, 'UTF8'))
      from (select id, replace(canonical, '${from}', '${to}') as text from audit_event where ${which}) changed
      where changed.id = event.id`;
  }

  /** The first event of the chain says another amount, and all that follows it continues the new one. */
  function rewriteHistory(): string[] {
    return [
      rewritten(nth(1), '"amount":"1000.00"', '"amount":"9000.00"'),
      'drop trigger audit_chain_forward_only on audit_chain',
      `do $$
       declare
         event audit_event;
         before bytea;
       begin
         for event in select * from audit_event where chain_id = '${chain}' order by sequence loop
           if event.sequence > 1 then
             event.canonical := replace(event.canonical, encode(event.previous_hash, 'hex'), encode(before, 'hex'));
             update audit_event
             set canonical = event.canonical, previous_hash = before, hash = sha256(convert_to(event.canonical, 'UTF8'))
             where id = event.id;
             event.hash := sha256(convert_to(event.canonical, 'UTF8'));
           end if;
           before := event.hash;
         end loop;
         update audit_chain set hash = before where id = '${chain}';
       end $$`,
    ];
  }

  const relaidLeaves = `update audit_leaf set hash = event.hash from audit_event event where event.id = event_id`;

  function sealed(tx: Tx): Promise<unknown> {
    return new Seals(transactionsOf(tx), service.app.get(SealKeys), readConfig({})).seal();
  }
});
