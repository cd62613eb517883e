import type { CellStyle } from 'hucre';
import type { Column } from './table';

/*
 * How a workbook looks. The formats ask for the conventions of Colombia (240A): dots for thousands, a comma for the
 * decimals, day first. A zero is a dash, so that the eye finds what is not zero.
 */

const accent = '123F66';
const ground = 'E8EEF4';
const rule = 'C3CCD6';

const figure = (decimals: string) => `[$-240A]#,##0${decimals};-[$-240A]#,##0${decimals};"–"`;

export const numberFormats = {
  pesos: figure(''),
  centavos: figure('.00'),
  percent: '[$-240A]0.00%',
  date: '[$-240A]dd/mm/yyyy',
  integer: '0',
  text: '@',
} as const;

/** Named in every style: a font without a name is whatever the reader has first. */
export const font = { name: 'Arial', size: 10 } as const;

export const title: CellStyle = { font: { ...font, bold: true, size: 15, color: { rgb: accent } } };
export const subtitle: CellStyle = { font: { ...font, color: { rgb: '55606E' } } };
export const label: CellStyle = {
  font: { ...font, bold: true, color: { rgb: accent } },
  alignment: { vertical: 'top' },
};
export const prose: CellStyle = { font, alignment: { wrapText: true, vertical: 'top' } };

export const header: CellStyle = {
  font: { ...font, bold: true, color: { rgb: 'FFFFFF' } },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: accent } },
  alignment: { wrapText: true, vertical: 'center', horizontal: 'center' },
};

/** The style of a cell, by the kind of its column and the part that its row has in the table. */
export function cellStyle(
  kind: Column<never>['kind'],
  part: 'line' | 'subtotal' | 'total',
  { centavos, isText }: { centavos: boolean; isText: boolean },
): CellStyle {
  return {
    numFmt: isText ? numberFormats.text : numberFormat(kind, centavos),
    alignment: { horizontal: alignments[kind], vertical: 'top', ...(alignments[kind] === 'left' ? { indent: 1 } : {}) },
    font: { ...font, bold: part === 'total' },
    ...(part === 'line'
      ? { border: { bottom: { style: 'hair', color: { rgb: rule } } } }
      : { fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: ground } } }),
    ...(part === 'total' ? { border: { top: { style: 'thin', color: { rgb: accent } } } } : {}),
  };
}

/** Of what stands in the first column of a row that is no line. */
export function nameStyle(of: 'total' | 'subtotal' | 'sight'): CellStyle {
  const style = cellStyle('text', of === 'total' ? 'total' : 'subtotal', { centavos: false, isText: true });
  return of !== 'sight' ? style : { ...style, font: { ...font, italic: true } };
}

/** In characters: what the kind usually needs, its longest value or the longest word of its head; up to what an eye takes in. */
export function widthOf(
  { kind, width }: Pick<Column<never>, 'kind' | 'width'>,
  { longest, head }: { longest: number; head: string },
): number {
  const word = Math.max(...head.split(' ').map(({ length }) => length));
  return width ?? Math.min(46, Math.max(usualWidths[kind], longest + 2, word + 3));
}

const usualWidths = { text: 12, code: 9, date: 12, instant: 20, integer: 7, money: 13, percent: 13 } as const;

const alignments = {
  text: 'left',
  code: 'left',
  date: 'center',
  instant: 'left',
  integer: 'right',
  money: 'right',
  percent: 'right',
} as const;

function numberFormat(kind: Column<never>['kind'], centavos: boolean): string {
  switch (kind) {
    case 'money':
      return centavos ? numberFormats.centavos : numberFormats.pesos;
    case 'percent':
      return numberFormats.percent;
    case 'date':
      return numberFormats.date;
    case 'integer':
      return numberFormats.integer;
    case 'text':
    case 'code':
    case 'instant':
      return numberFormats.text;
  }
}
