import { createHash } from 'node:crypto';
import { expectLedgerSound } from '../support/expect-ledger-sound';
import { fixedLayout, layoutFile } from '../support/payment-layouts';
import { openOffice, publish, type Office } from '../support/office';
import { startTestService, type TestService } from '../support/service';
import type { Visitor } from '../support/visitor';

interface Batch {
  readonly id: string;
  readonly name: string;
  readonly state: string;
  readonly count: number;
  readonly total: string;
  readonly fileName: string;
  readonly sha256: string;
  readonly orders: { position: number; paymentOrder: string; status: string }[];
  readonly code: string;
  readonly params: { acceptable: string[] };
  readonly errors: { field: string; code: string; detail: string; params: { line: number } }[];
}

describe('orders that go out as a file', () => {
  let service: TestService;
  let office: Office;
  let paymaster: Visitor;
  beforeAll(async () => {
    service = await startTestService();
    office = await openOffice(service);
    paymaster = await service.person('paymaster');
  });
  afterEach(() => expectLedgerSound(service.database));
  afterAll(() => service.close());

  let series = 0;
  const approved = async (amounts: readonly string[]) => {
    const { id, lines } = await publish(office, amounts);
    series += 1;
    const made = await office.registrar.must<{ id: string; items: { id: string }[] }>(
      'POST',
      `/resolutions/${id}/disbursements`,
      {
        orderedOn: '2025-03-03',
        lines: lines.map(({ id: line, line: number }) => ({
          allocationId: line,
          paymentOrder: `OP-${series}-${number}`,
        })),
      },
    );
    const ids = made.items.map((item) => item.id);
    await office.approver.must('POST', '/disbursements/approvals', {
      disbursements: ids.map((each) => ({ id: each })),
    });
    return { resolution: id, ids };
  };
  const make = (ids: readonly string[], headers = {}, who = office.paymaster) =>
    who.post<Batch>('/payment-batches', { disbursements: ids.map((id) => ({ id })) }, headers);

  it('has a number, a total, a hash, and the same bytes whenever it is asked for', async () => {
    const { resolution, ids } = await approved(['500000.00', '300000.50']);
    const ready = await office.paymaster.get<{ items: { id: string }[] }>(
      `/payment-batches/ready?resolution=${resolution}`,
    );
    expect(ready.body.items.map(({ id }) => id)).toEqual(ids);
    const tried = await make(ids, { 'dry-run': 'true' });
    expect([tried.status, tried.body.total]).toEqual([200, '800000.50']);
    const made = await make(ids);
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({ state: 'open', count: 2, total: '800000.50', fileName: `${made.body.name}.csv` });
    expect(made.body.name).toMatch(/^LOTE-\d{4}-0001$/);
    const file = await office.auditor.get(`/payment-batches/${made.body.id}/file`);
    expect(file.text.replace(/LOTE-\d{4}/g, 'LOTE')).toBe(
      '\ufeffLote;Posición;Orden de pago;Fecha de la orden;Resolución;Línea;DIVIPOLA;Municipio;Beneficiario;NIT;DV;Valor\r\n' +
        `LOTE-0001;1;OP-1-1;2025-03-03;${labelOf(file.text)};1;91001;Leticia;EJEMPLO — E.S.E. 91001;;;500000.00\r\n` +
        `LOTE-0001;2;OP-1-2;2025-03-03;${labelOf(file.text)};2;27001;Quibdó;EJEMPLO — E.S.E. 27001;;;300000.50\r\n`,
    );
    expect(createHash('sha256').update(file.bytes).digest('hex')).toBe(made.body.sha256);
    expect(file.headers['content-disposition']).toBe(`attachment; filename="${made.body.fileName}"`);
    const again = await office.paymaster.get(`/payment-batches/${made.body.id}/file`);
    expect(again.bytes.equals(file.bytes)).toBe(true);
    const none = await office.paymaster.get<{ items: unknown[] }>(`/payment-batches/ready?resolution=${resolution}`);
    expect(none.body.items).toEqual([]);
    expect((await office.recipient.get(`/payment-batches/${made.body.id}`)).status).toBe(403);
  });

  it('an order is in one batch that stands, and cannot be annulled behind the bank’s back', async () => {
    const { ids } = await approved(['500000.00', '300000.00']);
    const first = await make([ids[0]!]);
    const both = await make(ids);
    expect([both.status, both.body.code]).toEqual([409, 'disbursement.batch-refused']);
    expect(both.body.errors.map(({ field, code }) => [field, code])).toEqual([
      ['disbursements.0', 'payment-batch.already-in-one'],
    ]);
    expect(both.body.errors[0]!.detail).toBe(
      `Línea 1: Ya salió en el ${first.body.name}. Para enviarla en otro, antes se anula aquel.`,
    );
    const [order]: { id: string }[] = await service.database.query(
      `select id from ledger_entry where subject_id = $1 and act = 'order'`,
      [ids[0]],
    );
    const asked = await office.registrar.must('POST', `/ledger/entries/${order!.id}/reversal`, { reason: 'EJEMPLO' });
    const undone = await office.approver.post<Batch>(`/ledger/reversals/${asked.id}/approval`);
    expect([undone.status, undone.body.code]).toEqual([409, 'payment-batch.order-is-out']);
  });

  it('is annulled by another person, with a reason, before any answer; its orders go in the next, whose number follows', async () => {
    const { ids } = await approved(['500000.00', '300000.00']);
    const first = await make(ids);
    const reason = { reason: 'EJEMPLO: el banco no lo recibió' };
    const annul = (who: Visitor) => who.post<Batch>(`/payment-batches/${first.body.id}/annulment`, reason);
    expect((await annul(office.paymaster)).body.code).toBe('payment-batch.maker-is-annuller');
    const annulled = await annul(paymaster);
    expect(annulled.body).toMatchObject({ state: 'annulled', annulment: reason });
    expect((await annul(paymaster)).body.code).toBe('payment-batch.not-open');
    const second = await make(ids);
    expect(second.status).toBe(201);
    expect(numberOf(second.body.name)).toBe(numberOf(first.body.name) + 1);
    await office.paymaster.must('POST', `/disbursements/${ids[0]!}/settlement`, { effectiveOn: '2025-03-10' });
    const late = await paymaster.post<Batch>(`/payment-batches/${second.body.id}/annulment`, reason);
    expect([late.body.code, late.status]).toEqual(['payment-batch.not-open', 409]);
    const seen = await office.auditor.get<Batch>(`/payment-batches/${second.body.id}`);
    expect([seen.body.state, ...seen.body.orders.map(({ status }) => status)]).toEqual([
      'partly-answered',
      'in-transit',
      'ordered',
    ]);
  });

  it('made by ten people at once of the same orders, it is one; of others, their numbers have no gap', async () => {
    const same = await approved(['500000.00', '300000.00']);
    const race = await Promise.all(
      Array.from({ length: 6 }, (_, index) => make(same.ids, {}, index % 2 ? paymaster : office.paymaster)),
    );
    expect(race.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409, 409]);
    const others = [await approved(['1.00']), await approved(['2.00']), await approved(['3.00'])];
    await Promise.all(others.map(({ ids }) => make(ids)));
    const list = await office.auditor.get<{ items: Batch[] }>('/payment-batches?limit=200');
    expect(list.body.items.map(({ name }) => numberOf(name)).sort((a, b) => a - b)).toEqual(
      list.body.items.map((_, index) => index + 1),
    );
  });

  it('what is not approved, was approved by whoever sends it, or is numbered as another, is listed by line', async () => {
    const { id, lines } = await publish(office, ['500000.00', '300000.00', '200000.00']);
    const both = await service.person(['approver', 'paymaster']);
    const { items } = await office.registrar.must<{ id: string; items: { id: string }[] }>(
      'POST',
      `/resolutions/${id}/disbursements`,
      {
        orderedOn: '2025-03-03',
        lines: lines.map(({ id: line }) => ({ allocationId: line, paymentOrder: 'OP-IGUAL' })),
      },
    );
    const ids = items.map((each) => each.id);
    const approve = (who: Visitor, ...chosen: string[]) =>
      who.must('POST', '/disbursements/approvals', { disbursements: chosen.map((each) => ({ id: each })) });
    expect((await make(ids)).body.errors.map(({ code }) => code)).toEqual(Array(3).fill('disbursement.wrong-state'));
    await approve(both, ids[0]!);
    await approve(office.approver, ids[1]!, ids[2]!);
    const refused = await make(ids, {}, both);
    expect(refused.body.errors.map(({ code, params }) => [code, params.line])).toEqual([
      ['disbursement.approver-pays', 1],
      ['payment-batch.order-number-repeated', 3],
    ]);
    expect(refused.body.params.acceptable).toEqual([ids[1]]);
  });

  it('the database holds it: a file that is not its hash, a gap, an order that changes', async () => {
    const { ids } = await approved(['500000.00']);
    await make(ids);
    const attack = (sql: string): Promise<string> =>
      service.database.query(sql).then(
        () => 'done',
        (error: unknown) => (error as { driverError: { constraint: string } }).driverError.constraint,
      );
    expect(await attack(`update payment_batch set total = 1`)).toBe('payment_batch_append_only');
    expect(await attack(`delete from payment_batch_order`)).toBe('payment_batch_order_append_only');
    expect(await attack(`update payment_batch_order set amount = 1`)).toBe('payment_batch_order_only_annulled');
    const copy = (number: string, content: string) =>
      `insert into payment_batch (id, year, number, previous_number, made_on, order_count, total, layout, layout_sha256,
         file_name, content, sha256, recorded_by)
       select gen_random_uuid(), year, ${number}, ${number} - 1, made_on, order_count, total, layout, layout_sha256,
         file_name, ${content}, sha256, recorded_by from payment_batch order by number desc limit 1`;
    expect(await attack(copy('number + 2', 'content'))).toBe('payment_batch_number_has_no_gap');
    expect(await attack(copy('number + 1', `'otro'`))).toBe('payment_batch_file_is_its_hash');
  });

  describe('with a layout of its own', () => {
    let other: TestService;
    afterEach(async () => {
      await expectLedgerSound(other.database);
      await other.close();
    });

    it('is written by it, to the byte; and what the records lack is refused with its line', async () => {
      other = await startTestService({ PAYMENT_LAYOUT: layoutFile(fixedLayout) });
      const people = await openOffice(other);
      const { id, lines } = await publish(people, ['500000.00', '300000.50']);
      const { items } = await people.registrar.must<{ id: string; items: { id: string }[] }>(
        'POST',
        `/resolutions/${id}/disbursements`,
        {
          orderedOn: '2025-03-03',
          lines: lines.map(({ id: line }, index) => ({
            allocationId: line,
            paymentOrder: index === 0 ? 'OP-1' : null,
          })),
        },
      );
      const chosen = { disbursements: items.map((each) => ({ id: each.id })) };
      await people.approver.must('POST', '/disbursements/approvals', chosen);
      const refused = await people.paymaster.post<Batch>('/payment-batches', chosen);
      expect(refused.body.errors.map(({ code, detail }) => [code, detail])).toEqual([
        [
          'payment-batch.field-unknown',
          'Línea 2: No consta «número de la orden de pago», que el archivo pide. Regístrelo, o use una disposición que no lo pida; aquí no se inventa.',
        ],
      ]);
      const made = await people.paymaster.post<Batch>('/payment-batches', { disbursements: [chosen.disbursements[0]] });
      const file = await people.paymaster.get(`/payment-batches/${made.body.id}/file`);
      const lines1252 = file.bytes.toString('latin1').split('\r\n');
      expect(lines1252.map((line) => line.slice(0, 1) + String(line.length))).toEqual(['135', '643', '917', '0']);
      expect(lines1252[1]).toBe('6OP-1        000000000050000000EJEMPLO \x97 E.');
      expect(lines1252[0]!.slice(9)).toBe('00000100000000000050000000');
    });
  });
});

const numberOf = (name: string): number => Number(name.split('-')[2]);

function labelOf(text: string): string {
  return /Resolución \d+ de 2025/.exec(text)?.[0] ?? '';
}
