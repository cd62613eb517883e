import { dateInSpanish, isCalendarDate } from '../../../../kernel/calendar';
import { Money } from '../../../../kernel/money';
import { ruleOf } from '../../../reconciliation/catalogue';
import { statesInSpanish } from '../../../reconciliation/life.rules';
import { severitiesInSpanish } from '../../../reconciliation/rule';
import { capitalized } from '../../../reconciliation/subjects';
import type { Table } from '../../certificate.maker';
import { quoted } from '../../certificate.words';
import type { FindingFacts, ReconciliationFacts } from './facts.rules';

/** Every finding that stands, the gravest first, one table a rule: on what it is, since when, its state and figures. */
export function findingsTables({ label, standing }: ReconciliationFacts): Table[] {
  const rules = [...new Set(standing.map(({ severity, code }) => `${severity} ${code}`))];
  return rules.map((rule, index): Table => {
    const found = standing.filter(({ severity, code }) => `${severity} ${code}` === rule);
    return {
      ...(index === 0 ? { section: 'Los hallazgos en pie, los más graves primero' } : {}),
      title: headingOf(found),
      head: ['Sobre qué, y su estado', 'Esperado', 'Encontrado', 'Diferencia'],
      rows: found.map((finding) => [
        `${subjectOf(finding, label)} — ${stateOf(finding)}`,
        figureOf(finding, 'expected'),
        figureOf(finding, 'actual'),
        differenceOf(finding),
      ]),
      figures: 3,
      long: true,
    };
  });
}

/** «Giro sin confirmación de recibo (alto): 11 hallazgos» */
function headingOf(found: readonly FindingFacts[]): string {
  const [{ code, severity }] = found as [FindingFacts];
  const many = found.length === 1 ? '1 hallazgo' : `${found.length} hallazgos`;
  return `${ruleOf(code)?.title.es ?? code} (${severitiesInSpanish[severity]}): ${many}`;
}

/** Within the resolution that the certificate is of: «Línea 5 (Riohacha)». */
function subjectOf({ content: { label } }: FindingFacts, resolution: string): string {
  return capitalized(label.startsWith(`${resolution}, `) ? label.slice(resolution.length + 2) : label);
}

function stateOf({ state, openSince, explanation, until }: FindingFacts): string {
  const said = `${stateInWords(state, until)} desde el ${dateInSpanish(openSince)}`;
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
