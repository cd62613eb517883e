import { disburse, openOffice, publish, resolutionForm, type Office } from '../support/office';
import { startTestService, type TestService } from '../support/service';
import { Browser } from './browser';

const ownScript = /^\/recursos\/(?:escritorio|htmx)\.js\?v=[0-9a-f]{12}$/;
const hostile = `<script>alert(1)</script><img src=x onerror=alert(2)>"'&`;

let service: TestService;
let browser: Browser;
let office: Office;
let resolution: Awaited<ReturnType<typeof publish>>;

beforeAll(async () => {
  service = await startTestService();
  browser = new Browser(service.app);
  office = await openOffice(service);
  resolution = await publish(office, ['400000.00', '350000.00', '240000.00'], {
    title: hostile,
    announcedAmounts: [{ amount: '1000000.00', text: hostile, source: hostile }],
  });
  await disburse(office, resolution.lines[0]!.id, '400000.00');
  await office.registrar.must('POST', '/unknowns', {
    subjectKind: 'resolution',
    subjectId: resolution.id,
    field: 'availabilityCertificate',
    reason: hostile,
    source: hostile,
  });
});

afterAll(() => service.close());

describe('the pages', () => {
  it('lists the resolutions', async () => {
    const { status, html } = await browser.open(office.auditor, '/');
    expect(status).toBe(200);
    expect(html).toContain(`href="/escritorio/resoluciones/${resolution.id}"`);
    expect(html).toContain('$1.000.000');
  });

  it('says where the money of a resolution is, and proves it', async () => {
    const { html } = await browser.open(office.auditor, `/escritorio/resoluciones/${resolution.id}`);
    expect(html).toContain('La suma se cumple.');
    expect(html).toContain('1.000.000 = 10.000 por distribuir + 590.000 por girar + 400.000 girado sin confirmar');
    expect(html).toContain('40,40\u00a0%');
    expect(html).toContain('$400.000 de $990.000');
    expect(html).toContain('Girada');
    expect(html).not.toContain('no son las de hoy');
  });

  it('says plainly that a past date is not today', async () => {
    const { html } = await browser.open(office.auditor, `/escritorio/resoluciones/${resolution.id}?corte=2025-02-28`);
    expect(html).toContain('2025-02-28');
    expect(html).toContain('28 de febrero de 2025');
    expect(html).toContain('no son las de hoy');
    expect(html).toContain('1.000.000 = 10.000 por distribuir + 990.000 por girar');
  });

  it('says what was known at another moment, and takes that moment along', async () => {
    const { html } = await browser.open(
      office.auditor,
      `/escritorio/resoluciones/${resolution.id}?conocido=2025-01-31T17:00`,
    );
    expect(html).toContain('según lo registrado hasta el');
    expect(html).toContain('31 de enero de 2025, 17:00');
    const { html: movements } = await browser.open(
      office.auditor,
      `/escritorio/resoluciones/${resolution.id}/movimientos?conocido=2025-01-31T17:00`,
    );
    expect(movements).toContain('No hay movimientos.');
    expect(movements).toContain('conocido=2025-01-31T22%3A00%3A00.000Z');
  });

  it.each([
    ['2025-02-30', 'no es una fecha que exista'],
    ['ayer', 'no es una fecha que exista'],
    ['9998-01-01', 'no ha llegado'],
  ])('says what is wrong with the date %s, and keeps the rest of the page', async (corte, said) => {
    const { status, html } = await browser.open(
      office.auditor,
      `/escritorio/resoluciones/${resolution.id}?corte=${corte}`,
    );
    expect(status).toBe(200);
    expect(html).toContain(said);
    expect(html).toContain('aria-invalid="true"');
  });

  it('follows a line to every movement, with its document and its people', async () => {
    const { html } = await browser.open(office.auditor, `/escritorio/asignaciones/${resolution.lines[0]!.id}`);
    for (const said of [
      'Expedición',
      'Orden de pago',
      'Giro',
      'EJEMPLO-SIIF',
      'Registró',
      'Aprobó',
      '3 de marzo de 2025',
    ]) {
      expect(html).toContain(said);
    }
    expect(html).toContain('−$400.000');
    expect(html).toContain('+$400.000');
  });

  it('shows only the movements of the place that was followed', async () => {
    const path = `/escritorio/asignaciones/${resolution.lines[0]!.id}?lugar=transit`;
    const { html } = await browser.open(office.auditor, path);
    expect(html).toContain('1 movimiento,');
    expect(html).toContain('«Girado sin confirmar»');
  });

  it('says of a strategy what the service says of it', async () => {
    const { id } = await office.registrar.must(
      'POST',
      '/resolutions',
      resolutionForm({ kind: 'strategy', authorizedAmount: null }),
    );
    const { status, html } = await browser.open(office.auditor, `/escritorio/resoluciones/${id}`);
    expect(status).toBe(200);
    expect(html).toMatch(/no autoriza dinero|es un proyecto/);
  });

  it('shows a hospital its own lines and not another’s', async () => {
    const own = await service.person('recipient', [office.hospitals[1]!]);
    expect((await browser.open(own, `/escritorio/asignaciones/${resolution.lines[0]!.id}`)).status).toBe(404);
    const { html } = await browser.open(own, `/escritorio/resoluciones/${resolution.id}`);
    expect(html).toContain('Asignado a sus líneas');
    expect(html).not.toContain('$1.000.000 de');
  });

  it('gives an administrator what there is to do, and says that the account sees no money', async () => {
    const { status, html } = await browser.open(await service.person('administrator'), '/');
    expect(status).toBe(200);
    for (const said of ['no ve dinero', 'Crear una cuenta', 'Quién puede hacer qué', 'Funciones delegadas'])
      expect(html).toContain(said);
  });

  it.each([
    '/escritorio/nada',
    '/escritorio/resoluciones/1409',
    '/escritorio/resoluciones/..%2F..%2Fme',
    '/escritorio/asignaciones/00000000-0000-4000-8000-000000000000',
  ])('answers %s with a page that says that it does not exist', async (path) => {
    const page = await browser.open(office.auditor, path);
    expect(page.status).toBe(404);
    expect(page.type).toContain('text/html');
    expect(page.html).toContain('Volver a Inicio');
  });
});

describe('every page', () => {
  const paths = () => [
    '/',
    `/escritorio/resoluciones/${resolution.id}`,
    `/escritorio/resoluciones/${resolution.id}?corte=${encodeURIComponent(hostile)}`,
    `/escritorio/resoluciones/${resolution.id}?departamento=${encodeURIComponent(hostile)}`,
    `/escritorio/resoluciones/${resolution.id}/movimientos?lugar=${encodeURIComponent(hostile)}`,
    `/escritorio/resoluciones/${resolution.id}/movimientos?corte=${encodeURIComponent(hostile)}`,
    `/escritorio/asignaciones/${resolution.lines[0]!.id}`,
    `/escritorio/asignaciones/${resolution.lines[0]!.id}?lugar=${encodeURIComponent(hostile)}`,
    '/escritorio/nada',
  ];

  it.each([0, 1, 2, 3, 4, 5, 6, 7, 8])(
    'n.º %s: escaped, no script or style that is not of the house, light, whole',
    async (index) => {
      const path = paths()[index]!;
      const { html, headers } = await browser.open(office.auditor, path);
      for (const { tag, attributes } of tagsOf(html)) {
        expect(['img', 'style', 'iframe', 'object', 'base']).not.toContain(tag);
        if (tag === 'script')
          expect(attributes).toContainEqual({ name: 'src', value: expect.stringMatching(ownScript) });
        expect(attributes.filter(({ name }) => name === 'style' || name.startsWith('on'))).toEqual([]);
        expect(attributes.filter(({ value }) => /^\s*javascript:/i.test(value))).toEqual([]);
      }
      expect(Buffer.byteLength(html)).toBeLessThan(100_000);
      expect(html.match(/<h1/g)).toHaveLength(1);
      expect(html).toMatch(/^<!doctype html><html lang="es-CO">/);
      expect(html).toContain('Prototipo — no es un sitio oficial');
      for (const landmark of ['<header', '<main', '<footer']) expect(html).toContain(landmark);
      for (const table of html.match(/<table[^]*?<\/table>/g) ?? []) {
        expect(table).toContain('<caption');
        expect(table).not.toMatch(/<th(?![^>]*scope=)[\s>]/);
      }
      expect(headers['content-security-policy']).toContain("default-src 'none'");
      expect(headers['content-security-policy']).not.toContain('unsafe');
      expect(headers['cache-control']).toBe('no-store');
      const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
      expect(new Set(ids).size).toBe(ids.length);
    },
  );

  it('shows hostile text as text', async () => {
    const { html } = await browser.open(office.auditor, `/escritorio/resoluciones/${resolution.id}`);
    expect(html).toContain('&lt;script>alert(1)&lt;/script>');
  });

  it('has one stylesheet, light and kept for ever under its address', async () => {
    const { html } = await browser.open(null, '/');
    const address = /<link rel="stylesheet" href="([^"]+)"/.exec(html)?.[1] ?? '';
    const reply = await service.app.inject({ method: 'GET', url: address });
    expect(reply.statusCode).toBe(200);
    expect(reply.headers['content-type']).toContain('text/css');
    expect(reply.headers['cache-control']).toContain('immutable');
    expect(Buffer.byteLength(reply.body)).toBeLessThan(40_000);
  });
});

interface Tag {
  readonly tag: string;
  readonly attributes: readonly { readonly name: string; readonly value: string }[];
}

/** The tags as a browser reads them: what stands within quotes, or escaped, is none. */
function tagsOf(html: string): Tag[] {
  return [...html.matchAll(/<([a-z][\w-]*)((?:\s+[^\s"'<>/=]+(?:="[^"]*")?)*)\s*\/?>/gi)].map(
    ([, tag = '', rest = '']) => ({
      tag: tag.toLowerCase(),
      attributes: [...rest.matchAll(/([^\s"'<>/=]+)(?:="([^"]*)")?/g)].map(([, name = '', value = '']) => ({
        name: name.toLowerCase(),
        value,
      })),
    }),
  );
}
