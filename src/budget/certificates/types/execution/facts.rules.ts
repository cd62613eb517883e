import { dateInSpanish, type CalendarDate } from '../../../../kernel/calendar';
import { refusal } from '../../../../kernel/errors';
import { Money } from '../../../../kernel/money';
import {
  assignedOf,
  behind,
  grantingActs,
  movedBy,
  placesOf,
  standing,
  type LineEntry,
  type LineLedger,
} from '../../line-ledger.rules';

/** A report as it was sent and decided. Pesos, cumulative. */
export interface ReportPaper {
  readonly id: string;
  readonly cutoff: CalendarDate;
  readonly filedOn: CalendarDate;
  readonly filingNumber: string | null;
  readonly contracted: Money;
  readonly obligated: Money;
  readonly paid: Money;
  readonly yieldsEarned: Money;
  readonly final: boolean;
  readonly correction: boolean;
  readonly decision: 'accepted' | 'observed' | null;
  readonly decidedOn: CalendarDate | null;
  readonly decisionReason: string | null;
  readonly annulled: boolean;
}

export interface ExecutionPapers {
  /** In the order in which they were sent. */
  readonly reports: readonly ReportPaper[];
  /** Acts of incorporation into the hospital's budget by the cut-off. */
  readonly incorporations: readonly { actKind: string; actNumber: string; actOn: CalendarDate; amount: Money }[];
}

/** @property asked the report asked for; null: the last accepted one of the line */
export type ExecutionRead = LineLedger & ExecutionPapers & { readonly asked: string | null };

/** What a hospital had executed by an accepted report. Pesos, as of the report's own cut-off. */
export interface ExecutionFacts extends ExecutionRead {
  readonly report: ReportPaper;
  /** A later report that was accepted by the cut-off of the certificate. */
  readonly later: ReportPaper | null;
  readonly assigned: Money;
  readonly received: Money;
  readonly returned: Money;
  /** What the hospital had left: neither paid out nor given back. */
  readonly unspent: Money;
  readonly behind: {
    readonly assigned: string[];
    readonly received: string[];
    readonly paid: string[];
    readonly returned: string[];
  };
}

export type Unexecuted = 'none' | 'undecided' | 'observed' | 'annulled' | 'later';

export const NotExecuted = refusal<{
  state: Unexecuted;
  cutoff: CalendarDate;
  report: ReportPaper | null;
  received: Money;
}>(
  'certificate.not-executed',
  'conflict',
  { es: 'No hay ejecución que certificar', en: 'There is no execution to certify' },
  {
    es: ({ state, cutoff, report, received }) =>
      `Con corte al ${dateInSpanish(cutoff)}, ${spanish(state, report, received)}.`,
    en: ({ state, cutoff, report }) =>
      `As of ${cutoff}, no accepted execution report stands (${state}${report ? `, cut-off ${report.cutoff}` : ''}).`,
  },
);

export const ReportCorrected = refusal<{ cutoff: CalendarDate; by: ReportPaper }>(
  'certificate.report-corrected',
  'conflict',
  { es: 'Otro informe corrige el que se certificaba', en: 'Another report corrects this one' },
  {
    es: ({ cutoff, by }) =>
      `El informe con corte al ${dateInSpanish(cutoff)} ya no es el que vale: lo corrige el informe ` +
      `${by.filingNumber === null ? 'cuyo radicado está por confirmar' : by.filingNumber}, presentado el ` +
      `${dateInSpanish(by.filedOn)}: pida el certificado de ese.`,
    en: ({ cutoff, by }) =>
      `The report as of ${cutoff} is corrected by ${by.filingNumber ?? 'another one'}, filed on ${by.filedOn}: ask for the certificate of that one.`,
  },
);

/** @throws NotExecuted saying what is missing, ReportCorrected; unless an accepted report stands by the cut-off */
export function requireExecuted(read: ExecutionRead, cutoff: CalendarDate): ExecutionFacts {
  const asked = read.reports.filter(({ id }) => read.asked === null || id === read.asked);
  const accepted = (each: ReportPaper) => isAccepted(each, cutoff);
  const report = asked.filter(accepted).at(-1);
  if (!report) throw notExecuted(read, asked.at(-1) ?? null, cutoff);
  const by = read.reports.filter((each) => accepted(each) && each.cutoff === report.cutoff).at(-1);
  if (by && by !== report) throw new ReportCorrected({ cutoff: report.cutoff, by });
  return factsOf(read, report, cutoff);
}

/**
 * What stands today at the cut-off of a report that is not certified any more: of the last one that is accepted by
 * then, which may correct it, and nothing where there is none. Null: there was no such report.
 */
export function leftOf(read: ExecutionRead, cutoff: CalendarDate): ExecutionFacts | null {
  const asked = read.reports.filter(
    ({ id, decision }) => id === read.asked || (!read.asked && decision === 'accepted'),
  );
  const report = asked.filter((each) => each.cutoff <= cutoff).at(-1);
  if (!report) return null;
  const stands = read.reports.filter((each) => isAccepted(each, report.cutoff)).at(-1);
  const { contracted, obligated, paid, yieldsEarned } = stands ?? nothing;
  return factsOf(read, { ...report, contracted, obligated, paid, yieldsEarned }, cutoff);
}

const nothing = { contracted: Money.zero, obligated: Money.zero, paid: Money.zero, yieldsEarned: Money.zero };

function isAccepted({ decision, annulled, cutoff: own }: ReportPaper, cutoff: CalendarDate): boolean {
  return decision === 'accepted' && !annulled && own <= cutoff;
}

function factsOf(read: ExecutionRead, report: ReportPaper, cutoff: CalendarDate): ExecutionFacts {
  const entries = read.entries.filter(({ effectiveOn }) => effectiveOn <= report.cutoff);
  const [received, returned] = [receivedOf(entries), returnedOf(entries)];
  return {
    ...read,
    report,
    later:
      read.reports
        .slice(read.reports.indexOf(report) + 1)
        .filter((each) => isAccepted(each, cutoff))
        .at(-1) ?? null,
    assigned: assignedOf(entries),
    received,
    returned,
    unspent: received.minus(report.paid).minus(returned),
    behind: {
      assigned: standing(entries, grantingActs),
      received: receivingEntries(entries),
      paid: standing(entries, ['execute']),
      returned: behind(entries, 'returned'),
    },
  };
}

function notExecuted(read: ExecutionRead, report: ReportPaper | null, cutoff: CalendarDate): Error {
  const received = receivedOf(read.entries);
  return new NotExecuted({ state: whyUnexecuted(report, cutoff), cutoff, report, received });
}

function whyUnexecuted(report: ReportPaper | null, cutoff: CalendarDate): Unexecuted {
  if (report === null) return 'none';
  if (report.decision === null) return 'undecided';
  if (report.decision === 'observed') return 'observed';
  if (report.annulled) return 'annulled';
  return report.cutoff > cutoff ? 'later' : 'none';
}

function receivedOf(entries: readonly LineEntry[]): Money {
  return movedBy(entries, ['confirm', 'clarify'], ['held']);
}

function receivingEntries(entries: readonly LineEntry[]): string[] {
  const positive = ({ moves }: LineEntry) => moves.some(({ place, amount }) => place === 'held' && amount.isPositive());
  return standing(entries.filter(positive), ['confirm', 'clarify']);
}

function returnedOf(entries: readonly LineEntry[]): Money {
  return placesOf(entries).returned.plus(movedBy(entries, ['restore']).negated());
}

function spanish(state: Unexecuted, report: ReportPaper | null, received: Money): string {
  const of = report === null ? '' : `el informe con corte al ${dateInSpanish(report.cutoff)}`;
  switch (state) {
    case 'none':
      return (
        'la E.S.E. no ha presentado informe de ejecución' +
        (received.isPositive() ? `, y confirmó el recibo de ${received.toSpanish()}` : '')
      );
    case 'undecided':
      return `${of} está sin decidir: falta su aceptación`;
    case 'observed':
      return `${of} fue devuelto con observaciones (${report?.decisionReason ?? ''}): falta otro que se acepte`;
    case 'annulled':
      return `la aceptación d${of} fue anulada: falta otro que se acepte`;
    case 'later':
      return `${of} es posterior: pida un corte desde esa fecha`;
  }
}
