import { addDays, calendarDate } from '../../../kernel/calendar';
import { Money } from '../../../kernel/money';
import type { PercentageFacts, UnknownFacts } from '../facts';
import { exampleFacts } from '../facts.example';
import { exactPercentage, percentageDistance, withinRounding } from '../percentages';
import type { Rule } from '../rule';
import { documentsOf } from '../subjects';
import { thresholds } from '../thresholds';

const unknown: UnknownFacts = {
  id: 'unknown',
  allocationId: 'line',
  label: 'línea 1 (Leticia)',
  field: 'withdrawnOn',
  reason: 'El informe no da la fecha.',
  source: 'EJEMPLO: informe',
  since: calendarDate('2026-01-30'),
};

export const unknownAged: Rule = {
  code: 'unknown.aged',
  severity: 'notice',
  title: { es: 'Dato desconocido desde hace tiempo', en: 'Unknown for too long' },
  ground: `Lo que ninguna fuente dice se anota con su motivo y se averigua: a los ${thresholds.unknownAged.days} días sin establecerse es un hallazgo.`,
  find: (facts) =>
    facts.unknowns
      .filter(({ since }) => addDays(since, thresholds.unknownAged.days) < facts.today)
      .map(({ id, allocationId, label, field, reason, source, since }) => ({
        subject: { kind: 'unknown-fact', id, label: `${label}, «${field}»` },
        allocationId,
        measure: 'text',
        expected: `«${field}» establecido`,
        actual: null,
        difference: null,
        detail: `No se conoce «${field}» de ${label}, que debería estar establecido: ${reason}`,
        roundingExplains: null,
        entries: [],
        documents: documentsOf(source),
        openSince: since,
      })),
  passes: exampleFacts({ unknowns: [{ ...unknown, since: calendarDate('2026-01-31') }] }),
  fails: exampleFacts({ unknowns: [{ ...unknown, since: calendarDate('2026-01-30') }] }),
};

const nineOfEleven: PercentageFacts = {
  id: 'percentage',
  measures: 'hospitales que ejecutan',
  percent: '81.82',
  numerator: Money.of('9.00'),
  denominator: Money.of('11.00'),
  text: '9 de 11 hospitales',
  source: 'EJEMPLO: informe',
  recordedOn: calendarDate('2025-12-01'),
};

export const wrongPercentage: Rule = {
  code: 'percentage.not-of-its-numbers',
  severity: 'low',
  title: { es: 'Porcentaje que sus cifras no dan', en: 'A percentage that its own numbers do not give' },
  ground:
    'Un porcentaje es su numerador sobre su denominador (I11): solo se aparta de él en el redondeo de su última cifra escrita.',
  find: (facts) =>
    facts.percentages
      .filter((reported) => !withinRounding(reported))
      .map((reported) => {
        const { id, measures, percent, text, source, recordedOn } = reported;
        const exact = exactPercentage(reported);
        return {
          subject: { kind: 'reported-percentage', id, label: `${facts.label}, ${measures}` },
          allocationId: null,
          measure: 'percentage',
          expected: exact,
          actual: percent,
          difference: percentageDistance(percent, exact),
          detail: `De ${measures} se reportó ${inSpanish(percent)} % («${text}»); ${plain(reported.numerator)} de ${plain(reported.denominator)} es ${inSpanish(exact)} %, y el redondeo no lo explica.`,
          roundingExplains: false,
          entries: [],
          documents: documentsOf(source),
          openSince: recordedOn,
        };
      }),
  passes: exampleFacts({ percentages: [nineOfEleven, { ...nineOfEleven, id: 'rounded', percent: '82' }] }),
  fails: exampleFacts({ percentages: [{ ...nineOfEleven, percent: '80' }] }),
};

function inSpanish(percent: string): string {
  return percent.replace('.', ',');
}

function plain(amount: Money): string {
  return amount.toSpanish().replace('$', '');
}
