import { calendarDate, dateInSpanish } from '../../../kernel/calendar';
import { Money } from '../../../kernel/money';
import type { LineFacts, ReportFacts, ResolutionFacts } from '../facts';
import { exampleFacts, exampleLine, exampleReport } from '../facts.example';
import { amounts, type Found, type Rule } from '../rule';
import { capitalized, documentsOf, eachLine, entriesOf, laterDate, ofLine } from '../subjects';
import { receivedOf } from './receipts.rules';

/** A line that received and incorporated 50 million and reports this. */
function reporting(reports: readonly Partial<ReportFacts>[], line: Partial<LineFacts> = {}): ResolutionFacts {
  const all = reports.map(exampleReport);
  const paid = all.at(-1)?.paid ?? Money.zero;
  const places = { held: Money.of('50000000.00').minus(paid), executed: paid };
  const incorporated = Money.of('50000000.00');
  return exampleFacts({ lines: [exampleLine({ incorporated, ...line, places, reports: all, anyReportFiled: true })] });
}

export const aboveReceived: Rule = {
  code: 'execution.above-received',
  severity: 'critical',
  title: { es: 'Lo ejecutado pasa de lo recibido', en: 'Executed above received' },
  ground: 'No se paga con lo que no ha llegado: pagado ≤ recibido (I10).',
  find: (facts) =>
    eachLine(facts, (line) => {
      const report = line.reports.at(-1);
      const received = receivedOf(line);
      if (!report || report.paid.isAtMost(received)) return null;
      return {
        ...aboutReports(facts, line),
        ...amounts(received, report.paid),
        detail: `${capitalized(line.label)}: el informe con corte al ${dateInSpanish(report.cutoff)} dice pagados ${report.paid.toSpanish()} y lo recibido es ${received.toSpanish()}.`,
        openSince: report.cutoff,
      };
    }),
  passes: reporting([{ paid: Money.of('20000000.00') }]),
  fails: exampleFacts({
    lines: [
      exampleLine({ places: { held: Money.of('19999999.99') }, reports: [exampleReport()], anyReportFiled: true }),
    ],
  }),
};

export const chainBroken: Rule = {
  code: 'execution.chain-broken',
  severity: 'critical',
  title: { es: 'Cadena de ejecución rota', en: 'Execution chain broken' },
  ground:
    'Pagado ≤ obligado ≤ contratado ≤ incorporado ≤ asignado, acumulado y sin bajar salvo corrección que diga por qué (I10).',
  find: (facts) =>
    eachLine(facts, (line) => {
      const [first, ...others] = brokenLinks(line);
      if (!first) return null;
      return {
        ...aboutReports(facts, line),
        ...amounts(first.limit, first.amount),
        detail: `${capitalized(line.label)}: ${[first, ...others].map(linkInSpanish).join('; ')}.`,
        openSince: line.reports.at(-1)?.cutoff ?? line.issuedOn,
      };
    }),
  passes: reporting([{ contracted: Money.of('30000000.00'), correction: false }, { correction: true }]),
  fails: reporting([{ contracted: Money.of('50000000.01') }]),
};

export const executedAfterTerm: Rule = {
  code: 'execution.after-term',
  severity: 'high',
  title: { es: 'El hospital pagó después del plazo', en: 'The hospital paid after the term' },
  ground:
    'Lo que no se pagó dentro del plazo de ejecución se reintegra: entre dos cortes que no son anteriores a su fin lo pagado no crece.',
  find: (facts) =>
    eachLine(facts, (line) => {
      const until = facts.executeBy;
      const after = until === null ? [] : line.reports.filter(({ cutoff }) => cutoff >= until);
      const [first, last] = [after[0], after.at(-1)];
      if (!first || !last || last.cutoff <= first.cutoff || last.paid.isAtMost(first.paid)) return null;
      return {
        ...aboutReports(facts, line),
        ...amounts(first.paid, last.paid),
        detail: `${capitalized(line.label)}: vencido el plazo, al corte del ${dateInSpanish(first.cutoff)} había pagado ${first.paid.toSpanish()} y al del ${dateInSpanish(last.cutoff)}, ${last.paid.toSpanish()}.`,
        openSince: last.cutoff,
      };
    }),
  passes: reporting([
    { cutoff: calendarDate('2025-10-31') },
    { cutoff: calendarDate('2025-11-28'), paid: Money.of('25000000.00') },
  ]),
  fails: reporting([
    { cutoff: calendarDate('2025-11-28') },
    { cutoff: calendarDate('2025-12-31'), paid: Money.of('25000000.00') },
  ]),
};

/** Where the resolution sets a term for a final report, that report is the matter of `report.final-missing`. */
export const noneAfterTerm: Rule = {
  code: 'execution.none-after-term',
  severity: 'high',
  title: { es: 'Vencido el plazo, ninguna ejecución informada', en: 'No execution reported after the term' },
  ground:
    'Vencido el plazo de ejecución, de lo girado se informa en qué se gastó o se reintegra: sin informe no se sabe ninguna de las dos cosas.',
  find: (facts) =>
    eachLine(facts, (line) => {
      const until = facts.executeBy;
      const paid = receivedOf(line).plus(line.places.transit);
      const isOver = until !== null && facts.today > until && !facts.terms.includes('final-report');
      if (!isOver || line.withdrawal || line.closedOn !== null || line.anyReportFiled || !paid.isPositive())
        return null;
      return {
        ...ofLine(facts, line),
        ...amounts(paid, line.places.executed),
        detail: `${capitalized(line.label)}: se giraron ${paid.toSpanish()}, el plazo venció el ${dateInSpanish(until)} y la ejecución informada es ${line.places.executed.toSpanish()}.`,
        roundingExplains: null,
        entries: entriesOf(line.entries, ['settle', 'clarify', 'confirm']),
        documents: documentsOf(facts.label, facts.source),
        openSince: line.payments.reduce((since, { paidOn }) => laterDate(since, paidOn), until),
      };
    }),
  passes: exampleFacts({
    today: calendarDate('2025-11-28'),
    lines: [exampleLine({ places: { transit: Money.of('50000000.00') } })],
  }),
  fails: exampleFacts({
    today: calendarDate('2025-11-29'),
    lines: [exampleLine({ places: { transit: Money.of('50000000.00') } })],
  }),
};

function aboutReports(
  facts: ResolutionFacts,
  line: LineFacts,
): Pick<Found, 'subject' | 'allocationId' | 'roundingExplains' | 'entries' | 'documents'> {
  return {
    ...ofLine(facts, line),
    roundingExplains: null,
    entries: entriesOf(line.entries, ['execute', 'confirm', 'clarify']),
    documents: line.reports.map(({ cutoff }) => `informe con corte al ${dateInSpanish(cutoff)}`),
  };
}

interface Link {
  readonly what: string;
  readonly limitedBy: string;
  readonly amount: Money;
  readonly limit: Money;
}

/** What passes its limit, from the money's end of the chain; each report with the one before it. */
function brokenLinks({ reports, incorporated, given }: LineFacts): Link[] {
  const last = reports.at(-1);
  const links: Link[] = [{ what: 'incorporado', limitedBy: 'lo asignado', amount: incorporated, limit: given }];
  if (last) {
    links.push(
      { what: 'contratado', limitedBy: 'lo incorporado', amount: last.contracted, limit: incorporated },
      { what: 'obligado', limitedBy: 'lo contratado', amount: last.obligated, limit: last.contracted },
      { what: 'pagado', limitedBy: 'lo obligado', amount: last.paid, limit: last.obligated },
    );
  }
  return [...links.filter(({ amount, limit }) => amount.isGreaterThan(limit)), ...reports.flatMap(decreases)];
}

function decreases(report: ReportFacts, index: number, reports: readonly ReportFacts[]): Link[] {
  const before = reports[index - 1];
  if (!before || report.correction) return [];
  return (
    [
      ['contratado', before.contracted, report.contracted],
      ['obligado', before.obligated, report.obligated],
      ['pagado', before.paid, report.paid],
    ] as const
  )
    .filter(([, previous, now]) => now.isLessThan(previous))
    .map(([what, previous, now]) => ({
      what: `${what} del informe anterior`,
      limitedBy: `lo que dice sin corrección el del ${dateInSpanish(report.cutoff)}`,
      amount: previous,
      limit: now,
    }));
}

function linkInSpanish({ what, limitedBy, amount, limit }: Link): string {
  return `${what} ${amount.toSpanish()} pasa de ${limitedBy}, ${limit.toSpanish()}`;
}
