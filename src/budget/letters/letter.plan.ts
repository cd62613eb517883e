import { dateInSpanish } from '../../kernel/calendar';
import type { Block, DocumentPlan } from '../../platform/paper/blocks';
import { viewLetter } from './letter.dto';
import { paymentsInWords, type Letter } from './letter.rules';

/** The letter on one sheet, Letter size. */
export function letterPlan(letter: Letter): DocumentPlan {
  const { line, moment } = letter.facts;
  const issuer = line.resolution.issuer;
  return {
    title: `Carta a ${letter.addressee}`,
    author: issuer,
    subject: letter.subject,
    createdAt: new Date(moment.knownAt),
    page: { size: 'letter' },
    head: { left: issuer, right: `Con corte a ${dateInSpanish(moment.asOf)}` },
    foot: 'SIN FIRMA — documento informativo. Prototipo: no es un sitio oficial.',
    blocks: blocksOf(letter),
    attachment: { name: 'carta.json', description: 'Los datos de la carta', json: JSON.stringify(viewLetter(letter)) },
  };
}

function blocksOf(letter: Letter): Block[] {
  const { figures, yields, nextInWords, ministryInWords } = letter;
  return [
    paragraph(`${dateInSpanish(letter.date)}. De: ${letter.facts.line.resolution.issuer}`),
    paragraph(`Para: ${letter.addressee}, ${letter.place}`),
    { kind: 'heading', level: 1, text: letter.subject },
    paragraph('Reciban un cordial saludo.'),
    { kind: 'paragraph', style: 'plain', text: [letter.opening] },
    { kind: 'paragraph', style: 'plain', text: [paymentsInWords(letter)] },
    ...(figures.length > 0 ? [figuresTable(letter)] : []),
    ...(yields === null ? [] : [paragraph(yields)]),
    { kind: 'heading', level: 2, text: 'Lo que le toca hacer' },
    nextInWords.length > 0
      ? { kind: 'numbered', items: nextInWords.map((item) => [item]) }
      : paragraph('Nada, a esta fecha. Gracias.'),
    ...(ministryInWords.length > 0
      ? ([
          { kind: 'heading', level: 2, text: 'Lo que le toca al ministerio' },
          paragraph(`${ministryInWords.join(' ')} Ese tiempo no cuenta contra su entidad.`),
        ] satisfies Block[])
      : []),
    { kind: 'heading', level: 2, text: 'A quién responder' },
    paragraph(letter.closing),
    paragraph(`Cordialmente, ${letter.facts.line.resolution.issuer}.`),
  ];
}

function figuresTable({ figures }: Letter): Block {
  return {
    kind: 'table',
    columns: [
      { header: 'Dónde está ese dinero', width: 3 },
      { header: 'Valor', align: 'right', width: 1 },
    ],
    rows: figures.map(({ label, amount }) => ({ cells: [label, amount.toSpanish()] })),
  };
}

function paragraph(text: string): Block {
  return { kind: 'paragraph', style: 'plain', text: [text] };
}
