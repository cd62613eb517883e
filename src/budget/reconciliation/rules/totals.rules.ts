import { Money } from '../../../kernel/money';
import { canRoundingExplain, halfUnitOf } from '../announced-text';
import { exampleFacts, exampleLine } from '../facts.example';
import type { AnnouncedFact, ResolutionFacts } from '../facts';
import { amounts, distance, type Found, type Rule } from '../rule';
import { documentsOf, entriesOf, ofResolution } from '../subjects';

const example: AnnouncedFact = {
  id: 'announced',
  amount: Money.of('100000000.00'),
  text: '100 millones de pesos',
  source: 'EJEMPLO: comunicado',
};

/** What was announced is what the annex shares out, whatever the rounding of the announcement could hide. */
export const announcedTotal: Rule = {
  code: 'resolution.announced-total',
  severity: 'high',
  title: {
    es: 'Lo anunciado no es la suma de las líneas',
    en: 'The announced total is not the sum of the lines',
  },
  ground:
    'Lo que se anuncia es lo que el anexo reparte: toda diferencia con la suma de sus líneas se explica, y solo la que no pasa de media unidad de la última cifra escrita cabe en el redondeo.',
  find: (facts) => facts.announced.flatMap((announced) => differenceOf(facts, announced)),
  passes: exampleFacts({ announced: [example] }),
  fails: exampleFacts({ announced: [example], annexTotal: Money.of('98207910.00') }),
};

function differenceOf(facts: ResolutionFacts, { id, amount, text, source }: AnnouncedFact): Found[] {
  const difference = distance(amount, facts.annexTotal);
  if (difference.isZero()) return [];
  const roundingExplains = canRoundingExplain(text, difference);
  return [
    {
      subject: { kind: 'announced-amount', id, label: `${facts.label}, «${text}»` },
      allocationId: null,
      ...amounts(amount, facts.annexTotal),
      detail: `Se anunciaron ${amount.toSpanish()} («${text}») y las líneas del anexo suman ${facts.annexTotal.toSpanish()}: la diferencia es de ${difference.toSpanish()}${roundingWords(text, roundingExplains)}.`,
      roundingExplains,
      entries: entriesOf(facts.entries, ['publish']),
      documents: documentsOf(facts.label, source),
      openSince: facts.issuedOn,
    },
  ];
}

function roundingWords(text: string, explains: boolean | null): string {
  const half = halfUnitOf(text);
  if (explains === null || half === null) return '; del texto no se lee a qué unidad se redondeó';
  return explains
    ? `, que cabe en el redondeo del texto (±${half.toSpanish()})`
    : `, que el redondeo del texto no explica (solo cubriría ±${half.toSpanish()})`;
}

export const printedAnnexTotal: Rule = {
  code: 'resolution.printed-annex-total',
  severity: 'high',
  title: {
    es: 'El total impreso del anexo no es la suma de sus líneas',
    en: 'The printed total of the annex is not the sum of its lines',
  },
  ground: 'El total que el anexo imprime es la suma de las líneas que lo acompañan: una de las dos cifras está mal.',
  find: (facts) => {
    const printed = facts.printedAnnexTotal;
    if (printed === null || printed.equals(facts.annexTotal)) return [];
    return [
      {
        ...ofResolution(facts),
        ...amounts(facts.annexTotal, printed),
        detail: `El anexo imprime un total de ${printed.toSpanish()} y sus líneas suman ${facts.annexTotal.toSpanish()}: la diferencia es de ${distance(printed, facts.annexTotal).toSpanish()}.`,
        roundingExplains: null,
        entries: entriesOf(facts.entries, ['publish']),
        documents: documentsOf(facts.label, facts.source),
        openSince: facts.issuedOn,
      },
    ];
  },
  passes: exampleFacts({ printedAnnexTotal: Money.of('100000000.00') }),
  fails: exampleFacts({ printedAnnexTotal: Money.of('100000000.50') }),
};

export const availabilityBelowLines: Rule = {
  code: 'resolution.availability-below-lines',
  severity: 'critical',
  title: {
    es: 'El CDP no alcanza para las líneas',
    en: 'The availability certificate is less than the lines',
  },
  ground:
    'Todo acto que afecta apropiaciones cuenta con certificados de disponibilidad previos que garanticen que alcanza (Decreto 111 de 1996, art. 71).',
  find: (facts) => {
    const assigned = Money.sum(facts.lines.map(({ amount }) => amount));
    if (facts.availability === null || facts.availability.amount.isAtLeast(assigned)) return [];
    const { amount, numbers } = facts.availability;
    return [
      {
        ...ofResolution(facts),
        ...amounts(assigned, amount),
        detail: `Las líneas suman ${assigned.toSpanish()} y los certificados de disponibilidad (${numbers.join(', ')}) cubren ${amount.toSpanish()}: faltan ${assigned.minus(amount).toSpanish()}.`,
        roundingExplains: null,
        entries: entriesOf(facts.entries, ['publish', 'amend', 'reassign']),
        documents: documentsOf(facts.label, ...numbers.map((number) => `CDP ${number}`)),
        openSince: facts.issuedOn,
      },
    ];
  },
  passes: exampleFacts({ availability: { amount: Money.of('100000000.00'), numbers: ['CDP-1'] } }),
  fails: exampleFacts({
    availability: { amount: Money.of('100000000.00'), numbers: ['CDP-1'] },
    lines: [exampleLine({ amount: Money.of('100000000.01') })],
  }),
};
