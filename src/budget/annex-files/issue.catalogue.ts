import { error, repair, warning, type Saying } from './issue.kinds';
import { ofTheHospital, ofThePlace } from './issue.places';

/*
 * Everything that may be said of the file of an annex besides what the rules of a list of lines refuse anyway. The codes
 * are a promise to whoever reads them; docs/guia/anexo.md lists them all. A repair was understood in another way than it
 * is written, beyond doubt; a warning is kept and must be looked at; with one error nothing is kept.
 */

const ofTheFile = {
  'annex-file.no-heading': error(
    () =>
      'No hay una fila de encabezados que nombre el municipio (o su código DIVIPOLA) y el valor. Puede partir de la plantilla.',
    () =>
      'No row of headings names the municipality (or its DIVIPOLA code) and the amount. You may start from the template.',
  ),
  'annex-file.several-sheets': error(
    ({ sheets }) => `Varias hojas parecen el anexo: ${sheets}. Diga cuál (sheet) o deje una sola.`,
    ({ sheets }) => `Several sheets look like the annex: ${sheets}. Say which one (sheet) or leave only one.`,
  ),
  'annex-file.sheet-chosen': warning(
    ({ sheet, others }) =>
      `Se leyó la hoja «${sheet}», la única con los encabezados de un anexo; no se leyeron: ${others}.`,
    ({ sheet, others }) =>
      `Sheet "${sheet}" was read, the only one with the headings of an annex; not read: ${others}.`,
  ),
  'annex-file.two-columns': error(
    ({ meaning, columns }) =>
      `Dos columnas dicen ser ${meaning}: ${columns}. Deje una, o cambie el encabezado de la otra.`,
    ({ meaning, columns }) => `Two columns claim to be ${meaning}: ${columns}. Leave one, or rename the other.`,
  ),
  'annex-file.not-in-pesos': error(
    ({ original }) => `«${original}» dice que los valores no están en pesos. Escríbalos en pesos completos.`,
    ({ original }) => `"${original}" says that the amounts are not in pesos. Write them in whole pesos.`,
  ),
  'annex-file.no-lines': error(
    () => 'Debajo de los encabezados no hay ninguna línea.',
    () => 'There is no line below the headings.',
  ),
  'annex-file.too-many-lines': error(
    ({ maximum }) => `El anexo pasa de ${maximum} líneas, lo más que se recibe.`,
    ({ maximum }) => `The annex has more than ${maximum} lines, the most that is taken.`,
  ),
  'annex-file.hidden-column': warning(
    ({ original }) => `La columna «${original}» está oculta en la hoja y se leyó.`,
    ({ original }) => `Column "${original}" is hidden in the sheet and was read.`,
  ),
};

const ofTheRow = {
  'row.hidden': warning(
    () => 'La fila está oculta en la hoja y se leyó como las demás.',
    () => 'The row is hidden in the sheet and was read as the others.',
  ),
  'row.without-place': error(
    () => 'Hay un valor y nada dice de qué municipio u hospital es.',
    () => 'There is an amount and nothing says of which municipality or hospital.',
  ),
  'row.too-many-cells': error(
    ({ cells, expected }) =>
      `La fila tiene ${cells} celdas y el encabezado ${expected}: un valor con comas sin comillas se parte en varias.`,
    ({ cells, expected }) =>
      `The row has ${cells} cells and the heading ${expected}: an amount with commas and no quotes is split into several.`,
  ),
  'row.not-understood': warning(
    ({ original }) => `«${original}» no es una línea, ni un título, ni un total: no se tuvo en cuenta.`,
    ({ original }) => `"${original}" is no line, no title and no total: it was left out.`,
  ),
  'total.differs': error(
    ({ stated, sum, difference }) =>
      `El total dice ${stated} y las líneas suman ${sum}: la diferencia es ${difference}.`,
    ({ stated, sum, difference }) =>
      `The total says ${stated} and the lines add up to ${sum}: the difference is ${difference}.`,
  ),
  'subtotal.differs': error(
    ({ stated, sum, difference }) =>
      `El subtotal dice ${stated} y sus líneas suman ${sum}: la diferencia es ${difference}.`,
    ({ stated, sum, difference }) =>
      `The subtotal says ${stated} and its lines add up to ${sum}: the difference is ${difference}.`,
  ),
  'total.unreadable': warning(
    ({ original }) => `El total «${original}» no se pudo leer y no se comparó con la suma.`,
    ({ original }) => `The total "${original}" could not be read and was not held against the sum.`,
  ),
  'line.number-unreadable': warning(
    ({ original }) => `«${original}» no es un número de línea; se numera por su lugar.`,
    ({ original }) => `"${original}" is no line number; its place numbers it.`,
  ),
  'line.numbers-repeat': warning(
    ({ original }) => `La numeración «${original}» se repite o le faltan números; cada línea se numera por su lugar.`,
    ({ original }) => `The numbering "${original}" repeats or has gaps; each line is numbered by its place.`,
  ),
  'cell.merged': repair(
    ({ original, row }) => `La celda está combinada con la fila ${row}: se tomó su valor, «${original}».`,
    ({ original, row }) => `The cell is merged with row ${row}: its value was taken, "${original}".`,
  ),
  'text.wrong-letters': repair(
    ({ original, repaired }) =>
      `«${original}» tiene las letras cambiadas por otra codificación; se leyó «${repaired}».`,
    ({ original, repaired }) =>
      `"${original}" has its letters garbled by another encoding; it was read as "${repaired}".`,
  ),
};

const ofTheAmount = {
  'amount.missing': error(
    () => 'La línea no tiene valor.',
    () => 'The line has no amount.',
  ),
  'amount.formatted': repair(
    ({ original, repaired }) => `«${original}» se leyó como ${repaired} pesos.`,
    ({ original, repaired }) => `"${original}" was read as ${repaired} pesos.`,
  ),
  'amount.read-by-column': repair(
    ({ original, repaired, evidence }) =>
      `«${original}» se podría leer de dos maneras; por las demás celdas de la columna («${evidence}») son ${repaired} pesos.`,
    ({ original, repaired, evidence }) =>
      `"${original}" could be read in two ways; by the other cells of its column ("${evidence}") it is ${repaired} pesos.`,
  ),
  'amount.column-contradicts': error(
    ({ original, evidence }) =>
      `«${original}» se puede leer de dos maneras, y la columna mezcla las dos formas de escribir (${evidence}). Escriba los valores de una sola forma.`,
    ({ original, evidence }) =>
      `"${original}" can be read in two ways, and the column mixes both ways of writing (${evidence}). Write the amounts in one way.`,
  ),
  'amount.shown-as-date': error(
    ({ original, day }) => `La celda muestra una fecha (${day}) y no un valor; lo que guarda es ${original}.`,
    ({ original, day }) => `The cell shows a date (${day}) and not an amount; what it stores is ${original}.`,
  ),
  'amount.looks-like-date': error(
    ({ original }) => `«${original}» es una fecha y aquí va el valor.`,
    ({ original }) => `"${original}" is a date and the amount goes here.`,
  ),
  'amount.rounded-words': error(
    ({ original }) => `«${original}» está en miles o millones. Escriba el valor en pesos completos.`,
    ({ original }) => `"${original}" is in thousands or millions. Write the amount in whole pesos.`,
  ),
  'amount.too-many-decimals': error(
    ({ original }) => `«${original}» tiene más de dos decimales: el peso se divide en cien centavos. ¿Eran miles?`,
    ({ original }) => `"${original}" has more than two decimals: a peso is a hundred centavos. Were they thousands?`,
  ),
  'amount.beyond-precision': error(
    ({ original }) => `Una hoja de cálculo guarda 15 cifras y «${original}» tiene más: escríbalo como texto.`,
    ({ original }) => `A spreadsheet keeps 15 digits and "${original}" has more: write it as text.`,
  ),
  'amount.from-formula': warning(
    ({ repaired }) => `El valor es el resultado que el archivo guarda de una fórmula: ${repaired}.`,
    ({ repaired }) => `The amount is the result that the file stores of a formula: ${repaired}.`,
  ),
  'cell.formula-without-value': error(
    () =>
      'La celda tiene una fórmula sin resultado guardado. Ábralo en su hoja de cálculo, guárdelo y envíelo de nuevo.',
    () => 'The cell has a formula without a stored result. Open it in a spreadsheet, save it and send it again.',
  ),
  'cell.formula-error': error(
    ({ original }) => `La celda tiene el error de una fórmula: ${original}.`,
    ({ original }) => `The cell has the error of a formula: ${original}.`,
  ),
};

export const catalogue = {
  ...ofTheFile,
  ...ofTheRow,
  ...ofTheAmount,
  ...ofThePlace,
  ...ofTheHospital,
} satisfies Record<string, Saying>;

export type IssueCode = keyof typeof catalogue;

/** What the rules of a list of lines refuse too, of a file as of any other list. */
export const sharedCodes = [
  'amount.ambiguous',
  'amount.not-an-amount',
  'amount.not-positive',
  'amount.too-large',
  'annex.beyond-authorized',
  'annex.hospital-elsewhere',
  'annex.hospital-twice',
  'annex.hospital-unknown',
  'annex.municipality-contradicts',
  'annex.municipality-twice',
  'annex.number-twice',
  'annex.total-differs',
  'nit.malformed',
  'nit.wrong-check-digit',
  'territory.department-contradicts',
  'territory.unknown',
] as const;
