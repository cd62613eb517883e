import { dateInSpanish, dateWithPrecision, type CalendarDate } from '../../kernel/calendar';
import type { CountedDeadline } from '../allocations/deadlines.rules';
import { requirementsInSpanish } from '../allocations/requirement.rules';
import { entriesIn } from '../ledger/movements.rules';
import type { Due } from './due';
import { dueOf, type Step } from './step.rules';
import type { LineFacts } from './line-facts';
import { owedPlaces } from './line-facts.rules';

/** What the hospital owes to do. Pesos; dates as the act of the resolution counts them. */
export function hospitalDues(facts: LineFacts): Due[] {
  return [
    ...acceptance(facts),
    ...requirements(facts),
    ...receipts(facts),
    ...incorporation(facts),
    ...monthlyReports(facts),
    ...finalReport(facts),
    ...givingBack('capital', facts),
    ...givingBack('yields', facts),
  ].map((step) => dueOf(step, facts.moment.asOf));
}

type Kind = CountedDeadline['kind'];

/** The terms of this kind that are open: running, late, or with a date ahead. */
function open({ deadlines }: LineFacts, kind: Kind): CountedDeadline[] {
  return deadlines.filter(
    (each) => each.kind === kind && each.metOn === null && each.state !== 'met' && each.dueOn !== null,
  );
}

function timed({ from, dueOn, days, unit }: CountedDeadline): Pick<Step, 'since' | 'dueOn' | 'term'> {
  return { since: from, dueOn, term: { days, unit } };
}

function acceptance(facts: LineFacts): Step[] {
  return open(facts, 'acceptance').map((term) => ({
    code: 'accept',
    what: 'Aceptar la asignación, con su oficio radicado; o desistir',
    amount: facts.places.assigned,
    entries: entriesIn(facts.movements, facts.line.allocationId, 'assigned'),
    ...timed(term),
  }));
}

function requirements({ records, withdrawal }: LineFacts): Step[] {
  if (withdrawal) return [];
  return records.requirements
    .filter(({ submittedOn }) => submittedOn === null)
    .map(({ kind }) => ({
      code: 'submit-requirement',
      what: `Entregar: ${requirementsInSpanish[kind]}`,
      since: records.issuedOn,
      because: 'La resolución lo pide antes del giro y no le pone plazo.',
    }));
}

function receipts({ openGiros }: LineFacts): Step[] {
  return openGiros
    .filter(({ confirmed, missingOn }) => confirmed === null && missingOn === null)
    .map(({ amount, paid, entries }) => ({
      code: 'confirm-receipt',
      what: `Confirmar el recibo del giro de ${amount.toSpanish()}, o decir que no llegó`,
      since: paid.effectiveOn,
      amount,
      entries,
      because:
        paid.datePrecision === 'exact'
          ? null
          : `La fuente no da el día exacto del giro: ${dateWithPrecision(paid.effectiveOn, paid.datePrecision)}.`,
    }));
}

function incorporation(facts: LineFacts): Step[] {
  return open(facts, 'incorporation').map((term) => ({
    code: 'incorporate',
    what: 'Incorporar los recursos al presupuesto de la E.S.E. y registrar el acto',
    ...timed(term),
  }));
}

/**
 * Reports are cumulative: one covers every month before its cutoff, so the months are one step, due when the first is.
 * A month whose report came in time and was observed afterwards asks for a correction, and is not late for it.
 */
function monthlyReports(facts: LineFacts): Step[] {
  const months = open(facts, 'monthly-report');
  const observed = months.filter((month) => observedInTime(facts, month));
  const missing = months.filter((month) => month.state !== 'not-started' && !observedInTime(facts, month));
  const [first] = missing;
  const last = missing.at(-1);
  const steps: Step[] = [];
  if (first?.from && last?.from) {
    const [oldest, newest] = [dateInSpanish(first.from), dateInSpanish(last.from)];
    const what =
      missing.length === 1
        ? `Radicar el informe de ejecución con corte a ${newest}`
        : `Radicar ${missing.length} informes mensuales que faltan (uno con corte a ${newest} los cubre todos); el más antiguo, con corte a ${oldest}`;
    steps.push({ code: 'monthly-report', what, because: termsOf(missing), ...timed(first) });
  }
  return observed.length > 0 ? [...steps, correction(facts, observed)] : steps;
}

/** Each month with its own date: the step is as late as the first of them. */
function termsOf(missing: readonly CountedDeadline[]): string | null {
  if (missing.length < 2) return null;
  const said = missing.flatMap(({ from, dueOn }) =>
    from && dueOn ? [`corte a ${dateInSpanish(from)}, ${dateInSpanish(dueOn)}`] : [],
  );
  return `Cada informe tiene su plazo: ${said.join('; ')}.`;
}

function finalReport(facts: LineFacts): Step[] {
  return open(facts, 'final-report').map((term) =>
    observedInTime(facts, term)
      ? correction(facts, [term])
      : { code: 'final-report', what: 'Radicar el informe final de ejecución', ...timed(term) },
  );
}

function observedInTime({ records }: LineFacts, { from, dueOn, kind }: CountedDeadline) {
  return records.reports
    .filter(({ decision, cutoff, filedOn, final }) => {
      if (decision !== 'observed' || from === null || dueOn === null) return false;
      return filedOn <= dueOn && (kind === 'final-report' ? final : cutoff >= from);
    })
    .at(-1);
}

function correction(facts: LineFacts, terms: readonly CountedDeadline[]): Step {
  const report = terms.map((term) => observedInTime(facts, term)).at(-1);
  const cutoff = report ? dateInSpanish(report.cutoff) : 'por confirmar';
  const observedOn = report?.decidedOn ?? null;
  return {
    code: 'correct-report',
    what: `Corregir el informe con corte a ${cutoff}, que el ministerio observó`,
    // One that was observed in retrospect was observed after the cutoff: nothing dates it by then.
    since: observedOn !== null && observedOn <= facts.moment.asOf ? observedOn : null,
    because: 'Se radicó a tiempo; la resolución no pone plazo para corregirlo.',
  };
}

function givingBack(kind: 'capital' | 'yields', facts: LineFacts): Step[] {
  const { dueBack, unverified, line, movements } = facts;
  const [term] = open(facts, kind === 'capital' ? 'return-of-capital' : 'return-of-yields');
  const amount = dueBack[kind].minus(unverified[kind]);
  if (!amount.isPositive()) return [];
  return [
    {
      code: kind === 'capital' ? 'return-capital' : 'return-yields',
      what: `Reintegrar ${amount.toSpanish()} de ${kind === 'capital' ? 'capital' : 'rendimientos'} y registrar la consignación`,
      since: facts.withdrawal?.latestOn ?? facts.records.executeBy,
      amount,
      entries: entriesIn(movements, line.allocationId, ...owedPlaces(kind, facts)),
      ...(term ? timed(term) : {}),
      ...(term?.from && term.from > facts.moment.asOf ? { since: finalFiledOn(facts) } : {}),
    },
  ];
}

/** What is due before its term opens is due by the accepted final report; it can be given back since then. */
function finalFiledOn({ records }: LineFacts): CalendarDate | null {
  return records.reports.filter(({ final, decision }) => final && decision === 'accepted').at(-1)?.filedOn ?? null;
}
