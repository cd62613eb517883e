import { dateInSpanish, type CalendarDate } from '../../../../kernel/calendar';
import { percentage, type Money } from '../../../../kernel/money';
import type { Data, Said, Table } from '../../certificate.maker';
import { dataOfLine } from '../../certificate.subject';
import {
  asOf,
  inWordsAndFigures,
  joined,
  lineSubtitle,
  percentInSpanish,
  shareOf,
  theAct,
  theLine,
  unknown,
} from '../../certificate.words';
import type { ExecutionFacts, ExecutionPapers } from './facts.rules';

/** What the certificate of execution says («certificación de ejecución»). */
export function sayExecution(facts: ExecutionFacts): Said {
  return {
    issuer: facts.resolution.issuer,
    subtitle: lineSubtitle(facts),
    facts: [
      theAct(facts.resolution),
      theLine(facts, facts.assigned, facts.behind.assigned),
      theReceived(facts),
      ...theIncorporations(facts, facts.report.cutoff),
      theReport(facts),
      theFigures(facts),
      ...theShares(facts),
      theRest(facts),
      ...theYields(facts),
      ...theLater(facts),
    ],
    tables: [tableOfExecution(facts)],
    data: dataOf(facts),
  };
}

function theReceived({ received, report }: ExecutionFacts): string {
  return received.isZero()
    ? `${asOf(report.cutoff)}, la E.S.E. no había confirmado el recibo de recursos.`
    : `${asOf(report.cutoff)}, la E.S.E. había confirmado el recibo de ${inWordsAndFigures(received)}.`;
}

/** By which acts the hospital took the money into its budget, by a cut-off. */
export function theIncorporations({ incorporations }: ExecutionPapers, cutoff: CalendarDate): string[] {
  const by = incorporations.filter(({ actOn }) => actOn <= cutoff);
  if (by.length === 0)
    return [`${asOf(cutoff)}, no consta acto que incorpore los recursos al presupuesto de la E.S.E.`];
  return by.map(
    ({ actKind, actNumber, actOn, amount }) =>
      `La E.S.E. incorporó a su presupuesto la suma de ${inWordsAndFigures(amount)}, ` +
      `por ${actKind} N.º ${actNumber}, del ${dateInSpanish(actOn)}.`,
  );
}

function theReport({ report }: ExecutionFacts): string {
  const filed =
    report.filingNumber === null ? `cuyo radicado está ${unknown}` : `con radicado N.º ${report.filingNumber}`;
  const accepted = report.decidedOn === null ? '' : ` y aceptado el ${dateInSpanish(report.decidedOn)}`;
  const kind = report.final ? 'informe final de ejecución' : 'informe de ejecución';
  const correction = report.correction ? ', que corrige el anterior,' : '';
  return (
    `La ejecución es la del ${kind}${correction} con corte al ${dateInSpanish(report.cutoff)}, ${filed}, ` +
    `presentado el ${dateInSpanish(report.filedOn)}${accepted}.`
  );
}

function theFigures({ report }: ExecutionFacts): string {
  if (report.contracted.isZero())
    return 'Según ese informe, la E.S.E. no ha contratado, obligado ni pagado suma alguna.';
  const figures: [string, Money][] = [
    ['contrató', report.contracted],
    ['obligó', report.obligated],
    ['pagó', report.paid],
  ];
  return `Según ese informe, la E.S.E. ${joined(figures.map(([verb, amount]) => `${verb} ${inWordsAndFigures(amount)}`))}.`;
}

function theShares({ report, received, assigned }: ExecutionFacts): string[] {
  const shares = [
    shareOf(report.paid, { whole: received, of: 'de lo recibido' }),
    shareOf(report.paid, { whole: assigned, of: 'de lo asignado' }),
  ].filter((share) => share !== null);
  return shares.length === 0 ? [] : [`Lo pagado por la E.S.E. es ${joined(shares)}.`];
}

function theRest({ unspent, returned, report }: ExecutionFacts): string {
  const back = returned.isZero() ? '' : ` y había reintegrado ${inWordsAndFigures(returned)}`;
  return unspent.isZero()
    ? `${asOf(report.cutoff)}, la E.S.E. no tenía recursos recibidos sin ejecutar${back}.`
    : `${asOf(report.cutoff)}, la E.S.E. tenía en su caja, sin ejecutar ni reintegrar, ${inWordsAndFigures(unspent)}${back}.`;
}

function theYields({ report: { yieldsEarned } }: ExecutionFacts): string[] {
  if (yieldsEarned.isZero()) return [];
  return [
    `Informó rendimientos financieros por ${inWordsAndFigures(yieldsEarned)}, ` +
      'que no hacen parte de lo asignado ni de lo ejecutado.',
  ];
}

function theLater({ later }: ExecutionFacts): string[] {
  return later ? [`Después de ese informe se aceptó otro, con corte al ${dateInSpanish(later.cutoff)}.`] : [];
}

/** Also of a report that does not stand any more: with what stands in its place. */
export function tableOfExecution({ report, assigned, received, returned, unspent }: ExecutionFacts): Table {
  const rows: [string, Money][] = [
    ['Recibo confirmado', received],
    ['Contratado', report.contracted],
    ['Obligado', report.obligated],
    ['Pagado (ejecutado)', report.paid],
    ['Reintegrado', returned],
    ['En caja, sin ejecutar ni reintegrar', unspent],
  ];
  return {
    title: `La ejecución, con corte al ${dateInSpanish(report.cutoff)}`,
    head: ['Concepto', '% de lo recibido', 'Valor en pesos'],
    figures: 2,
    rows: [
      ['Asignado', '', assigned.toSpanish()],
      ...rows.map(([concept, amount]) => [concept, percentInSpanish(amount, received), amount.toSpanish()]),
    ],
  };
}

function dataOf(facts: ExecutionFacts): Data {
  const { report } = facts;
  return {
    ...dataOfLine(facts, facts.assigned),
    report: {
      id: report.id,
      cutoff: report.cutoff,
      filedOn: report.filedOn,
      filingNumber: report.filingNumber,
      acceptedOn: report.decidedOn,
      final: report.final,
      correction: report.correction,
      contracted: report.contracted.toString(),
      obligated: report.obligated.toString(),
      paid: report.paid.toString(),
      yieldsEarned: report.yieldsEarned.toString(),
    },
    laterReport: facts.later && { id: facts.later.id, cutoff: facts.later.cutoff },
    incorporations: facts.incorporations
      .filter(({ actOn }) => actOn <= report.cutoff)
      .map((act) => ({ ...act, amount: act.amount.toString() })),
    received: facts.received.toString(),
    returned: facts.returned.toString(),
    unspent: facts.unspent.toString(),
    percentages: {
      paidOfReceived: percentage(report.paid, facts.received),
      paidOfAssigned: percentage(report.paid, facts.assigned),
    },
    entries: facts.behind,
  };
}
