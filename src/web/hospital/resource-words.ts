import { Money } from '../../kernel/money';
import { pesos } from '../parts/amounts';
import type { ResourceView } from './hospital.views';

/** What became of the money of a line, in the words of who must answer for it. */
export function sentencesOf(line: ResourceView): string[] {
  const at = (place: keyof ResourceView['places']) => Money.of(line.places[place] ?? '0');
  const [transit, held, executed, returned] = [at('transit'), at('held'), at('executed'), at('returned')];
  const confirmed = Money.sum([held, executed, returned]);
  const paid = confirmed.plus(transit);
  const waiting = at('assigned').plus(at('ordered'));
  return [
    `Le asignaron ${pesos(line.amount)}.`,
    ...(paid.isZero()
      ? ['El ministerio no le ha girado nada todavía.']
      : [
          `El ministerio le ha girado ${paid.toSpanish()}: usted confirmó ${confirmed.toSpanish()}${missing(transit)}.`,
        ]),
    ...(waiting.isPositive() && paid.isPositive() ? [`Falta por girarle ${waiting.toSpanish()}.`] : []),
    ...(at('released').isPositive() ? [`Desistió de ${at('released').toSpanish()}, que quedaron liberados.`] : []),
    ...(at('contested').isPositive()
      ? [`Desistió de ${at('contested').toSpanish()}; las fuentes no dicen si alcanzaron a girarse.`]
      : []),
    ...(confirmed.isPositive()
      ? [`Ha gastado ${executed.toSpanish()}, según los informes aceptados, y tiene ${held.toSpanish()} en caja.`]
      : []),
    ...(returned.isPositive()
      ? [`Ha devuelto ${returned.toSpanish()} de capital, con la consignación verificada.`]
      : []),
    ...dueBack(line),
  ];
}

function missing(transit: Money): string {
  return transit.isPositive() ? ` y faltan por confirmar ${transit.toSpanish()}` : '';
}

function dueBack({ dueBack: due, yields }: ResourceView): string[] {
  const [capital, interest] = [Money.of(due.capital), Money.of(due.yields)];
  if (!capital.isPositive() && !interest.isPositive()) {
    const held = Money.of(yields.held);
    const later = held.isPositive()
      ? ` Los ${held.toSpanish()} de rendimientos que generó se devuelven al Tesoro.`
      : '';
    return [`Hoy no debe devolver nada.${later}`];
  }
  return [`Debe devolver hoy ${capital.toSpanish()} de capital y ${interest.toSpanish()} de rendimientos.`];
}
