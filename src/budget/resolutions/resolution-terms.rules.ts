import { compareDates, dateInSpanish, yearOf, type CalendarDate } from '../../kernel/calendar';
import type { Problem } from '../../kernel/errors';
import { kindsInSpanish, resolutionLabel, type Resolution } from './resolution.rules';

/*
 * What a draft must say, whole: which data each kind of resolution carries, and how its dates follow one another.
 *
 *   availability certificate ≤ issued ≤ disburse from ≤ execute by, all within the fiscal year
 */

export const deadlineKinds = [
  'acceptance',
  'incorporation',
  'monthly-report',
  'final-report',
  'return-of-capital',
  'return-of-yields',
] as const;
export type DeadlineKind = (typeof deadlineKinds)[number];

export const deadlineUnits = ['business-days', 'calendar-days'] as const;
export type DeadlineUnit = (typeof deadlineUnits)[number];

export const requirementKinds = [
  'bank-certificate',
  'tax-registration',
  'manager-appointment',
  'acceptance-letter',
  'incorporation-act',
] as const;
export type RequirementKind = (typeof requirementKinds)[number];

export interface Deadline {
  readonly kind: DeadlineKind;
  readonly days: number;
  readonly unit: DeadlineUnit;
}

/** What a resolution says, with the terms that stand beside it. */
export interface Terms extends Resolution {
  readonly deadlines: readonly Deadline[];
  readonly requirements: readonly RequirementKind[];
}

/** Everything that is wrong with what a draft says, at once. The act's own references come apart: they are read. */
export function termProblems(terms: Terms, today: CalendarDate): Problem[] {
  return [...kindProblems(terms), ...repetitionProblems(terms), ...dateProblems(terms, today)];
}

type ReferenceFacts = Pick<Resolution, 'kind' | 'status' | 'number' | 'year' | 'issued_on' | 'fiscal_year'>;

/** Whether what it rests on is there, is of the right kind, and came before. A strategy may still be a draft. */
export function referenceProblems(
  terms: Pick<Resolution, 'strategy_id' | 'amends_id' | 'issued_on' | 'fiscal_year'>,
  found: { strategy: ReferenceFacts | null; amended: ReferenceFacts | null },
): Problem[] {
  const problems: Problem[] = [];
  const { strategy, amended } = found;
  if (terms.strategy_id !== null && strategy?.kind !== 'strategy') problems.push(notThere('strategyId', 'strategy'));
  if (terms.amends_id !== null && amended?.kind !== 'allocation') problems.push(notThere('amendsId', 'allocation'));
  if (amended?.kind === 'allocation' && amended.status !== 'in-force') problems.push(notInForce(amended));
  if (amended?.kind === 'allocation' && amended.fiscal_year !== terms.fiscal_year) {
    problems.push(fiscalYearDiffers(terms.fiscal_year, amended));
  }
  for (const before of [strategy, amended]) {
    if (before && compareDates(terms.issued_on, before.issued_on) < 0)
      problems.push(beforeIts(before, terms.issued_on));
  }
  return problems;
}

function kindProblems(terms: Terms): Problem[] {
  const money = {
    authorizedAmount: terms.authorized_amount,
    printedAnnexTotal: terms.printed_annex_total,
    strategyId: terms.strategy_id,
    deadlines: terms.deadlines[0] ?? null,
    requirements: terms.requirements[0] ?? null,
  };
  const foreign = {
    strategy: { ...money, amendsId: terms.amends_id, availabilityCertificate: terms.availability_number },
    allocation: { amendsId: terms.amends_id },
    amendment: { ...money, disburseFrom: terms.disburse_from, executeBy: terms.execute_by },
  }[terms.kind];
  const problems = Object.entries(foreign)
    .filter(([, value]) => value !== null)
    .map(([field]) => notOfThisKind(field, terms));
  if (terms.kind === 'allocation' && terms.authorized_amount === null) problems.push(missing('authorizedAmount'));
  if (terms.kind === 'amendment' && terms.amends_id === null) problems.push(missing('amendsId'));
  return problems;
}

function repetitionProblems({ deadlines, requirements }: Terms): Problem[] {
  return [
    ...repeated(deadlines.map(({ kind }) => kind)).map((at) => twice(`deadlines.${at}.kind`)),
    ...repeated(requirements).map((at) => twice(`requirements.${at}`)),
  ];
}

function dateProblems(terms: Terms, today: CalendarDate): Problem[] {
  const { issued_on: issuedOn, disburse_from: disburseFrom, execute_by: executeBy } = terms;
  const certified = terms.availability_issued_on;
  const problems: Problem[] = [];
  if (issuedOn > today) problems.push(inTheFuture('issuedOn', { date: issuedOn, today }));
  if (yearOf(issuedOn) !== terms.year) problems.push(yearDiffers(terms));
  const dates = { issuedOn, 'availabilityCertificate.issuedOn': certified, disburseFrom, executeBy };
  for (const [field, date] of Object.entries(dates)) {
    if (date !== null && yearOf(date) !== terms.fiscal_year) problems.push(outside(field, date, terms.fiscal_year));
  }
  if (certified !== null && certified > issuedOn) {
    problems.push(before('issuedOn', { date: issuedOn, earliest: certified, what: 'al CDP' }));
  }
  if (disburseFrom !== null && disburseFrom < issuedOn) {
    problems.push(before('disburseFrom', { date: disburseFrom, earliest: issuedOn, what: 'a la expedición' }));
  }
  const start = disburseFrom ?? issuedOn;
  if (executeBy !== null && executeBy < start) {
    const what = disburseFrom === null ? 'a la expedición' : 'a la fecha desde la que se gira';
    problems.push(before('executeBy', { date: executeBy, earliest: start, what }));
  }
  return problems;
}

function repeated(words: readonly string[]): number[] {
  return words.flatMap((word, at) => (words.indexOf(word) < at ? [at] : []));
}

function missing(field: string): Problem {
  return { field, code: 'field.missing', detail: { es: 'Falta este dato.', en: 'This is missing.' } };
}

function twice(field: string): Problem {
  return { field, code: 'field.repeated', detail: { es: 'Está dos veces.', en: 'It is here twice.' } };
}

function notOfThisKind(field: string, { kind }: Terms): Problem {
  return {
    field,
    code: 'resolution.not-of-this-kind',
    detail: {
      es: `Una resolución de ${kindsInSpanish[kind]} no lleva este dato.`,
      en: `A resolution of kind "${kind}" does not carry this.`,
    },
  };
}

function inTheFuture(field: string, { date, today }: { date: CalendarDate; today: CalendarDate }): Problem {
  return {
    field,
    code: 'date.in-the-future',
    detail: {
      es: `El ${dateInSpanish(date)} no ha llegado: hoy es ${dateInSpanish(today)}.`,
      en: `${date} has not come: today is ${today}.`,
    },
    params: { date, latest: today },
  };
}

function yearDiffers({ issued_on: issuedOn, year }: Terms): Problem {
  return {
    field: 'year',
    code: 'resolution.year-differs',
    detail: {
      es: `El año es ${year} y la fecha de expedición es el ${dateInSpanish(issuedOn)}.`,
      en: `The year is ${year} and it was issued on ${issuedOn}.`,
    },
    params: { year, issuedOn },
  };
}

function outside(field: string, date: CalendarDate, fiscalYear: number): Problem {
  return {
    field,
    code: 'date.outside-fiscal-year',
    detail: {
      es: `El ${dateInSpanish(date)} está fuera de la vigencia ${fiscalYear}.`,
      en: `${date} is outside fiscal year ${fiscalYear}.`,
    },
    params: { date, fiscalYear },
  };
}

function before(field: string, given: { date: CalendarDate; earliest: CalendarDate; what: string }): Problem {
  return {
    field,
    code: 'date.too-early',
    detail: {
      es: `El ${dateInSpanish(given.date)} es anterior ${given.what}, del ${dateInSpanish(given.earliest)}.`,
      en: `${given.date} is before ${given.earliest}, which it follows.`,
    },
    params: { date: given.date, earliest: given.earliest },
  };
}

function beforeIts(act: ReferenceFacts, date: CalendarDate): Problem {
  return before('issuedOn', { date, earliest: act.issued_on, what: `a la ${resolutionLabel(act)}` });
}

function notThere(field: string, kind: 'strategy' | 'allocation'): Problem {
  return {
    field,
    code: 'resolution.reference-unknown',
    detail: {
      es: `No hay una resolución de ${kindsInSpanish[kind]} con este identificador.`,
      en: `There is no resolution of kind "${kind}" with this identifier.`,
    },
  };
}

function notInForce(amended: ReferenceFacts): Problem {
  return {
    field: 'amendsId',
    code: 'resolution.reference-not-in-force',
    detail: {
      es: `La ${resolutionLabel(amended)} no está vigente: solo se modifica lo que está vigente.`,
      en: `${resolutionLabel(amended)} is not in force: only what is in force is amended.`,
    },
    params: { status: amended.status },
  };
}

function fiscalYearDiffers(fiscalYear: number, amended: ReferenceFacts): Problem {
  return {
    field: 'fiscalYear',
    code: 'resolution.fiscal-year-differs',
    detail: {
      es: `La vigencia es ${fiscalYear} y la ${resolutionLabel(amended)} es de la vigencia ${amended.fiscal_year}.`,
      en: `The fiscal year is ${fiscalYear} and that of ${resolutionLabel(amended)} is ${amended.fiscal_year}.`,
    },
    params: { fiscalYear, right: amended.fiscal_year },
  };
}
