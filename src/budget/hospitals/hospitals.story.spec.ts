import { startTestService, type TestService } from '../../../test/support/service';
import type { Visitor } from '../../../test/support/visitor';

interface Hospital extends Record<string, unknown> {
  id: string;
}

describe('the registry of hospitals, over HTTP', () => {
  let service: TestService;
  let registrar: Visitor;
  let auditor: Visitor;

  beforeAll(async () => {
    service = await startTestService();
    registrar = await service.person('registrar');
    auditor = await service.person('auditor');
  });
  afterAll(() => service.close());

  it('answers DIVIPOLA by name, by department and by code', async () => {
    const divipolas = async (query: string) => {
      const { body } = await registrar.get<{ items: { divipola: string }[] }>(`/territories?${query}`);
      return body.items.map(({ divipola }) => divipola);
    };
    expect(await divipolas('q=NECOCLI')).toEqual(['05490']);
    expect(await divipolas('q=mompox')).toEqual(['13468']);
    expect(await divipolas('department=la%20guajira&limit=2')).toEqual(['44001', '44035']);
    expect((await registrar.get('/territories/05490')).body).toMatchObject({
      divipola: '05490',
      municipality: 'Necoclí',
      department: { code: '05', name: 'Antioquia' },
    });
    expect((await registrar.get('/territories/05491')).body).toMatchObject({
      status: 404,
      code: 'territory.unknown',
      detail: expect.stringContaining('¿quiso decir 05490 Necoclí (Antioquia)?') as string,
    });
  });

  it('registers once, whoever asks at once, and names who has the NIT', async () => {
    const body = { name: 'EJEMPLO — E.S.E. A', nit: '860.069.804-2', divipola: '05490' };
    const replies = await Promise.all([1, 2, 3, 4].map(() => registrar.post('/hospitals', body)));
    expect(replies.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
    expect(replies.find(({ status }) => status === 409)?.body).toMatchObject({
      code: 'hospital.nit-registered',
      detail: 'El NIT 860069804 ya es el de «EJEMPLO — E.S.E. A».',
    });
  });

  it('fills an unknown, settles it, and corrects a known value only with a reason and the tag that was seen', async () => {
    const { id } = await registrar.must<Hospital>('POST', '/hospitals', {
      name: 'EJEMPLO — E.S.E. Ñ',
      divipola: '44001',
    });
    const fact = { subjectKind: 'hospital', subjectId: id, field: 'nit', reason: 'No lo dice', source: 'EJEMPLO' };
    expect((await registrar.post('/unknowns', fact)).status).toBe(201);
    expect((await registrar.post('/unknowns', fact)).body).toMatchObject({ code: 'unknown.already-recorded' });

    const seen = await registrar.get<Hospital>(`/hospitals/${id}`);
    expect(seen.body.unknown).toMatchObject([{ field: 'nit', reason: 'No lo dice', source: 'EJEMPLO' }]);
    const tag = { 'if-match': String(seen.headers.etag) };
    const filled = await registrar.patch<Hospital>(`/hospitals/${id}`, { nit: '800197268' }, tag);
    expect(filled.body).toMatchObject({ nit: '800197268', checkDigit: 4, unknown: [] });
    expect((await registrar.patch(`/hospitals/${id}`, { reps: '4400100001' }, tag)).status).toBe(412);
    expect((await registrar.post('/unknowns', fact)).body).toMatchObject({ code: 'unknown.is-known' });

    expect((await registrar.patch(`/hospitals/${id}`, { name: 'EJEMPLO — Otro' })).body).toMatchObject({
      status: 422,
      errors: [{ field: 'reason', code: 'hospital.correction-needs-reason' }],
    });
    const reason = 'EJEMPLO: lo dice el RUT';
    expect((await registrar.patch(`/hospitals/${id}`, { name: 'EJEMPLO — Otro', reason })).status).toBe(200);
    expect(
      await service.database.query('select content from audit_event where subject_id = $1 order by id desc limit 1', [
        id,
      ]),
    ).toEqual([{ content: { before: { name: 'EJEMPLO — E.S.E. Ñ' }, after: { name: 'EJEMPLO — Otro' }, reason } }]);
  });

  it('lists what is unknown with its age, and what has become known apart', async () => {
    const ask = async (query: string) => {
      const { body } = await auditor.get<{ items: Record<string, unknown>[] }>(`/unknowns${query}`);
      return body.items;
    };
    expect(await ask('')).toEqual([]);
    expect(await ask('?state=known')).toMatchObject([{ field: 'nit', ageDays: 0 }]);
  });

  it('shows a recipient its own hospital and no other', async () => {
    const own = await registrar.must<Hospital>('POST', '/hospitals', { name: 'EJEMPLO — Propio', divipola: '05490' });
    const other = await registrar.must<Hospital>('POST', '/hospitals', { name: 'EJEMPLO — Ajeno', divipola: '05490' });
    const recipient = await service.person('recipient', [own.id]);
    expect((await recipient.get('/hospitals')).body).toMatchObject({ items: [{ id: own.id }], nextCursor: null });
    expect((await recipient.get(`/hospitals/${own.id}`)).status).toBe(200);
    expect((await recipient.get(`/hospitals/${other.id}`)).status).toBe(404);
    expect((await recipient.patch(`/hospitals/${own.id}`, { name: 'x' })).status).toBe(403);
    expect((await recipient.get('/unknowns')).status).toBe(403);
  });

  it('pages by name as Spanish sorts it', async () => {
    const names: unknown[] = [];
    let cursor = '';
    do {
      const { body } = await registrar.get<{ items: Hospital[]; nextCursor: string | null }>(
        `/hospitals?limit=1${cursor && `&cursor=${cursor}`}`,
      );
      names.push(...body.items.map(({ name }) => name));
      cursor = body.nextCursor ?? '';
    } while (cursor !== '');
    expect(names).toEqual(['EJEMPLO — Ajeno', 'EJEMPLO — E.S.E. A', 'EJEMPLO — Otro', 'EJEMPLO — Propio']);
  });
});
