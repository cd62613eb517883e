import type { Block, DocumentPlan, Span } from '../../src/platform/paper/blocks';

/** The words of a plan as a page, for what draws pages: its text and its tables, without code and without data. */
export function htmlOf({ title, page, blocks, foot }: DocumentPlan): string {
  const size = page?.orientation === 'landscape' ? 'letter landscape' : 'letter';
  const style = `@page{size:${size};margin:2cm}body{font:10pt 'Noto Sans',sans-serif}table{border-collapse:collapse}td,th{border:1px solid #ccc;padding:2pt}`;
  const body = blocks.map(blockOf).join('\n');
  return `<!doctype html><html lang="es"><head><meta charset="utf-8"><title>${escaped(title)}</title><style>${style}</style></head><body>${body}<footer>${escaped(foot)}</footer></body></html>`;
}

function blockOf(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `<h${block.level}>${escaped(block.text)}</h${block.level}>`;
    case 'paragraph':
      return `<p>${spans(block.text)}</p>`;
    case 'numbered':
      return `<ol>${block.items.map((item) => `<li>${spans(item)}</li>`).join('')}</ol>`;
    case 'table':
      return `<table><thead>${rowOf(
        'th',
        block.columns.map(({ header }) => header),
      )}</thead>${block.rows.map(({ cells }) => rowOf('td', cells)).join('\n')}</table>`;
    case 'fields':
    case 'seal':
      return block.fields.map(({ label, value }) => `<p>${escaped(label)}: ${escaped(value)}</p>`).join('');
    case 'signature':
      return `<p>${escaped(block.unsigned)}</p>`;
    default:
      return '';
  }
}

function rowOf(tag: 'td' | 'th', cells: readonly unknown[]): string {
  return `<tr>${cells.map((cell) => `<${tag}>${typeof cell === 'string' ? escaped(cell) : ''}</${tag}>`).join('')}</tr>`;
}

function spans(texts: readonly Span[]): string {
  return texts
    .map((span) =>
      typeof span === 'string' ? escaped(span) : 'strong' in span ? `<b>${escaped(span.strong)}</b>` : '',
    )
    .join('');
}

function escaped(text: string): string {
  return text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
