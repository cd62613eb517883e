import { openTable, openTableNames } from './contents';
import { openFileTypes } from './open-files';
import { notOfficial } from './package';
import type { Publication } from './publication';
import type { Snapshot, SnapshotFile } from './snapshot.queries';

/*
 * The catalogue, in two forms of one content: as people's programs read it (JSON), and as DCAT 3 in JSON-LD, for those
 * who harvest catalogues. Its context is written in it: nobody has to fetch one to read it.
 */

export interface Published {
  /** `https://…/api/v1/open-data`, without a bar at the end. */
  readonly base: string;
  readonly publication: Publication;
  readonly snapshot: Snapshot;
  readonly files: readonly SnapshotFile[];
}

const title = 'Recursos asignados y girados a hospitales públicos';
const description = `Dónde está cada peso que cada resolución asignó a cada hospital. ${notOfficial}`;

const staleness =
  'Se publica cada noche (hora de Bogotá) y cuando el ministerio lo pide; entre una publicación y otra no cambia. ' +
  'Con ?asOf= y ?knownAt= se obtiene cualquier fecha pasada. Cada publicación queda para siempre en su dirección.';

export function catalogue({ base, publication, snapshot, files }: Published) {
  const address = (path: string) => `${base}/${path}`;
  const file = ({ path, size, sha256 }: SnapshotFile) => ({ url: address(path), size, sha256 });
  const found = (path: string) => files.filter((each) => each.path === path).map(file)[0] ?? null;
  return {
    title,
    description,
    publisher: publication.publisher,
    licence: publication.licence,
    published: { name: snapshot.name, madeAt: snapshot.madeAt, knownAt: snapshot.knownAt },
    freshness: staleness,
    package: found('package.zip'),
    dataPackage: found('datapackage.json'),
    dictionary: found('LEEME.md'),
    catalogue: address('catalog.jsonld'),
    snapshots: address('snapshots'),
    figures: `${address('resolutions')}/{resolucion}`,
    tables: openTableNames.map((name) => ({
      name,
      title: openTable(name).title,
      description: openTable(name).means,
      csv: found(`${name}.csv`),
      json: found(`${name}.json`),
    })),
  };
}

const spanish = (text: string) => ({ '@value': text, '@language': 'es' });
const typed = (type: string, value: string) => ({ '@value': value, '@type': type });
const iri = (address: string) => ({ '@id': address });

const context = {
  dcat: 'http://www.w3.org/ns/dcat#',
  dct: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  spdx: 'http://spdx.org/rdf/terms#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
};

export function dcat(published: Published): object {
  const { base, publication, snapshot } = published;
  const publisher = { '@id': `${base}#publica`, '@type': 'foaf:Agent', 'foaf:name': spanish(publication.publisher) };
  const common = {
    'dct:publisher': publisher,
    'dct:language': iri('http://publications.europa.eu/resource/authority/language/SPA'),
    'dct:license': iri(publication.licence.path),
    'dct:modified': typed('xsd:dateTime', snapshot.knownAt),
  };
  return {
    '@context': context,
    '@id': base,
    '@type': 'dcat:Catalog',
    'dct:title': spanish(title),
    'dct:description': spanish(description),
    ...common,
    'dcat:dataset': [
      {
        '@id': `${base}#paquete`,
        '@type': 'dcat:Dataset',
        'dct:title': spanish(`${title}: todo`),
        'dct:description': spanish('Todas las tablas, con su diccionario y su descriptor (Data Package).'),
        'dct:identifier': 'paquete',
        ...common,
        'dct:accrualPeriodicity': iri('http://purl.org/cld/freq/daily'),
        'dct:spatial': iri('http://publications.europa.eu/resource/authority/country/COL'),
        'dct:hasPart': openTableNames.map((name) => iri(`${base}#${name}`)),
        'dcat:distribution': distributions(published, ['package.zip', 'datapackage.json']),
      },
      ...openTableNames.map((name) => ({
        '@id': `${base}#${name}`,
        '@type': 'dcat:Dataset',
        'dct:title': spanish(openTable(name).title),
        'dct:description': spanish(openTable(name).means),
        'dct:identifier': name,
        ...common,
        'dct:accrualPeriodicity': iri('http://purl.org/cld/freq/daily'),
        'dct:spatial': iri('http://publications.europa.eu/resource/authority/country/COL'),
        'dcat:distribution': distributions(published, [`${name}.csv`, `${name}.json`]),
      })),
    ],
  };
}

function distributions({ base, files, publication }: Published, paths: readonly string[]): object[] {
  return files
    .filter(({ path }) => paths.includes(path))
    .map(({ path, size, sha256, since }) => ({
      '@id': `${base}/${path}`,
      '@type': 'dcat:Distribution',
      'dct:title': spanish(path),
      'dcat:accessURL': iri(base),
      'dcat:downloadURL': iri(`${base}/${path}`),
      'dcat:mediaType': iri(
        `https://www.iana.org/assignments/media-types/${openFileTypes[path]?.replace(/;.*/, '') ?? ''}`,
      ),
      'dcat:byteSize': typed('xsd:nonNegativeInteger', String(size)),
      'dct:license': iri(publication.licence.path),
      'dct:modified': typed('xsd:dateTime', since),
      ...(path.endsWith('.csv') || path === 'datapackage.json'
        ? { 'dct:conformsTo': iri('https://specs.frictionlessdata.io/tabular-data-package/') }
        : {}),
      'spdx:checksum': {
        '@type': 'spdx:Checksum',
        'spdx:algorithm': iri('http://spdx.org/rdf/terms#checksumAlgorithm_sha256'),
        'spdx:checksumValue': typed('xsd:hexBinary', sha256),
      },
    }));
}
