import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Package, Profile } from 'datapackage';
import jsonld from 'jsonld';
import { Snapshots } from '../../src/budget/open-data/snapshots.service';
import { seeing } from '../../src/platform/database/scope';
import { readConfig } from '../../src/platform/config';
import { prepareAccounts } from '../../src/records/accounts';
import { startTestService, type TestService } from '../support/service';
import { unzipped } from '../support/unzipped';

const dcat = 'http://www.w3.org/ns/dcat#';
const dct = 'http://purl.org/dc/terms/';

type Node = Record<string, Node[]> & { '@id'?: string; '@value'?: string; '@type'?: string[] | string };

/**
 * The open data of the records and the EJEMPLO, judged by the programs of others: the descriptor by the profiles that
 * Frictionless publishes, every row by its schema, the catalogue by a processor of JSON-LD.
 */
describe('the open data of the records', () => {
  let service: TestService;
  let folder: string;

  beforeAll(async () => {
    service = await startTestService({ OPEN_DATA_PUBLISHER: 'EJEMPLO — Ministerio' });
    await prepareAccounts(service.app, readConfig({ DEMO_PASSWORD: 'una de prueba', TRAZAGIRO_RECORDS: 'load' }));
    await seeing('everything', () => service.app.get(Snapshots).publishOfTheDay());
    const { bytes } = await service.stranger.get('/open-data/package.zip');
    folder = mkdtempSync(join(tmpdir(), 'trazagiro-open-data-'));
    mkdirSync(folder, { recursive: true });
    for (const [path, content] of await unzipped(bytes)) writeFileSync(join(folder, path), content);
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    await service.close();
  });

  const load = () => Package.load(join(folder, 'datapackage.json'), { basePath: folder, strict: true });

  it.each(['tabular-data-package', 'fiscal-data-package'])(
    'is a %s, by the profile that is published',
    async (name) => {
      const profile = await Profile.load(name);
      const { descriptor } = await load();
      expect(profile.validate(descriptor)).toEqual({ valid: true, errors: [] });
      const { model: _, ...without } = descriptor;
      expect(profile.validate({ ...without, resources: [] }).valid).toBe(false);
    },
  );

  it('has the rows that its schema says: types, constraints, keys and references', async () => {
    const { resources } = await load();
    const counts = new Map<string, number>();
    for (const resource of resources) {
      const rows = await resource.read({ keyed: true, relations: true });
      counts.set(resource.name, rows.length);
    }
    expect(counts.get('territorios')).toBe(1122);
    expect(counts.get('lugares')).toBe(14);
    expect(Math.min(...counts.values())).toBeGreaterThan(2);
  });

  it('would be told of a row that the schema forbids', async () => {
    const { resources } = await load();
    const lines = resources.find(({ name }) => name === 'lineas')!;
    const [head = '', first = ''] = (await service.stranger.get('/open-data/lineas.csv')).text.split('\r\n');
    for (const [column, wrong] of [
      ['divipola', '5490'],
      ['valor', '-1.00'],
      ['resolucion', ''],
      ['resolucion', '00000000-0000-4000-8000-000000000000'],
    ] as const) {
      const cells = first.split(',');
      cells[head.split(',').indexOf(column)] = wrong;
      writeFileSync(join(folder, 'lineas.csv'), [head, cells.join(','), ''].join('\r\n'));
      await expect(lines.read({ keyed: true, relations: true })).rejects.toThrow();
    }
  });

  it('is catalogued as DCAT, by a processor of JSON-LD', async () => {
    const { text, headers } = await service.stranger.get('/open-data', { accept: 'application/ld+json' });
    expect(headers['content-type']).toBe('application/ld+json; charset=utf-8');
    const [catalogue] = (await jsonld.expand(JSON.parse(text) as object)) as unknown as Node[];
    expect(catalogue!['@type']).toEqual([`${dcat}Catalog`]);
    const datasets = catalogue![`${dcat}dataset`]!;
    expect(datasets.map((each) => each[`${dct}identifier`]![0]!['@value']).sort()).toEqual(
      ['lineas', 'lugares', 'movimientos', 'paquete', 'partidas', 'resoluciones', 'territorios', 'totales'].sort(),
    );
    // What DCAT-AP asks of each: a title and a description in a language, a publisher, and where to get it.
    for (const each of [catalogue!, ...datasets]) {
      expect(each[`${dct}title`]![0]).toMatchObject({ '@language': 'es' });
      expect(each[`${dct}description`]![0]).toMatchObject({ '@language': 'es' });
      expect(JSON.stringify(each[`${dct}publisher`])).toContain('EJEMPLO — Ministerio');
    }
    for (const each of datasets.flatMap((dataset) => dataset[`${dcat}distribution`]!)) {
      for (const property of ['accessURL', 'downloadURL', 'mediaType']) {
        expect(each[`${dcat}${property}`]![0]!['@id']).toMatch(/^https?:\/\//);
      }
      expect(each[`${dct}license`]![0]!['@id']).toBe('https://creativecommons.org/licenses/by/4.0/');
    }
    const quads = await jsonld.toRDF(JSON.parse(text) as object, {
      format: 'application/n-quads',
    });
    expect(quads.split('\n').length).toBeGreaterThan(150);
  });
});
