import type { Block, DocumentPlan } from '../../platform/paper/blocks';
import { blank, type WithdrawalLetter } from './withdrawal-letter.rules';

/** The letter on one sheet, with room for a signature by hand. */
export function withdrawalLetterPlan(letter: WithdrawalLetter, recordedAt: string): DocumentPlan {
  return {
    title: letter.subject,
    author: 'La E.S.E. que firma',
    subject: letter.subject,
    createdAt: new Date(recordedAt),
    page: { size: 'letter' },
    head: { left: 'Carta de desistimiento', right: 'Para firmar y radicar' },
    foot: 'SIN FIRMA hasta que la firme quien representa a la entidad. Prototipo: no es un sitio oficial.',
    blocks: blocksOf(letter),
  };
}

function blocksOf(letter: WithdrawalLetter): Block[] {
  return [
    paragraph(`${letter.place}. ${letter.date}`),
    paragraph(`Señores: ${letter.addressee}`),
    { kind: 'heading', level: 1, text: letter.subject },
    paragraph(letter.declaration),
    paragraph(letter.reason),
    ...letter.money.map(paragraph),
    paragraph('Quien firma declara que tiene la representación de la entidad para hacerlo.'),
    paragraph('Atentamente,'),
    ...['Firma', 'Nombre', 'Documento de identidad', 'Cargo', 'Correo y teléfono'].map((label) =>
      paragraph(`${label}: ${blank}`),
    ),
    paragraph(letter.filing),
  ];
}

function paragraph(text: string): Block {
  return { kind: 'paragraph', style: 'plain', text: [text] };
}
