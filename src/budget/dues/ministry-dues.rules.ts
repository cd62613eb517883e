import { calendarDate, dateInSpanish, type CalendarDate } from '../../kernel/calendar';
import { requirementsInSpanish } from '../allocations/requirement.rules';
import { entriesIn } from '../ledger/movements.rules';
import type { Due } from './due';
import { dueOf, type Step } from './step.rules';
import type { LineFacts } from './line-facts';
import { lastInto } from './line-facts.rules';

/** What the ministry owes to do: never counted against the hospital. Pesos. */
export function ministryDues(facts: LineFacts): Due[] {
  return [
    ...submittedRequirements(facts),
    ...pendingOrders(facts),
    ...giro(facts),
    ...payment(facts),
    ...shortfalls(facts),
    ...filedReports(facts),
    ...pendingWithdrawals(facts),
    ...deposits(facts),
    ...contested(facts),
    ...released(facts),
    ...reversals(facts),
    ...closure(facts),
  ].map((step) => dueOf(step, facts.moment.asOf));
}

function submittedRequirements({ records, withdrawal }: LineFacts): Step[] {
  if (withdrawal) return [];
  return records.requirements
    .filter(({ submittedOn, acceptedOn }) => submittedOn !== null && acceptedOn === null)
    .map(({ kind, submittedOn }) => ({
      code: 'decide-requirement',
      what: `Revisar lo que el hospital entregó: ${requirementsInSpanish[kind]}`,
      since: submittedOn,
    }));
}

function pendingOrders({ records }: LineFacts): Step[] {
  return records.orders.map(({ amount, on }) => ({
    code: 'decide-order',
    what: `Aprobar la orden de pago de ${amount.toSpanish()}, o negarla`,
    since: on,
    amount,
    dueOn: records.executeBy,
    because: beforeTheEnd(records),
  }));
}

/** What is on the line and in no order, once nothing of the hospital is missing. */
function giro(facts: LineFacts): Step[] {
  const { records, places, withdrawal, movements, line } = facts;
  const isReady = records.requirements.every(({ acceptedOn }) => acceptedOn !== null);
  if (withdrawal || !isReady || !places.assigned.isPositive() || records.orders.length > 0) return [];
  const since = latest([
    records.issuedOn,
    records.disburseFrom,
    lastInto(movements, line.allocationId, 'assigned')?.effectiveOn ?? null,
    // When the hospital had handed everything in: what was reviewed afterwards is the ministry's own time.
    ...records.requirements.map(({ submittedOn }) => submittedOn),
  ]);
  return [
    {
      code: 'order',
      what: `Ordenar el giro de ${places.assigned.toSpanish()}`,
      since,
      amount: places.assigned,
      dueOn: records.executeBy,
      entries: entriesIn(movements, line.allocationId, 'assigned'),
      because: beforeTheEnd(records),
    },
  ];
}

function payment({ records, places, movements, line }: LineFacts): Step[] {
  if (!places.ordered.isPositive()) return [];
  return [
    {
      code: 'settle',
      what: `Pagar ${places.ordered.toSpanish()} ya ordenados`,
      since: lastInto(movements, line.allocationId, 'ordered')?.effectiveOn ?? null,
      amount: places.ordered,
      dueOn: records.executeBy,
      entries: entriesIn(movements, line.allocationId, 'ordered'),
      because: beforeTheEnd(records),
    },
  ];
}

function shortfalls({ openGiros }: LineFacts): Step[] {
  return openGiros.flatMap(({ amount, confirmed, missingOn, entries }): Step[] => {
    const since = missingOn ?? confirmed?.effectiveOn ?? null;
    return since === null
      ? []
      : [
          {
            code: 'trace-shortfall',
            what: `Aclarar con el banco ${amount.toSpanish()} que se giraron y no llegaron`,
            since,
            amount,
            entries,
          },
        ];
  });
}

function filedReports({ records }: LineFacts): Step[] {
  return records.reports
    .filter(({ decision }) => decision === null)
    .map(({ cutoff, filedOn }) => ({
      code: 'decide-report',
      what: `Revisar el informe con corte a ${dateInSpanish(cutoff)}`,
      since: filedOn,
    }));
}

function pendingWithdrawals({ records, moment }: LineFacts): Step[] {
  return records.withdrawals
    .filter(({ decision, latestOn }) => decision === null && latestOn <= moment.asOf)
    .map(({ on, recordedOn }) => ({
      code: 'decide-withdrawal',
      what: 'Aprobar el desistimiento, o negarlo',
      since: on ?? recordedOn,
    }));
}

function deposits({ records }: LineFacts): Step[] {
  return records.restitutions
    .filter(({ decision }) => decision === null)
    .map(({ kind, amount, on, reference }) => ({
      code: 'verify-deposit',
      what: `Verificar la consignación ${reference}: ${amount.toSpanish()} de ${kind === 'principal' ? 'capital' : 'rendimientos'}`,
      since: on,
      amount,
    }));
}

function contested({ places, movements, line }: LineFacts): Step[] {
  if (!places.contested.isPositive()) return [];
  return [
    {
      code: 'clarify',
      what: `Establecer, con la prueba, si ${places.contested.toSpanish()} se giraron`,
      since: lastInto(movements, line.allocationId, 'contested')?.effectiveOn ?? null,
      amount: places.contested,
      entries: entriesIn(movements, line.allocationId, 'contested'),
      because: 'El hospital desistió y las fuentes no dicen si el giro se hizo.',
    },
  ];
}

function released({ places, movements, line, records }: LineFacts): Step[] {
  if (!places.released.isPositive()) return [];
  return [
    {
      code: 'reassign',
      what: `Reasignar ${places.released.toSpanish()} liberados antes de que cierre la vigencia`,
      since: lastInto(movements, line.allocationId, 'released')?.effectiveOn ?? null,
      amount: places.released,
      dueOn: calendarDate(`${records.fiscalYear}-12-31`),
      entries: entriesIn(movements, line.allocationId, 'released'),
      because: `La vigencia ${records.fiscalYear} cierra el 31 de diciembre: lo que no se reasigna se pierde.`,
    },
  ];
}

function reversals({ records }: LineFacts): Step[] {
  return records.reversals.map(({ on }) => ({
    code: 'decide-reversal',
    what: 'Aprobar la anulación que se pidió, o negarla',
    since: on,
  }));
}

const emptied = ['assigned', 'ordered', 'transit', 'held', 'contested', 'yield-held'] as const;

/** Everything is told for: only the clearance is missing. */
function closure(facts: LineFacts): Step[] {
  const { places, finalReportAccepted, firstReceivedOn, records } = facts;
  const isWaiting = [records.orders, records.reports, records.restitutions, records.withdrawals].some((all) =>
    all.some((each) => !('decision' in each) || each.decision === null),
  );
  const isEmpty = emptied.every((place) => places[place].isZero());
  if (
    !isEmpty ||
    isWaiting ||
    records.reversals.length > 0 ||
    records.restorationWaits ||
    (firstReceivedOn !== null && !finalReportAccepted)
  )
    return [];
  return [
    {
      code: 'close',
      what: 'Cerrar la línea y expedir el paz y salvo',
      since: records.reports.filter(({ final }) => final).at(-1)?.filedOn ?? null,
    },
  ];
}

function beforeTheEnd({ executeBy }: LineFacts['records']): string | null {
  if (executeBy === null) return null;
  return `Lo que no llega antes del ${dateInSpanish(executeBy)}, fin del plazo de ejecución, no se alcanza a ejecutar.`;
}

function latest(dates: readonly (CalendarDate | null)[]): CalendarDate | null {
  return dates.reduce((last, date) => (date !== null && (last === null || date > last) ? date : last), null);
}
