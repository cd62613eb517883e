import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from './client';
import { exitCodes } from './outcome';
import { save } from './saving';

/** A service that behaves badly, as networks do. */
describe('a client', () => {
  let server: Server;
  let client: Client;
  let behave: (request: IncomingMessage, response: ServerResponse, turn: number) => void;
  const heard: (string | undefined)[] = [];
  const folder = mkdtempSync(join(tmpdir(), 'trazagiro-client-'));

  beforeAll(async () => {
    server = createServer((request, response) => {
      heard.push(request.headers['idempotency-key'] as string | undefined);
      behave(request, response, heard.length);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    client = new Client({ server: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, token: null });
  });
  beforeEach(() => heard.splice(0));
  afterAll(() => {
    rmSync(folder, { recursive: true });
    server.closeAllConnections();
    server.close();
  });

  const cutOnce = (_: IncomingMessage, response: ServerResponse, turn: number): void => {
    if (turn === 1) response.destroy();
    else response.setHeader('content-type', 'application/json').end('{"done":true}');
  };

  it('asks again for an answer that was lost, of an act with its key: the same key', async () => {
    behave = cutOnce;
    const headers = { 'idempotency-key': 'one' };
    expect(await client.json('/acts', { method: 'POST', json: {}, headers })).toEqual({ done: true });
    expect(heard).toEqual(['one', 'one']);
  });

  it('and never of an act without one: nobody knows whether it was done', async () => {
    behave = cutOnce;
    await expect(client.json('/acts', { method: 'POST', json: {} })).rejects.toMatchObject({
      exitCode: exitCodes.unreachable,
    });
    expect(heard).toHaveLength(1);
  });

  it('waits as long as it is told to, and no longer than it is worth', async () => {
    behave = (_, response, turn) => {
      response.statusCode = turn === 1 ? 503 : 200;
      response.setHeader('retry-after', '0').end('{}');
    };
    expect(await client.json('/busy')).toEqual({});
    expect(heard).toHaveLength(2);
    behave = (_, response) => {
      response.statusCode = 429;
      response.setHeader('retry-after', '3600').end('{}');
    };
    heard.splice(0);
    await expect(client.json('/busy')).rejects.toMatchObject({ exitCode: exitCodes.unreachable });
    expect(heard).toHaveLength(1);
  });

  it.each<[string, (response: ServerResponse) => void]>([
    [
      'is cut short',
      (response) => {
        response.setHeader('content-length', 10).write('cinco');
        setImmediate(() => response.destroy());
      },
    ],
    ['is not the bytes of its tag', (response) => response.setHeader('etag', `"${'0'.repeat(64)}"`).end('otros bytes')],
  ])('leaves nothing of a file that %s', async (_, answer) => {
    behave = (__, response) => answer(response);
    const to = join(folder, 'archivo.csv');
    const response = await client.ask('/file');
    await expect(save(response, { to, isQuiet: true })).rejects.toMatchObject({ exitCode: exitCodes.unreachable });
    expect([existsSync(to), existsSync(`${to}.parcial`)]).toEqual([false, false]);
  });

  it('names a file by what the service calls it, and never outside the folder', async () => {
    behave = (_, response) => response.setHeader('content-disposition', 'attachment; filename="../../x"').end('hola');
    const saved = await save(await client.ask('/file'), { to: undefined, isQuiet: true });
    rmSync(saved.file);
    expect(saved.file).toBe('__.._x');
  });
});
