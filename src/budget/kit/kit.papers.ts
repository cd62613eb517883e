import { kitFiles, type Field, type KitFile } from './kit.contents';

/** What the kit is of, for its own papers. */
export interface KitAbout {
  readonly format: 'trazagiro/kit/1';
  /** UTC. */
  readonly madeAt: string;
  readonly madeBy: string;
  /** Null: everything. */
  readonly scope: { readonly id: string; readonly label: string } | null;
  /** How many lines each file has. */
  readonly lines: Readonly<Record<string, number>>;
}

const every: readonly KitFile[] = Object.values(kitFiles);

/** One JSON Schema (2020-12) a file, of each of its lines. */
export function schemas(): { path: string; text: string }[] {
  return every.map(({ path, title, means, fields }) => ({
    path: path.replace(/^datos\/(.*)\.jsonl$/, 'esquemas/$1.schema.json'),
    text: `${JSON.stringify(
      {
        $schema: 'https://json-schema.org/draft/2020-12/schema',
        title,
        description: means,
        type: 'object',
        // An event of another resolution gives its hash and not itself.
        required: fields.filter(({ name }) => name !== 'event').map(({ name }) => name),
        properties: Object.fromEntries(fields.map((field) => [field.name, schemaOf(field)])),
      },
      null,
      2,
    )}\n`,
  }));
}

const patterns: Partial<Record<Field['kind'], string>> = {
  id: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$',
  date: '^\\d{4}-\\d{2}-\\d{2}$',
  instant: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{6}Z$',
  pesos: '^-?\\d+\\.\\d{2}$',
  hash: '^[0-9a-f]{64}$',
};

const types: Partial<Record<Field['kind'], string>> = { integer: 'integer', object: 'object', list: 'array' };

function schemaOf({ kind, nullable, means }: Field): object {
  const type = types[kind] ?? 'string';
  const pattern = patterns[kind];
  return {
    type: nullable ? [type, 'null'] : type,
    ...(pattern === undefined ? {} : { pattern }),
    description: means,
  };
}

const kindsInSpanish: Readonly<Record<Field['kind'], string>> = {
  id: 'identificador',
  text: 'texto',
  date: 'fecha (AAAA-MM-DD)',
  instant: 'instante en UTC',
  pesos: 'pesos, texto con dos decimales',
  integer: 'número entero',
  hash: 'SHA-256 en hexadecimal',
  object: 'objeto',
  list: 'lista',
};

export function dictionary(): string {
  const head = '| campo | qué es | tipo |\n| --- | --- | --- |';
  const row = ({ name, kind, nullable, means }: Field) =>
    `| \`${name}\` | ${means} | ${kindsInSpanish[kind]}${nullable ? ', o nulo' : ''} |`;
  const section = ({ path, title, means, fields }: KitFile) =>
    `## ${title} — \`${path}\`\n\n${means}\n\n${head}\n${fields.map(row).join('\n')}\n`;
  return `# Diccionario de datos\n\nJSON por líneas (UTF-8, una por registro). El dinero es texto en pesos con dos decimales.\n\n${every.map(section).join('\n')}`;
}

export function readMe({ madeAt, madeBy, scope }: KitAbout): string {
  return `PAQUETE DE AUDITORÍA — Trazagiro (prototipo: no es un sitio oficial)

De:     ${scope === null ? 'todas las resoluciones' : scope.label}
Hecho:  ${madeAt} (UTC), para ${madeBy}

Para comprobarlo sin creerle a nadie
  1. Abra verificador.html en un navegador reciente, sin red si quiere, y escoja el ZIP; o
  2. en una máquina con Node 20 o posterior:  node verificador.mjs
     (con el ZIP sin extraer:  node verificador.mjs paquete.zip)
  Dice TODO COINCIDE, o el archivo y la línea que no.

Qué se recalcula
  - Las sumas SHA-256 de los archivos (también: sha256sum -c SHA256SUMS).
  - Cada evento da su hash y continúa su cadena; todos dan las raíces de los sellos; cada sello está firmado (Ed25519).
  - Cada asiento y sus partidas son los que ató el evento de su acto.
  - Cada asiento suma cero (I1), nada queda negativo salvo las fuentes (I2), cada saldo es la suma de sus partidas (I4) y
    lo autorizado es la suma de sus lugares (I5); quien registra no aprueba (I8).
  - Cada certificado da su hash y no falta ningún número (I9). Los tres diarios dan los mismos saldos.
  Los diarios se comprueban también con programas de otros: hledger, ledger y beancount (diarios/).

Qué no puede probar un paquete por sí solo
  Quien reescriba toda la historia con otra clave puede hacer otro paquete coherente. Por eso cada certificado en papel
  lleva una raíz: escríbala en el verificador (o node verificador.mjs --raiz HEX). Si esa raíz no está en este paquete,
  la historia cambió después de imprimirlo. Compare también el nombre de la clave con el que conozca por otro medio, y el
  verificador con el de otro paquete: debe ser el mismo archivo.

Qué hay
${every.map(({ path, title }) => `  ${path.padEnd(28)} ${title}`).join('\n')}
  ${'diarios/'.padEnd(28)} El libro para hledger, ledger y beancount, con sus saldos afirmados
  ${'esquemas/'.padEnd(28)} JSON Schema de cada archivo
  ${'diccionario.md'.padEnd(28)} Qué es cada campo
  ${'kit.json'.padEnd(28)} De qué es el paquete, y cuántas líneas tiene cada archivo
  ${'SHA256SUMS'.padEnd(28)} La suma de cada archivo

Contiene nombres de personas y lo que hicieron: guárdelo como guarda sus papeles de trabajo.
`;
}
