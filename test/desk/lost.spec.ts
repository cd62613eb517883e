import { startTestService, type TestService } from '../support/service';
import { upload } from '../support/upload';

type Asked = Record<'url' | 'accept' | 'type', string>;

describe('who is lost', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await startTestService();
  });
  afterAll(() => service.close());

  it.each`
    url                   | accept                | type
    ${'/noexiste'}        | ${'text/html,*/*'}    | ${'text/html'}
    ${'/escritorios'}     | ${'text/html,*/*'}    | ${'text/html'}
    ${'/claves'}          | ${'text/html,*/*'}    | ${'text/html'}
    ${'/noexiste'}        | ${'application/json'} | ${'application/problem+json'}
    ${'/api/v1/noexiste'} | ${'text/html,*/*'}    | ${'application/problem+json'}
  `('at $url, asking for $accept, gets $type', async ({ url, accept, type }: Record<string, string>) => {
    const reply = await service.app.inject({ url: url!, headers: { accept: accept! } });
    expect([reply.statusCode, reply.headers['content-type']]).toEqual([404, expect.stringContaining(type!)]);
    expect(reply.headers['content-security-policy']).toContain("default-src 'none'");
    expect(reply.body).toContain('Esta dirección no existe');
  });

  it.each`
    url                               | accept                | type
    ${'/escritorio/resoluciones/%ZZ'} | ${'text/html,*/*'}    | ${'text/html'}
    ${'/verificar/%E0%A4%A'}          | ${'text/html,*/*'}    | ${'text/html'}
    ${'/escritorio/resoluciones/%ZZ'} | ${'application/json'} | ${'application/problem+json'}
    ${'/api/v1/resolutions/%E0%A4%A'} | ${'text/html,*/*'}    | ${'application/problem+json'}
  `('at $url, which cannot be read, asking for $accept, gets $type', async ({ url, accept, type }: Asked) => {
    const reply = await service.app.inject({ url, headers: { accept } });
    expect([reply.statusCode, reply.headers['content-type']]).toEqual([400, expect.stringContaining(type)]);
    expect(reply.body).toContain('La dirección está mal escrita');
  });

  it('who shortens the address of a page goes home', async () => {
    const { statusCode, headers } = await service.app.inject({ url: '/escritorio', headers: { accept: 'text/html' } });
    expect([statusCode, headers.location]).toEqual([303, '/']);
  });

  it('who verifies without choosing a file is told to choose one', async () => {
    const headers = { 'sec-fetch-site': 'same-origin' };
    const empty = await upload(service, '/verificar', { bytes: Buffer.alloc(0), address: '10.8.0.1', headers });
    expect([empty.status, empty.text]).toEqual([422, expect.stringContaining('Elija el archivo PDF del certificado')]);
  });
});
