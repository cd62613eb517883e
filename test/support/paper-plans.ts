import type { DocumentPlan, TableRow } from '../../src/platform/paper/blocks';

/** Every letter and sign that Spanish papers about money need. */
export const signs = 'áéíóúüñ ÁÉÍÓÚÜÑ ¿? ¡! «» “” ‘’ — – … º ª ° $ € № N.º § % · • ½ ×';

const amount = (pesos: number) => `$${String(pesos).replace(/\B(?=(\d{3})+$)/g, '.')}`;

const base = {
  author: 'EJEMPLO de ministerio',
  subject: 'EJEMPLO',
  createdAt: new Date('2026-11-26T17:00:00Z'),
  head: { left: 'EJEMPLO de ministerio', right: 'Prototipo — no es un sitio oficial' },
  foot: 'EJEMPLO',
} as const;

/** One of every block there is. */
export const everything: DocumentPlan = {
  ...base,
  title: 'Informe de EJEMPLO',
  letterhead: { issuer: 'EJEMPLO de ministerio', office: 'Oficina de EJEMPLO', city: 'Bogotá D.C.', logo: logo() },
  attachment: { name: 'datos.json', description: 'Los datos del informe', json: '{"total":"265324085.00"}' },
  blocks: [
    { kind: 'heading', level: 1, text: 'Informe de EJEMPLO' },
    { kind: 'paragraph', style: 'subtitle', text: [signs] },
    { kind: 'heading', level: 2, text: 'Dónde está el dinero' },
    {
      kind: 'paragraph',
      style: 'plain',
      text: ['Se giró ', { strong: '$60.431.400' }, { reference: 1 }, ' y el resto está por confirmar.'],
    },
    {
      kind: 'chart',
      alternative: 'Barra: girado, 22,8 %; desistido, 77,2 %.',
      chart: {
        kind: 'bar',
        title: 'Por lugar',
        parts: [
          { label: 'Girado', amount: '60431400', printed: '$60.431.400' },
          { label: 'Desistido', amount: '204892685', printed: '$204.892.685' },
        ],
      },
    },
    { kind: 'heading', level: 3, text: 'Línea por línea' },
    {
      kind: 'table',
      caption: 'Líneas del anexo',
      columns: [{ header: 'Municipio' }, { header: 'Estado' }, { header: 'Valor', align: 'right' }],
      rows: [
        { cells: ['Necoclí', 'Girado', ['$60.431.400', { reference: 1 }]] },
        { cells: ['Ipiales', 'Desistido', '$204.892.685'] },
        { kind: 'total', cells: ['Total', '', '$265.324.085'] },
      ],
    },
    { kind: 'numbered', items: [['Lo primero.'], ['Lo segundo.']] },
    { kind: 'notice', title: 'Aviso', text: 'Texto del aviso.' },
    { kind: 'fields', fields: [{ label: 'Cargo', value: 'por confirmar' }] },
    { kind: 'note', number: 1, text: 'Asiento 12 del libro.' },
    { kind: 'signature', unsigned: 'Informa y no certifica.' },
    { kind: 'pageBreak' },
    {
      kind: 'seal',
      qr: 'EJEMPLO',
      alternative: 'Código QR',
      fields: [{ label: 'Código', value: 'AB12', large: true }],
    },
  ],
};

/** A table of so many lines with subtotals every 17 and running totals, on pages that lie. */
export function longReport(lines: number): DocumentPlan {
  const rows: TableRow[] = [];
  let [running, group] = [0, 0];
  for (let line = 1; line <= lines; line += 1) {
    const pesos = 1_000_000 + ((line * 7919) % 90_000_000);
    running += pesos;
    group += pesos;
    const carried = ['', '', '', amount(running)];
    const name =
      line % 11 === 0 ? 'E.S.E. de EJEMPLO con un nombre largo '.repeat(5).trim() : `E.S.E. de EJEMPLO ${line}`;
    rows.push({ cells: [String(line), `Municipio ${line % 97}`, name, amount(pesos)], carried });
    if (line % 17 === 0 || line === lines) {
      rows.push({ kind: 'subtotal', cells: ['Subtotal', '', '', amount(group)], carried });
      group = 0;
    }
  }
  rows.push({ kind: 'total', cells: ['Total', '', '', amount(running)] });
  return {
    ...base,
    title: 'Estado de EJEMPLO',
    page: { size: 'letter', orientation: 'landscape' },
    blocks: [
      { kind: 'heading', level: 1, text: 'Estado de EJEMPLO' },
      {
        kind: 'table',
        dense: true,
        columns: [
          { header: 'N.º' },
          { header: 'Municipio' },
          { header: 'Hospital' },
          { header: 'Valor', align: 'right' },
        ],
        rows,
      },
    ],
  };
}

// One pixel that is half transparent.
function logo() {
  const base64 = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M/wHwAEBgIApD5fRAAAAABJRU5ErkJggg==';
  return { png: new Uint8Array(Buffer.from(base64, 'base64')), alternative: 'Escudo de EJEMPLO' };
}
