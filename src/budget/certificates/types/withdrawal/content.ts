import { dateInSpanish, type CalendarDate } from '../../../../kernel/calendar';
import { Money } from '../../../../kernel/money';
import type { Data, Said, Table } from '../../certificate.maker';
import { dataOfLine } from '../../certificate.subject';
import {
  asOf,
  joined,
  lineSubtitle,
  quoted,
  theAct,
  theLine,
  theSource,
  unknown,
  whenOf,
} from '../../certificate.words';
import { behind, grantingActs, standing } from '../../line-ledger.rules';
import type { WithdrawalFacts } from './facts.rules';
import { thePayment } from './words';

/** What the certificate of a withdrawal says («certificación de desistimiento»). */
export function sayWithdrawal(facts: WithdrawalFacts, cutoff: CalendarDate): Said {
  return {
    issuer: facts.resolution.issuer,
    subtitle: lineSubtitle(facts),
    facts: [
      theAct(facts.resolution),
      theLine(facts, facts.assigned, standing(facts.entries, grantingActs)),
      theLetter(facts),
      `Motivo que consta del desistimiento: ${quoted(facts.reason)}.`,
      ...theClarification(facts),
      ...thePayment(facts, cutoff),
      ...theApproval(facts),
      theAmendment(facts, cutoff),
      ...theSource('del desistimiento', facts.source),
    ],
    tables: [tableOfWithdrawal(facts, cutoff)],
    data: dataOf(facts),
  };
}

// Where no letter is cited, that there was one is not said either.
function theLetter({ filingNumber, withdrawnOn, sourceCutoff }: WithdrawalFacts): string {
  if (filingNumber !== null) {
    const day = withdrawnOn === null ? `de fecha ${unknown}` : `del ${dateInSpanish(withdrawnOn)}`;
    return `La E.S.E. desistió de la asignación mediante comunicación con radicado N.º ${filingNumber}, ${day}.`;
  }
  if (withdrawnOn !== null) {
    return (
      `Consta en la fuente el desistimiento de la asignación, del ${dateInSpanish(withdrawnOn)}; ` +
      `el oficio y su radicado están ${unknown}.`
    );
  }
  const cutoff = sourceCutoff === null ? '' : `, con corte al ${dateInSpanish(sourceCutoff)},`;
  return (
    `Consta en la fuente${cutoff} el desistimiento de la asignación; ` +
    `el oficio, su radicado y su fecha están ${unknown}.`
  );
}

function theClarification({ clarified, standing: payment }: WithdrawalFacts): string[] {
  if (!clarified) return [];
  const found = payment === 'before' ? 'que los recursos no se giraron' : 'que los recursos sí se giraron';
  const when = whenOf({ on: clarified.on, precision: clarified.precision });
  return [
    'Las fuentes no decían si los recursos se habían girado; con fundamento en ' +
      `${quoted(clarified.evidence)} quedó establecido ${found}, con efecto ${when}.`,
  ];
}

function theApproval({ decidedOn }: WithdrawalFacts): string[] {
  return decidedOn === null ? [] : [`El desistimiento quedó aprobado en este registro el ${dateInSpanish(decidedOn)}.`];
}

function theAmendment({ amendments }: WithdrawalFacts, cutoff: CalendarDate): string {
  if (amendments.length === 0) {
    return `${asOf(cutoff)}, no consta acto que modifique la asignación con motivo del desistimiento.`;
  }
  const acts = joined(amendments.map(({ label, issuedOn }) => `la ${label}, del ${dateInSpanish(issuedOn)}`));
  return `La asignación de esta línea fue modificada después por ${acts}.`;
}

/** Also of a withdrawal that does not stand: with nothing given up by it. */
export function tableOfWithdrawal(
  { amount, standing: payment, assigned, money }: Pick<WithdrawalFacts, 'amount' | 'standing' | 'assigned' | 'money'>,
  cutoff: CalendarDate,
): Table {
  const rows: Record<WithdrawalFacts['standing'], [string, Money][]> = {
    before: [
      ['Desistido antes del giro', amount],
      ['Liberado, sin reasignar', money.released],
      ['Asignado a la línea', assigned],
    ],
    after: [
      ['Girado', money.paid],
      ['Ejecutado por la E.S.E.', money.executed],
      ['Reintegrado, con la consignación verificada', money.returned],
      ['En caja de la E.S.E., por reintegrar', money.held],
      ['Girado sin confirmar', money.transit],
    ],
    unknown: [
      ['Asignado a la línea', assigned],
      ['Desistido, con giro por establecer', money.contested],
    ],
  };
  return {
    title: `El desistimiento, con corte al ${dateInSpanish(cutoff)}`,
    head: ['Concepto', 'Valor en pesos'],
    rows: rows[payment].map(([concept, pesos]) => [concept, pesos.toSpanish()]),
  };
}

function dataOf(facts: WithdrawalFacts): Data {
  const amounts = Object.entries(facts.money).map(([place, amount]) => [place, amount.toString()]);
  return {
    ...dataOfLine(facts, facts.assigned),
    withdrawal: {
      id: facts.id,
      filingNumber: facts.filingNumber,
      withdrawnOn: facts.withdrawnOn,
      sourceCutoff: facts.sourceCutoff,
      reason: facts.reason,
      payment: facts.payment,
      standingPayment: facts.standing,
      reportedPaid: facts.reportedPaid,
      source: facts.source,
      approvedOn: facts.decidedOn,
      amount: facts.amount.toString(),
      ...Object.fromEntries(amounts),
    },
    clarification: facts.clarified,
    amendments: facts.amendments,
    entries: {
      assigned: standing(facts.entries, grantingActs),
      amount: standing(facts.entries, ['withdraw', 'contest']),
      clarified: standing(facts.entries, ['clarify']),
      paid: standing(facts.entries, ['settle', 'clarify']),
      released: behind(facts.entries, 'released'),
      contested: behind(facts.entries, 'contested'),
      returned: behind(facts.entries, 'returned'),
    },
  };
}
