import type { ResolutionView } from '../client/views';
import { dateInWords, deadlines, requirements } from '../parts/words';
import { announcedShown, deadlineField, requirementField, unitField, type DraftKind } from './draft.form';
import type { DraftView } from './draft.views';

type Said = Readonly<Record<string, string | boolean>>;

/** What the contract is asked, out of the fields of the form: nothing said is null, so that a correction takes it away. */
export function bodyOf(kind: DraftKind, said: Said, kept: DraftView | null): object {
  const common = {
    issuer: said['issuer'],
    number: said['number'],
    year: wholeNumber(said['year']),
    issuedOn: said['issuedOn'],
    title: said['title'],
    fiscalYear: wholeNumber(said['fiscalYear']),
    source: said['source'] ?? null,
  };
  if (kind === 'strategy') return common;
  if (kind === 'amendment') return { ...common, amendsId: said['amendsId'] ?? null };
  return {
    ...common,
    strategyId: said['strategyId'] ?? null,
    authorizedAmount: said['authorizedAmount'] ?? null,
    printedAnnexTotal: said['printedAnnexTotal'] ?? null,
    availabilityCertificate: groupOf(said, 'availabilityCertificate', ['number', 'issuedOn', 'amount']),
    announcedAmounts: [...announcedOf(said), ...(kept?.announcedAmounts.slice(announcedShown) ?? [])],
    disburseFrom: said['disburseFrom'] ?? null,
    executeBy: said['executeBy'] ?? null,
    deadlines: deadlinesOf(said),
    requirements: Object.keys(requirements).filter((each) => said[requirementField(each)] === true),
  };
}

/** What a form starts with: what the draft says, as people write it. */
export function typedOf(draft: DraftView): Record<string, string> {
  const { availabilityCertificate: certificate } = draft;
  return {
    issuer: draft.issuer,
    number: String(draft.number),
    year: String(draft.year),
    issuedOn: dateInWords(draft.issuedOn),
    title: draft.title,
    fiscalYear: String(draft.fiscalYear),
    source: draft.source ?? '',
    strategyId: draft.strategyId ?? '',
    amendsId: draft.amendsId ?? '',
    authorizedAmount: amountTyped(draft.authorizedAmount),
    printedAnnexTotal: amountTyped(draft.printedAnnexTotal),
    'availabilityCertificate.number': certificate?.number ?? '',
    'availabilityCertificate.issuedOn': dateTyped(certificate?.issuedOn ?? null),
    'availabilityCertificate.amount': amountTyped(certificate?.amount ?? null),
    disburseFrom: dateTyped(draft.disburseFrom),
    executeBy: dateTyped(draft.executeBy),
    ...announcedTyped(draft),
    ...Object.fromEntries(
      draft.deadlines.flatMap(({ kind, days, unit }) => [
        [deadlineField(kind), String(days)],
        [unitField(kind), unit],
      ]),
    ),
    ...Object.fromEntries(draft.requirements.map((each) => [requirementField(each), 'si'])),
  };
}

function announcedTyped({ announcedAmounts }: Pick<ResolutionView, 'announcedAmounts'>): Record<string, string> {
  return Object.fromEntries(
    announcedAmounts.slice(0, announcedShown).flatMap(({ amount, text, source }, index) => [
      [`announcedAmounts.${index}.amount`, amountTyped(amount)],
      [`announcedAmounts.${index}.text`, text],
      [`announcedAmounts.${index}.source`, source],
    ]),
  );
}

function announcedOf(said: Said): object[] {
  return Array.from({ length: announcedShown }, (_, index) =>
    groupOf(said, `announcedAmounts.${index}`, ['amount', 'text', 'source']),
  ).filter((each) => each !== null);
}

function deadlinesOf(said: Said): object[] {
  return Object.keys(deadlines).flatMap((kind) => {
    const days = said[deadlineField(kind)];
    return days === undefined
      ? []
      : [{ kind, days: wholeNumber(days), unit: said[unitField(kind)] ?? 'business-days' }];
  });
}

/** The fields of one thing; null where none of them is said. */
function groupOf(said: Said, name: string, fields: readonly string[]): Record<string, string | boolean> | null {
  const given = fields.flatMap((field) => {
    const value = said[`${name}.${field}`];
    return value === undefined ? [] : [[field, value] as const];
  });
  return given.length === 0 ? null : Object.fromEntries(given);
}

/** «2025» → 2025; what is no whole number goes as it is, for the service to say so. */
function wholeNumber(value: string | boolean | undefined): unknown {
  return typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : value;
}

/** «60431400.50» → «60431400,50», which is read again as it is. */
export function amountTyped(amount: string | null): string {
  return amount === null ? '' : amount.replace('.', ',');
}

function dateTyped(date: string | null): string {
  return date === null ? '' : dateInWords(date);
}
