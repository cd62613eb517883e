import { calendarDate } from '../../kernel/calendar';
import { Money } from '../../kernel/money';
import { referenceProblems, termProblems, type Terms } from './resolution-terms.rules';
import type { ResolutionKind } from './resolution.rules';

const day = calendarDate;
const today = day('2026-11-20');

const sound: Terms = {
  id: 'r',
  kind: 'allocation',
  issuer: 'EJEMPLO',
  number: 1409,
  year: 2025,
  issued_on: day('2025-07-07'),
  title: 'EJEMPLO',
  strategy_id: null,
  amends_id: null,
  fiscal_year: 2025,
  authorized_amount: Money.of('100'),
  printed_annex_total: null,
  availability_number: '77',
  availability_issued_on: day('2025-07-01'),
  availability_amount: Money.of('100'),
  disburse_from: day('2025-08-01'),
  execute_by: day('2025-12-30'),
  source: null,
  status: 'draft',
  drafted_by: 'p',
  deadlines: [{ kind: 'acceptance', days: 5, unit: 'business-days' }],
  requirements: ['tax-registration'],
};

const bare = {
  strategy: { kind: 'strategy', authorized_amount: null },
  allocation: {},
  amendment: { kind: 'amendment', authorized_amount: null, amends_id: 'other' },
} satisfies Record<ResolutionKind, Partial<Terms>>;

const nothing: Partial<Terms> = {
  availability_number: null,
  availability_issued_on: null,
  availability_amount: null,
  disburse_from: null,
  execute_by: null,
  deadlines: [],
  requirements: [],
};

describe('what each kind of resolution carries', () => {
  it.each<[ResolutionKind, Partial<Terms>, string[]]>([
    ['allocation', {}, []],
    ['allocation', { strategy_id: 's', printed_annex_total: Money.of('1') }, []],
    ['allocation', { authorized_amount: null }, ['authorizedAmount field.missing']],
    ['allocation', { amends_id: 'a' }, ['amendsId resolution.not-of-this-kind']],
    ['strategy', nothing, []],
    ['strategy', { ...nothing, authorized_amount: Money.of('1') }, ['authorizedAmount resolution.not-of-this-kind']],
    ['strategy', { ...nothing, strategy_id: 's' }, ['strategyId resolution.not-of-this-kind']],
    ['strategy', { ...nothing, requirements: ['tax-registration'] }, ['requirements resolution.not-of-this-kind']],
    ['amendment', nothing, []],
    ['amendment', { ...nothing, amends_id: null }, ['amendsId field.missing']],
    ['amendment', { ...nothing, execute_by: day('2025-12-30') }, ['executeBy resolution.not-of-this-kind']],
    ['amendment', { ...nothing, authorized_amount: Money.of('1') }, ['authorizedAmount resolution.not-of-this-kind']],
  ])('%s %j', (kind, given, expected) => {
    expect(problems({ ...bare[kind], ...given })).toEqual(expected);
  });
});

describe('how the dates follow one another', () => {
  it.each<[Partial<Terms>, string[]]>([
    [{ issued_on: day('2025-07-01') }, []],
    [{ disburse_from: day('2025-07-07'), execute_by: day('2025-07-07') }, []],
    [{ disburse_from: null, execute_by: null }, []],
    [{ issued_on: day('2025-06-30') }, ['issuedOn date.too-early']],
    [{ disburse_from: day('2025-07-06') }, ['disburseFrom date.too-early']],
    [{ execute_by: day('2025-07-31') }, ['executeBy date.too-early']],
    [{ disburse_from: null, execute_by: day('2025-07-06') }, ['executeBy date.too-early']],
    [{ execute_by: day('2026-01-01') }, ['executeBy date.outside-fiscal-year']],
    [{ availability_issued_on: day('2024-12-31') }, ['availabilityCertificate.issuedOn date.outside-fiscal-year']],
    [{ year: 2024 }, ['year resolution.year-differs']],
    [{ ...nothing, fiscal_year: 2026, year: 2026, issued_on: day('2026-11-21') }, ['issuedOn date.in-the-future']],
    [{ ...nothing, fiscal_year: 2026, year: 2026, issued_on: today }, []],
  ])('%j', (given, expected) => {
    expect(problems(given)).toEqual(expected);
  });

  it('says both dates', () => {
    const [problem] = termProblems({ ...sound, disburse_from: day('2025-07-06') }, today);
    expect(problem?.detail.es).toBe('El 6 de julio de 2025 es anterior a la expedición, del 7 de julio de 2025.');
  });
});

it('no deadline and no requirement stands twice', () => {
  const deadline = { kind: 'acceptance', days: 5, unit: 'business-days' } as const;
  const given: Partial<Terms> = {
    deadlines: [deadline, { ...deadline, kind: 'final-report' }, { ...deadline, days: 3 }],
    requirements: ['tax-registration', 'tax-registration'],
  };
  expect(problems(given)).toEqual(['deadlines.2.kind field.repeated', 'requirements.1 field.repeated']);
});

describe('what it rests on', () => {
  const strategy = { ...sound, kind: 'strategy', issued_on: day('2025-03-05') } as const;
  const amended = { ...sound, status: 'in-force' } as const;

  it.each<[string, Partial<Terms>, Parameters<typeof referenceProblems>[1], string[]]>([
    ['nothing', {}, { strategy: null, amended: null }, []],
    ['its strategy', { strategy_id: 's' }, { strategy, amended: null }, []],
    [
      'no strategy',
      { strategy_id: 's' },
      { strategy: null, amended: null },
      ['strategyId resolution.reference-unknown'],
    ],
    [
      'another allocation',
      { strategy_id: 's' },
      { strategy: sound, amended: null },
      ['strategyId resolution.reference-unknown'],
    ],
    [
      'an earlier date',
      { strategy_id: 's', issued_on: day('2025-03-04') },
      { strategy, amended: null },
      ['issuedOn date.too-early'],
    ],
    ['what it amends', { amends_id: 'a' }, { strategy: null, amended }, []],
    [
      'a strategy',
      { amends_id: 'a' },
      { strategy: null, amended: strategy },
      ['amendsId resolution.reference-unknown'],
    ],
    ['a draft', { amends_id: 'a' }, { strategy: null, amended: sound }, ['amendsId resolution.reference-not-in-force']],
    [
      'another year',
      { amends_id: 'a', fiscal_year: 2026 },
      { strategy: null, amended },
      ['fiscalYear resolution.fiscal-year-differs'],
    ],
  ])('%s', (_, given, found, expected) => {
    expect(named(referenceProblems({ ...sound, ...given }, found))).toEqual(expected);
  });
});

function problems(given: Partial<Terms>): string[] {
  return named(termProblems({ ...sound, ...given }, today));
}

function named(found: ReturnType<typeof termProblems>): string[] {
  return found.map(({ field, code }) => `${field ?? ''} ${code}`);
}
