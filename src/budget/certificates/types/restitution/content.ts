import { dateInSpanish, yearOf, type CalendarDate } from '../../../../kernel/calendar';
import type { Money } from '../../../../kernel/money';
import type { Data, Said, Table } from '../../certificate.maker';
import { dataOfLine } from '../../certificate.subject';
import { asOf, inWordsAndFigures, leftInWords, lineSubtitle, theAct, theLine } from '../../certificate.words';
import { behind, grantingActs, standing } from '../../line-ledger.rules';
import type { RestitutionFacts } from './facts.rules';

const kinds = {
  principal: {
    concept: 'capital no ejecutado',
    short: 'capital',
    left: 'en su caja, sin ejecutar ni reintegrar,',
    none: 'de lo recibido no le queda capital por reintegrar',
  },
  yields: {
    concept: 'rendimientos financieros',
    short: 'rendimientos',
    left: 'por reintegrar',
    none: 'no le quedan rendimientos por reintegrar',
  },
} as const;

/** What the certificate of a restitution says («certificación de reintegro»). Capital and yields are never added. */
export function sayRestitution(facts: RestitutionFacts, cutoff: CalendarDate): Said {
  return {
    issuer: facts.resolution.issuer,
    subtitle: lineSubtitle(facts),
    facts: [
      theAct(facts.resolution),
      theLine(facts, facts.assigned, standing(facts.entries, grantingActs)),
      theDeposit(facts),
      ...theVerification(facts),
      ...theYear(facts),
      theRest(facts, cutoff),
    ],
    tables: [tableOfRestitution(facts, cutoff)],
    data: dataOf(facts),
  };
}

function theDeposit({ kind, amount, depositedOn, portfolio, reference }: RestitutionFacts): string {
  return (
    `La E.S.E. reintegró, por concepto de ${kinds[kind].concept}, la suma de ${inWordsAndFigures(amount)}, ` +
    `consignada el ${dateInSpanish(depositedOn)} en el portafolio ${portfolio}, con referencia ${reference}.`
  );
}

function theVerification({ decidedOn }: RestitutionFacts): string[] {
  return decidedOn === null
    ? []
    : [`La pagaduría del ministerio verificó la consignación el ${dateInSpanish(decidedOn)}.`];
}

function theYear({ kind, depositedOn, resolution: { fiscalYear } }: RestitutionFacts): string[] {
  if (kind === 'yields') return ['Los rendimientos no hacen parte de lo asignado, ni se suman al capital reintegrado.'];
  return yearOf(depositedOn) === fiscalYear
    ? [`La consignación se hizo dentro de la vigencia fiscal ${fiscalYear}.`]
    : [
        `La consignación se hizo después del cierre de la vigencia fiscal ${fiscalYear}: es un ingreso del Tesoro y no restablece la apropiación.`,
      ];
}

function theRest({ kind, returned, held }: RestitutionFacts, cutoff: CalendarDate): string {
  const { short, left, none } = kinds[kind];
  const rest = held.isZero() ? none : leftInWords(held, [left, left]);
  return `${asOf(cutoff)}, la E.S.E. ha reintegrado en total ${inWordsAndFigures(returned)} de ${short}, y ${rest}.`;
}

/** Also of a deposit that does not stand: with nothing given back by it. */
export function tableOfRestitution(
  { kind, amount, received, executed, returned, held }: Omit<RestitutionFacts, 'entry' | 'assigned'>,
  cutoff: CalendarDate,
): Table {
  const rows: [string, Money][] =
    kind === 'principal'
      ? [
          ['Reintegro que se certifica', amount],
          ['Recibo confirmado', received],
          ['Ejecutado (pagado)', executed],
          ['Capital reintegrado, en total', returned],
          ['En caja, sin ejecutar ni reintegrar', held],
        ]
      : [
          ['Reintegro que se certifica', amount],
          ['Rendimientos generados', returned.plus(held)],
          ['Rendimientos reintegrados, en total', returned],
          ['Rendimientos por reintegrar', held],
        ];
  return {
    title: `El reintegro, con corte al ${dateInSpanish(cutoff)}`,
    head: ['Concepto', 'Valor en pesos'],
    rows: rows.map(([concept, pesos]) => [concept, pesos.toSpanish()]),
  };
}

function dataOf(facts: RestitutionFacts): Data {
  return {
    ...dataOfLine(facts, facts.assigned),
    restitution: {
      id: facts.id,
      kind: facts.kind,
      amount: facts.amount.toString(),
      depositedOn: facts.depositedOn,
      portfolio: facts.portfolio,
      reference: facts.reference,
      verifiedOn: facts.decidedOn,
    },
    received: facts.received.toString(),
    executed: facts.executed.toString(),
    returned: facts.returned.toString(),
    held: facts.held.toString(),
    entries: {
      assigned: standing(facts.entries, grantingActs),
      certified: [facts.entry],
      received: standing(facts.entries, ['confirm', 'clarify']),
      executed: standing(facts.entries, ['execute']),
      returned: behind(facts.entries, facts.kind === 'principal' ? 'returned' : 'yield-returned'),
    },
  };
}
