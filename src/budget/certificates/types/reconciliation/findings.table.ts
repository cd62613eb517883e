import { dateInSpanish, isCalendarDate } from '../../../../kernel/calendar';
import { Money } from '../../../../kernel/money';
import { ruleOf } from '../../../reconciliation/catalogue';
import { statesInSpanish } from '../../../reconciliation/life.rules';
import { severitiesInSpanish } from '../../../reconciliation/rule';
import { capitalized } from '../../../reconciliation/subjects';
import type { Table } from '../../certificate.maker';
import { quoted } from '../../certificate.words';
import type { FindingFacts, ReconciliationFacts } from './facts.rules';

/** Every finding that stands, the gravest first: on what it is, its state and its figures. */
export function findingsTable({ standing }: ReconciliationFacts): Table[] {
  if (standing.length === 0) return [];
  return [
    {
      title: 'Los hallazgos en pie, con su estado y sus cifras',
      head: ['Hallazgo', 'Gravedad y estado', 'Esperado', 'Encontrado', 'Diferencia'],
      rows: standing.map((finding, index) => [
        `${index + 1}. ${titleOf(finding)} — ${finding.content.label}`,
        stateOf(finding),
        figureOf(finding, 'expected'),
        figureOf(finding, 'actual'),
        differenceOf(finding),
      ]),
    },
  ];
}

function titleOf({ code }: FindingFacts): string {
  return ruleOf(code)?.title.es ?? code;
}

function stateOf({ severity, state, openSince, explanation, until }: FindingFacts): string {
  const said = `${capitalized(severitiesInSpanish[severity])}; ${stateInWords(state, until)} desde el ${dateInSpanish(openSince)}`;
  return explanation === null ? said : `${said}. Explicación: ${quoted(explanation.text)} (${explanation.document})`;
}

function stateInWords(state: FindingFacts['state'], until: FindingFacts['until']): string {
  return state === 'waived' && until !== null ? `exento hasta el ${dateInSpanish(until)},` : statesInSpanish[state];
}

function figureOf({ content }: FindingFacts, field: 'expected' | 'actual'): string {
  const figure = content[field];
  if (figure === null) return 'nada';
  switch (content.measure) {
    case 'amount':
      return Money.of(figure).toSpanish();
    case 'date':
      return isCalendarDate(figure) ? dateInSpanish(figure) : figure;
    case 'percentage':
      return `${figure.replace('.', ',')} %`;
    case 'count':
    case 'text':
      return figure;
  }
}

function differenceOf({ content: { measure, difference } }: FindingFacts): string {
  if (difference === null) return '—';
  switch (measure) {
    case 'amount':
      return Money.of(difference).toSpanish();
    case 'date':
      return `${difference} ${difference === '1' ? 'día' : 'días'}`;
    case 'percentage':
      return `${difference.replace('.', ',')} puntos`;
    case 'count':
    case 'text':
      return difference;
  }
}
