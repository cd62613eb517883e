import type { CalendarDate } from '../../../../kernel/calendar';
import { asOf, inWordsAndFigures, leftInWords } from '../../certificate.words';
import type { WithdrawalFacts } from './facts.rules';

/** Whether the money had been paid, and where it is: what the sources say, and what they do not. */
export function thePayment(facts: WithdrawalFacts, cutoff: CalendarDate): string[] {
  switch (facts.standing) {
    case 'before':
      return before(facts);
    case 'after':
      return after(facts, cutoff);
    case 'unknown':
      return whoKnows(facts);
  }
}

function before({ amount, money }: WithdrawalFacts): string[] {
  const first = `La suma desistida, de ${inWordsAndFigures(amount)}, no se giró: el desistimiento fue anterior al giro.`;
  if (money.released.equals(amount)) return [first, 'Esa suma quedó liberada y puede reasignarse.'];
  if (money.released.isZero()) return [first, 'De esa suma nada queda ya por reasignar en la línea.'];
  return [first, `De esa suma, ${leftInWords(money.released, ['liberado', 'liberados'])}, sin reasignar.`];
}

function after({ money }: WithdrawalFacts, cutoff: CalendarDate): string[] {
  const first = `El desistimiento fue posterior al giro: se habían girado ${inWordsAndFigures(money.paid)}.`;
  const due = money.held.plus(money.transit);
  const back = money.returned.isZero()
    ? `${asOf(cutoff)}, no consta reintegro alguno con la consignación verificada`
    : `${asOf(cutoff)}, la E.S.E. ha reintegrado ${inWordsAndFigures(money.returned)}, con la consignación verificada`;
  const rest = due.isZero() ? 'nada queda por reintegrar' : leftInWords(due, ['por reintegrar', 'por reintegrar']);
  const unconfirmed = money.transit.isPositive()
    ? [`De lo girado, la E.S.E. no ha confirmado el recibo de ${inWordsAndFigures(money.transit)}.`]
    : [];
  return [first, ...unconfirmed, `${back}, y ${rest}.`];
}

function whoKnows({ amount, reportedPaid }: WithdrawalFacts): string[] {
  const told =
    reportedPaid === null
      ? 'La fuente no dice si se giró.'
      : reportedPaid
        ? 'La fuente la presenta entre los recursos girados y, a la vez, como desistida; no consta en este registro la ' +
          'fecha ni la referencia de ningún pago.'
        : 'La fuente la presenta como no girada.';
  return [
    `Las fuentes no permiten establecer si la suma desistida, de ${inWordsAndFigures(amount)}, alcanzó a girarse ni, ` +
      'en tal caso, si se reintegró.',
    told,
    'Mientras se esclarece, esa suma figura como «desistido, giro por establecer»: esta certificación no afirma que se ' +
      'haya girado ni que no se haya girado.',
  ];
}
