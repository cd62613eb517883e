import type { CertificateContent } from './certificate.content';
import type { Table } from './certificate.maker';
import type { Block, DocumentPlan, Span } from '../../platform/paper/blocks';

/** How a certificate stands on paper: from the frozen content and its hash, and nothing else. */
export function certificatePlan(json: string, sha256: string): DocumentPlan {
  const content = JSON.parse(json) as CertificateContent;
  const { words, code } = content;
  return {
    title: words.title,
    author: content.issuer,
    subject: words.subtitle,
    // Noon in Bogotá of the day of issue.
    createdAt: new Date(`${content.issuedOn}T17:00:00Z`),
    head: { left: content.issuer, right: words.prototype },
    foot: `${words.title} · código ${code}`,
    attachment: {
      name: `certificado-${code}.json`,
      description: 'Contenido del certificado: su SHA-256 es el que aparece impreso',
      json,
    },
    blocks: [
      { kind: 'heading', level: 1, text: words.title },
      { kind: 'paragraph', style: 'subtitle', text: [words.subtitle] },
      { kind: 'paragraph', style: 'centred', text: [words.signatory, '\n', { strong: words.certifies }] },
      { kind: 'numbered', items: words.facts.map(withStrongAmounts) },
      ...words.tables.flatMap(blocksOf),
      // The end is not torn: whoever signs does it under the date, beside the code.
      { kind: 'room', points: 205 },
      { kind: 'paragraph', style: 'plain', text: [words.closing] },
      { kind: 'fields', fields: words.office },
      { kind: 'notice', title: words.unsigned.title, text: `${words.prototype}. ${words.unsigned.text}` },
      {
        kind: 'seal',
        qr: sealText(code, sha256),
        alternative: `Código QR con el código de verificación ${code} y el SHA-256 del contenido`,
        fields: [
          { label: 'Código de verificación', value: code, large: true },
          { label: 'SHA-256 del contenido, que va adjunto a este PDF', value: sha256 },
          {
            label: 'Cómo comprobarlo',
            value: `Consulte /api/v1/verification/${code}, sin iniciar sesión.`,
          },
        ],
      },
    ],
  };
}

function blocksOf({ section, title, head, rows, total, figures = 1, long }: Table): Block[] {
  return [
    ...(section === undefined ? [] : [{ kind: 'heading', level: 2, text: section } as const]),
    {
      kind: 'table',
      caption: title,
      columns: head.map((header, index) => ({ header, align: index < head.length - figures ? 'left' : 'right' })),
      rows: [...rows.map((cells) => ({ cells })), ...(total ? [{ cells: total, kind: 'total' } as const] : [])],
      ...(long ? { dense: long } : {}),
    },
  ];
}

/** What the QR code says: enough to look the certificate up and to compare its content without a network. */
function sealText(code: string, sha256: string): string {
  return `TRAZAGIRO ${code} SHA-256 ${sha256}`;
}

/** The figures of a sentence stand out: «… pesos m/cte **($60.431.400)**». */
function withStrongAmounts(sentence: string): Span[] {
  return sentence
    .split(/(\(\$[\d.,]+\))/)
    .filter((part) => part !== '')
    .map((part) => (part.startsWith('($') ? { strong: part } : part));
}
