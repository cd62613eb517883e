import { openOffice, publish, type Office } from '../support/office';
import { startTestService, type TestService } from '../support/service';
import type { Visitor } from '../support/visitor';

/** What is saved out of a page: the contract's own file for who is signed in, and a page where it is refused. */
describe('downloads of the pages', () => {
  let service: TestService;
  let office: Office;
  let status: string;

  beforeAll(async () => {
    service = await startTestService();
    office = await openOffice(service);
    status = `/resolutions/${(await publish(office, ['400000.00'])).id}/execution-status`;
  });
  afterAll(() => service.close());

  const save = (by: Visitor | null, path: string) =>
    service.app.inject({
      method: 'GET',
      url: `/escritorio/descargas${path}`,
      ...(by?.token ? { cookies: { trazagiro_session: by.token } } : {}),
    });

  it.each([
    ['csv', /^text\/csv/],
    ['xlsx', /spreadsheetml/],
  ])('hands on the %s as the contract makes it', async (format, type) => {
    // One moment for both: a report says until when its records were read.
    const path = `${status}?format=${format}&asOf=2025-12-31&knownAt=${new Date().toISOString()}`;
    const file = await save(office.approver, path);
    const same = await office.approver.get(path);
    expect(file.statusCode).toBe(200);
    expect(String(file.headers['content-type'])).toMatch(type);
    expect(file.headers['content-disposition']).toBe(same.headers['content-disposition']);
    expect(file.headers['content-disposition']).toMatch(/^attachment/);
    expect(file.headers['cache-control']).toBe('no-store');
    expect(file.rawPayload.equals(same.bytes)).toBe(true);
  });

  it('asks who is not signed in, and leads back to the file', async () => {
    const file = await save(null, `${status}?format=csv`);
    expect(file.statusCode).toBe(303);
    expect(file.headers.location).toContain(encodeURIComponent('/escritorio/descargas/resolutions/'));
  });

  it('says on a page what the contract refuses', async () => {
    const file = await save(office.recipient, '/audit/kit');
    expect(file.statusCode).toBe(403);
    expect(file.headers['content-type']).toContain('text/html');
    expect(file.body).toContain('Su rol no permite este acto');
  });

  it.each(['/me', '/people', '/../api/v1/me', '/resolutions/%2e%2e/me', '/resolutions/x/lines', ''])(
    'is no way to %s',
    async (path) => expect((await save(office.approver, path)).statusCode).toBe(404),
  );
});
