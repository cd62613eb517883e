import { openTable, openTableNames, type ColumnKind, type OpenColumn } from './contents';
import { notOfficial } from './package';
import type { Publication } from './publication';

const kinds: Readonly<Record<ColumnKind, string>> = {
  id: 'identificador',
  text: 'texto',
  integer: 'entero',
  date: 'fecha (AAAA-MM-DD)',
  instant: 'instante (UTC)',
  pesos: 'pesos (COP, dos decimales)',
};

/** The dictionary, table by table and column by column, in Markdown: in the package, and in the guide. */
export function dictionary(): string {
  return openTableNames
    .map((name) => {
      const { title, means, columns, key, refersTo } = openTable(name);
      const references = refersTo.map(
        ({ column, table, its }) => `\`${column}\` es la columna \`${its}\` de \`${table === '' ? name : table}\``,
      );
      return [
        `### ${title} (\`${name}\`)`,
        means,
        `Clave: ${key.map((column) => `\`${column}\``).join(' y ')}.${references.length > 0 ? ` Referencias: ${references.join('; ')}.` : ''}`,
        ['| columna | tipo | qué es |', '| --- | --- | --- |', ...columns.map(rowOf)].join('\n'),
      ].join('\n\n');
    })
    .join('\n\n');
}

function rowOf({ name, kind, means, oneOf, nullable }: OpenColumn): string {
  const values = oneOf && name !== 'codigo' ? `: ${oneOf.map((value) => `«${value}»`).join(', ')}` : '';
  return `| \`${name}\` | ${kinds[kind]}${nullable ? ', puede faltar' : ''} | ${means}${values} |`;
}

/** What accompanies the tables in the package. */
export function readMe({ licence, publisher }: Publication): string {
  return `# Recursos asignados y girados a hospitales públicos

${notOfficial}

Publica: ${publisher}. Licencia: ${licence.title} (${licence.path}).

Cada tabla es un CSV en UTF-8, separado por comas, con los nombres de las columnas en la primera línea. Los valores son
pesos colombianos con dos decimales y punto decimal. Los códigos DIVIPOLA y los NIT son texto: no deje que la hoja de
cálculo los vuelva números. \`datapackage.json\` dice lo mismo a los programas, con la suma SHA-256 de cada tabla.

## Diccionario

${dictionary()}
`;
}
