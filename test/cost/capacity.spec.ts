import { existsSync, readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { Capacity } from '../../src/platform/capacity/capacity';
import { openDoor } from '../../src/start/serving';
import { expectLedgerSound } from '../support/expect-ledger-sound';
import { openOffice, publish, type Office } from '../support/office';
import { startTestService, type TestService } from '../support/service';

/** Past its capacity the service says so at the door, keeps nothing by halves, and serves as before afterwards. */
describe('a service that is full', () => {
  let service: TestService;
  let office: Office;
  let line: string;

  beforeAll(async () => {
    const bounds = { CAPACITY_REQUESTS: '3', CAPACITY_BODY_BYTES: '1000000', CAPACITY_WAIT_SECONDS: '1' };
    service = await startTestService({ ...bounds, DATABASE_POOL: '2' });
    office = await openOffice(service);
    line = (await publish(office, ['1000000.00'])).lines[0]!.id;
  });
  afterAll(async () => {
    await expectLedgerSound(service.database);
    await service.close();
  });

  const underWay = () => service.app.get(Capacity).now;
  const order = (nth: number) =>
    office.registrar.post<{ code: string }>(
      `/allocations/${line}/disbursements`,
      { amount: '10.00', paymentOrder: `EJEMPLO-${nth}`, orderedOn: '2025-03-03' },
      { 'idempotency-key': `al-tope-${nth}` },
    );
  const ordered = async (): Promise<number> => {
    const [row]: [{ orders: number }] = await service.database.query(
      'select count(*)::int as orders from disbursement',
    );
    return row.orders;
  };

  /** Another's act holds the line, so that whoever orders of it waits. @returns what lets it go */
  async function holdLine(): Promise<() => Promise<void>> {
    const runner = service.database.createQueryRunner();
    await runner.startTransaction();
    await runner.query('select id from annex_line where id = $1 for update', [line]);
    return async () => {
      await runner.commitTransaction();
      await runner.release();
    };
  }

  /** Some orders that wait for the line. */
  async function waiting(count: number) {
    const replies = Array.from({ length: count }, (_, nth) => order(nth));
    while (underWay().requests < count) await sleep(5);
    return Promise.all(replies);
  }

  it('tells whoever comes to come again, whatever they ask; answers whether it is alive; then serves them', async () => {
    const release = await holdLine();
    const three = waiting(3);
    while (underWay().requests < 3) await sleep(5);
    for (const late of [await order(9), await office.auditor.get('/resolutions')]) {
      expect([late.status, late.body['code'], late.headers['retry-after']]).toEqual([
        503,
        'service.over-capacity',
        '1',
      ]);
    }
    const page = await service.app.inject({ url: '/', headers: { accept: 'text/html' } });
    expect([page.statusCode, page.headers['retry-after'], page.headers['content-type']]).toEqual([
      503,
      '1',
      'text/html; charset=utf-8',
    ]);
    expect(page.body).toContain('No se hizo nada: hay demasiadas peticiones en espera. Repita en un segundo');
    expect(page.headers['content-security-policy']).toContain("default-src 'none'");
    expect((await service.stranger.get('/health/live')).status).toBe(200);
    expect(underWay()).toMatchObject({ requests: 3, refused: 3 });

    await release();
    expect((await three).map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(await ordered()).toBe(3);
    expect((await order(9)).status).toBe(201);
    expect(underWay()).toMatchObject({ requests: 0, bodyBytes: 0 });
  });

  it('makes a page whole, however much it asks of the contract', async () => {
    const two = await holdLine();
    const waits = waiting(2);
    while (underWay().requests < 2) await sleep(5);
    await two();
    const page = await service.app.inject({ url: '/', headers: { accept: 'text/html' } });
    expect(page.statusCode).toBe(200);
    await waits;
  });

  it('holds as many bytes of bodies as were agreed, also of those who never finish', async () => {
    await openDoor(service.app, { PORT: 0, HOST: '127.0.0.1' });
    const { port } = service.app.getHttpServer().address() as AddressInfo;
    const slow = await sendHead(port, 700_000);
    while (underWay().requests < 1) await sleep(5);
    expect(await firstLine(await sendHead(port, 700_000))).toBe('HTTP/1.1 503 Service Unavailable');
    slow.destroy();
    while (underWay().requests > 0) await sleep(5);
    const next = await sendHead(port, 2);
    next.write('{}');
    expect(await firstLine(next)).toBe('HTTP/1.1 401 Unauthorized');
  });

  // Linux alone tells; elsewhere there is nothing to count.
  (existsSync('/proc/net/tcp') ? it : it.skip)('has room outside for more than can be told at once', async () => {
    const { port } = service.app.getHttpServer().address() as AddressInfo;
    const many = Math.min(1000, Number(readFileSync('/proc/sys/net/core/somaxconn', 'utf8')));
    const sockets = Array.from({ length: many }, () => connect(port, '127.0.0.1'));
    // They have all knocked, and the service has not come to the door yet: this turn of its loop has not ended.
    await new Promise((done) => {
      process.nextTick(done);
    });
    const knocking = knockingAt(port);
    for (const socket of sockets) socket.destroy();
    expect([sockets.length, knocking]).toEqual([many, []]);
  });

  it('lets go of all that were sent ahead on one connection, once it is cut', async () => {
    const { port } = service.app.getHttpServer().address() as AddressInfo;
    const locked = service.database.createQueryRunner();
    await locked.startTransaction();
    await locked.query('lock table session in access exclusive mode');
    const socket = await connectedTo(port);
    const asked = `GET /api/v1/resolutions HTTP/1.1\r\nHost: prueba\r\nAuthorization: Bearer ${'x'.repeat(43)}\r\n\r\n`;
    socket.write(asked.repeat(3));
    while (underWay().requests < 3) await sleep(5);
    socket.destroy();
    while (underWay().requests === 3) await sleep(5);
    await locked.rollbackTransaction();
    await locked.release();
    expect((await office.auditor.get('/resolutions')).status).toBe(200);
    expect(underWay().requests).toBe(0);
  });

  it('sends away, with nothing begun, who waits for a connection that nobody gives back', async () => {
    const before = await ordered();
    const held = await Promise.all([holdConnection(), holdConnection()]);
    const late = await order(20);
    expect([late.status, late.body.code, late.headers['retry-after']]).toEqual([503, 'service.over-capacity', '2']);
    expect(await ordered()).toBe(before);
    for (const release of held) await release();
    expect((await order(20)).status).toBe(201);
    expect(await ordered()).toBe(before + 1);
  });

  /** One of the two connections of the service. */
  async function holdConnection(): Promise<() => Promise<void>> {
    const runner = service.app.get(DataSource).createQueryRunner();
    await runner.connect();
    return () => runner.release();
  }
});

/** Connections to this port that wait to be answered by the system itself. */
function knockingAt(port: number): string[] {
  const remote = `0100007F:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  const rows = readFileSync('/proc/net/tcp', 'utf8')
    .split('\n')
    .map((row) => row.trim().split(/\s+/));
  const sent = '02';
  return rows.filter(([, , to, state]) => to === remote && state === sent).map(([, from]) => from ?? '');
}

/** A form that says how large it is, and sends nothing of it yet. */
async function sendHead(port: number, length: number): Promise<Socket> {
  const socket = await connectedTo(port);
  const head = ['POST /api/v1/resolutions HTTP/1.1', 'Host: prueba', 'Content-Type: application/json'];
  socket.write([...head, `Content-Length: ${length}`, '', ''].join('\r\n'));
  return socket;
}

async function connectedTo(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  await new Promise((done) => socket.once('connect', done));
  return socket;
}

async function firstLine(socket: Socket): Promise<string> {
  const [said] = await new Promise<[Buffer]>((done) => {
    socket.once('data', (data: Buffer) => {
      done([data]);
    });
  });
  socket.destroy();
  return said.toString().split('\r\n')[0]!;
}
