import {
  openTable,
  openTableNames,
  placeColumns,
  type OpenColumn,
  type OpenTable,
  type OpenTableName,
} from './contents';
import type { Publication } from './publication';

/*
 * The descriptor of the package: Tabular Data Package 1, with the model of a Fiscal Data Package over the lines. Version 2
 * reads it too. Both profiles judge it in a test, with the program of those who publish them.
 */

export interface Sum {
  readonly size: number;
  readonly sha256: string;
}

export type Sums = Readonly<Record<OpenTableName, Sum>>;

export const notOfficial =
  'Generado por Trazagiro. Prototipo: no es un sitio oficial. Lo que las fuentes no dicen está vacío: no se inventa.';

/** @param lastRecorded the instant of the last thing that the tables tell; null where they tell nothing */
export function dataPackage(of: Publication, sums: Sums, lastRecorded: string | null): object {
  return {
    profile: 'tabular-data-package',
    name: 'recursos-girados-a-hospitales',
    title: 'Recursos asignados y girados a hospitales públicos',
    description: `Dónde está cada peso que cada resolución asignó a cada hospital. ${notOfficial}`,
    ...(lastRecorded === null ? {} : { created: lastRecorded, version: lastRecorded.slice(0, 10) }),
    licenses: [{ name: of.licence.name, path: of.licence.path, title: of.licence.title }],
    contributors: [{ title: of.publisher, role: 'publisher' }],
    languages: ['es'],
    countryCode: 'CO',
    granularity: 'aggregated',
    keywords: ['salud', 'hospitales', 'giros', 'presupuesto', 'Colombia'],
    resources: openTableNames.map((name) => resource(name, sums[name])),
    model: fiscalModel,
  };
}

function resource(name: OpenTableName, { size, sha256 }: Sum): object {
  const { title, means, columns, key, refersTo } = openTable(name);
  return {
    profile: 'tabular-data-resource',
    name,
    path: `${name}.csv`,
    title,
    description: means,
    format: 'csv',
    mediatype: 'text/csv',
    encoding: 'utf-8',
    bytes: size,
    hash: `sha256:${sha256}`,
    dialect: { delimiter: ',', lineTerminator: '\r\n', quoteChar: '"', doubleQuote: true, header: true },
    schema: {
      fields: columns.map(fieldOf),
      primaryKey: [...key],
      missingValues: [''],
      ...(refersTo.length > 0 ? { foreignKeys: refersTo.map(foreignKey) } : {}),
    },
  };
}

function foreignKey({ column, table, its }: OpenTable['refersTo'][number]): object {
  return { fields: column, reference: { resource: table, fields: its } };
}

function fieldOf({ name, kind, title, means, nullable, oneOf, pattern, notNegative }: OpenColumn): object {
  const constraints = {
    required: nullable !== true,
    ...(oneOf ? { enum: [...oneOf] } : {}),
    ...(pattern === undefined ? {} : { pattern }),
    ...(notNegative ? { minimum: 0 } : {}),
  };
  const described = { name, title, description: means, constraints };
  switch (kind) {
    case 'id':
      return { ...described, type: 'string', format: 'uuid' };
    case 'text':
      return { ...described, type: 'string' };
    case 'integer':
      return { ...described, type: 'integer' };
    case 'date':
      return { ...described, type: 'date' };
    case 'instant':
      return { ...described, type: 'datetime' };
    case 'pesos':
      return { ...described, type: 'number', unit: 'COP' };
  }
}

const inLines = (source: string) => ({ source, resource: 'lineas' });

/** What each number and each name of the lines is, to programs that read budgets. */
const fiscalModel = {
  measures: Object.fromEntries(
    ['valor', ...Object.keys(placeColumns), 'girado', 'recibido'].map((name) => [
      name,
      {
        ...inLines(name),
        currency: 'COP',
        direction: 'expenditure',
        phase: name === 'ejecutado' ? 'executed' : 'adjusted',
      },
    ]),
  ),
  dimensions: {
    linea: { dimensionType: 'fact', primaryKey: 'linea', attributes: { linea: inLines('linea') } },
    resolucion: {
      dimensionType: 'activity',
      primaryKey: 'resolucion',
      attributes: { resolucion: inLines('resolucion') },
    },
    municipio: { dimensionType: 'location', primaryKey: 'divipola', attributes: { divipola: inLines('divipola') } },
    hospital: {
      dimensionType: 'entity',
      primaryKey: 'hospital',
      attributes: { hospital: inLines('hospital'), nit: inLines('nit') },
    },
  },
};
