import type { Chart } from './chart';
import { pictureOf } from './picture-of';
import { tones, type Picture, type Shape, type Tone } from './picture';

/**
 * The chart as SVG for a page: no script, no style and nothing from elsewhere, so that the strictest policy shows it.
 * `id`: unique on its page. Width in the units of the picture; the page scales it.
 */
export function svgOf(chart: Chart, { id, width = 640 }: { id: string; width?: number }): string {
  const picture = pictureOf(chart, { width });
  const named = { id: escaped(id), title: escaped(picture.title), description: escaped(picture.description) };
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" class="grafico" role="img" viewBox="${viewBox(picture)}"`,
    ` aria-labelledby="${named.id}-titulo ${named.id}-descripcion" font-family="Noto Sans, system-ui, sans-serif">`,
    `<title id="${named.id}-titulo">${named.title}</title>`,
    `<desc id="${named.id}-descripcion">${named.description}</desc>`,
    ...picture.shapes.map(element),
    '</svg>',
  ].join('');
}

// A point on every side, for the edges of the lines.
function viewBox({ width, height }: Picture): string {
  return `-1 -1 ${width + 2} ${height + 2}`;
}

function element(shape: Shape): string {
  switch (shape.kind) {
    case 'rect':
      return `<rect x="${shape.x}" y="${shape.y}" width="${shape.width}" height="${shape.height}"${paint(shape)}/>`;
    case 'path':
      return shape.says === undefined
        ? `<path d="${shape.d}"${paint(shape)}/>`
        : `<path d="${shape.d}"${paint(shape)}><title>${escaped(shape.says)}</title></path>`;
    case 'line':
      return `<line x1="${shape.x1}" y1="${shape.y1}" x2="${shape.x2}" y2="${shape.y2}"${paint(shape)}/>`;
    case 'text': {
      const weight = shape.strong ? ' font-weight="700"' : '';
      const where = `x="${shape.x}" y="${shape.y}" font-size="${shape.size}" text-anchor="${shape.anchor}"`;
      return `<text ${where} fill="${tones[shape.tone]}"${weight}>${escaped(shape.text)}</text>`;
    }
  }
}

function paint({ fill, stroke }: { fill?: Tone; stroke?: Tone }): string {
  const line = stroke ? ` stroke="${tones[stroke]}" stroke-width="0.6"` : '';
  return ` fill="${fill ? tones[fill] : 'none'}"${line}`;
}

function escaped(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/'/g, '&#39;');
}
