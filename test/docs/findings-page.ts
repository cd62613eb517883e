import { catalogue } from '../../src/budget/reconciliation/catalogue';
import { severities, severitiesInSpanish, type Found, type Rule } from '../../src/budget/reconciliation/rule';
import { thresholds } from '../../src/budget/reconciliation/thresholds';

const unitsInSpanish = { 'business-days': 'días hábiles', 'calendar-days': 'días calendario' } as const;

/** The catalogue of findings, out of the rules themselves: each with what it says of its own failing example. */
export function findingsPage(): string {
  return [
    '# Findings',
    '',
    'What the reconciliation looks for, in the order of the money. Generated from the rules (`src/budget/reconciliation`).',
    'Each rule is one pure function over the facts of a resolution; beside it stand its ground, an example that passes',
    'and the example that fails and is shown here. Amounts are pesos; a difference is exact and never negative. How a',
    'finding lives, who answers for it and what each field says: `docs/guia/hallazgos.md`.',
    '',
    ...severities.flatMap((severity) => [
      `- **${severity}** (${severitiesInSpanish[severity]}): ${String(catalogue.filter((rule) => rule.severity === severity).length)}`,
    ]),
    '',
    '## Terms that no norm sets',
    '',
    ...Object.values(thresholds).map(
      ({ days, unit, reason }) => `- ${String(days)} ${unitsInSpanish[unit]}: ${reason}.`,
    ),
    '',
    '## Rules',
    '',
    catalogue.map(sectionOf).join('\n\n'),
  ].join('\n');
}

function sectionOf({ code, severity, title, ground, find, fails }: Rule): string {
  const [found] = find(fails);
  return [
    `### \`${code}\``,
    '',
    `**${title.es}** · ${title.en} · ${severity}`,
    '',
    ground,
    '',
    `> ${found?.detail ?? ''}`,
    '>',
    `> ${found ? figuresOf(found) : ''}`,
  ].join('\n');
}

function figuresOf({ measure, expected, actual, difference, roundingExplains }: Found): string {
  const figures = [`expected \`${expected ?? 'null'}\``, `actual \`${actual ?? 'null'}\``];
  if (difference !== null) figures.push(`difference \`${difference}\``);
  if (roundingExplains !== null) figures.push(`rounding explains it: ${roundingExplains ? 'yes' : 'no'}`);
  return `${measure}: ${figures.join(' · ')}`;
}
