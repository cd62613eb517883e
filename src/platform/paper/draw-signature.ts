import type { BlockOf } from './blocks';
import { decorate } from './open-document';
import { ink } from './sheet';
import { instantInSpanish } from './signature/instants';
import { leavePlace } from './signature/leave-place';
import type { SignaturePlace } from './signature/signature-place';
import { makeRoom, open, paint, type Paper } from './structure';
import { heightOf, type Style } from './text';

const plain: Style = { size: 8.5, leading: 1 };
const unsignedTitle: Style = { size: 10, weight: 'bold', color: ink.alarm };
const signedTitle: Style = { size: 10, weight: 'bold', color: ink.accent };

/** Who signs, when and why; or, on a document that is not signed, that it is not. */
export function drawSignature(paper: Paper, { unsigned }: BlockOf<'signature'>): void {
  if (paper.signature) drawSigned(paper, paper.signature);
  else drawUnsigned(paper, unsigned);
}

function drawUnsigned(paper: Paper, text: string): void {
  drawFramed(paper, { title: 'SIN FIRMA — documento informativo', style: unsignedTitle, lines: [text] });
}

function drawSigned(paper: Paper, place: SignaturePlace): void {
  const { name, organization, issuer, serial, validTo, at, reason, location } = place;
  const lines = [
    `Firma: ${[name, organization].filter((each) => each !== null).join(', ')}`,
    `Fecha: ${instantInSpanish(at)}`,
    `Motivo: ${reason}${location === null ? '' : ` · Lugar: ${location}`}`,
    `Certificado: expedido por ${issuer}, serie ${serial}, vigente hasta el ${instantInSpanish(validTo)}`,
  ];
  drawFramed(paper, { title: 'FIRMADO DIGITALMENTE', style: signedTitle, lines, place });
  paper.signature = null;
}

interface Framed {
  readonly title: string;
  readonly style: Style;
  readonly lines: readonly string[];
  readonly place?: SignaturePlace;
}

function drawFramed(paper: Paper, { title, style, lines, place }: Framed): void {
  const { doc, root } = paper;
  const { column } = paper.sheet;
  const box = { x: column.x + 16, width: column.width - 30 };
  const words = lines.reduce((sum, line) => sum + heightOf([line], box.width, plain) + 1, 0);
  const height = heightOf([title], box.width, style) + words + 13;
  makeRoom(paper, height + 3);
  const top = doc.y + 3;
  decorate(doc, () => {
    doc.rect(column.x, top, column.width, height).lineWidth(0.8);
    if (!place) doc.dash(3, { space: 2 });
    doc.stroke(style.color).undash();
  });
  const section = open(doc, root, 'Sect');
  paint(doc, section, 'P', [title], { ...box, y: top + 6 }, style);
  for (const line of lines) paint(doc, section, 'P', [line], { ...box, y: doc.y + 1 }, plain);
  if (place) leavePlace(doc, section, { x: column.x, y: top, width: column.width, height }, place);
  section.end();
  doc.y = top + height + 8;
}
