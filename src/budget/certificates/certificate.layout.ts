import type { Block, DocumentPlan, PageFormat, Span } from '../../platform/paper/blocks';
import { readContent, type CertificateContent } from './certificate.content';
import type { Table } from './certificate.maker';

/** How a certificate stands on paper: from the frozen content, its hash and the logo that it names, and nothing else. */
export function certificatePlan(json: string, sha256: string, logo: Buffer | null): DocumentPlan {
  const content = readContent(json);
  const { words, code, letterhead } = content;
  const issuer = letterhead.issuer ?? content.issuer;
  return {
    title: words.title,
    author: issuer,
    subject: words.subtitle,
    // Noon in Bogotá of the day of issue.
    createdAt: new Date(`${content.issuedOn}T17:00:00Z`),
    page: { size: sizes[letterhead.paper] },
    ...letterheadOf(letterhead, logo),
    head: { left: issuer, right: words.prototype },
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
      { kind: 'room', points: 221 },
      ...(words.supersedes === null ? [] : [supersedes(words.supersedes)]),
      { kind: 'paragraph', style: 'plain', text: [words.closing] },
      { kind: 'fields', fields: words.office },
      { kind: 'signature', unsigned: words.signature.text },
      theSeal(content, sha256),
      { kind: 'paragraph', style: 'small', text: [words.record.text] },
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

const sizes: Readonly<Record<CertificateContent['letterhead']['paper'], PageFormat['size']>> = {
  carta: 'letter',
  a4: 'a4',
  oficio: 'oficio',
};

/** Drawn only where the office has said more than nothing: the margins name the issuer already. */
function letterheadOf(
  { issuer, office, city, logo }: CertificateContent['letterhead'],
  png: Buffer | null,
): Pick<DocumentPlan, 'letterhead'> {
  if (issuer === null) return {};
  return {
    letterhead: {
      issuer,
      ...(office === null ? {} : { office }),
      ...(city === null ? {} : { city }),
      ...(logo && png ? { logo: { png, alternative: logo.alternative } } : {}),
    },
  };
}

function supersedes(text: string): Block {
  return { kind: 'paragraph', style: 'plain', text: [{ strong: text }] };
}

/** The QR code opens the page that anybody is answered on. */
function theSeal({ code, verifyAt, words }: CertificateContent, sha256: string): Block {
  const address = `${verifyAt}/${code}`;
  return {
    kind: 'seal',
    qr: address,
    alternative: `Código QR que abre ${address}`,
    fields: [
      { label: 'Código de verificación', value: code, large: true },
      {
        label: 'Cómo comprobarlo, sin cuenta: con la cámara, o con el código o este archivo en',
        value: verifyAt,
        beside: true,
      },
      { label: 'SHA-256 del contenido, que va adjunto a este PDF', value: sha256 },
      { label: words.record.label, value: words.record.value },
    ],
  };
}

/** The figures of a sentence stand out: «… pesos m/cte **($60.431.400)**». */
function withStrongAmounts(sentence: string): Span[] {
  return sentence
    .split(/(\(\$[\d.,]+\))/)
    .filter((part) => part !== '')
    .map((part) => (part.startsWith('($') ? { strong: part } : part));
}
