import type { FieldDefinition, FormDefinition } from '../parts/forms/definition';
import { deadlines, requirements } from '../parts/words';
import type { ResolutionSummaryView } from '../client/views';

export type DraftKind = 'strategy' | 'allocation' | 'amendment';

/** The acts that a draft may rest on. */
export interface Grounds {
  readonly strategies: readonly ResolutionSummaryView[];
  /** Those that give out money and are in force. */
  readonly amendable: readonly ResolutionSummaryView[];
}

/** How many announced amounts a form asks for; a draft with more keeps those that the form does not show. */
export const announcedShown = 2;

/** What the contract calls each field of a deadline, and what the form does. */
export const deadlineField = (kind: string) => `plazo-${kind}`;
export const unitField = (kind: string) => `unidad-${kind}`;
export const requirementField = (kind: string) => `requisito-${kind}`;

interface Section {
  readonly title: string;
  readonly means?: string;
  readonly fields: FormDefinition;
}

/** What a draft of this kind says, in the order in which an act is read. */
export function sectionsOf(kind: DraftKind, grounds: Grounds): readonly Section[] {
  const parts: Section[] = [{ title: 'El acto', fields: actFields(kind, grounds) }];
  if (kind === 'allocation') {
    parts.push(
      { title: 'El dinero', fields: moneyFields },
      {
        title: 'Lo que se anunció',
        means:
          'Si una fuente pública dijo un valor, se escribe aquí palabra por palabra: las diferencias son hallazgos.',
        fields: announcedFields(),
      },
      {
        title: 'Plazos y requisitos',
        means: 'Los que fija el acto. Lo que queda en blanco no corre para nadie.',
        fields: { ...termFields(), ...requirementFields() },
      },
    );
  }
  return parts;
}

/** All the fields together. */
export function draftForm(kind: DraftKind, grounds: Grounds): FormDefinition {
  return Object.assign({}, ...sectionsOf(kind, grounds).map(({ fields }) => fields)) as FormDefinition;
}

function actFields(kind: DraftKind, { strategies, amendable }: Grounds): FormDefinition {
  return {
    issuer: { kind: 'text', label: 'Quién la expide', maxLength: 200 },
    number: { kind: 'text', label: 'Número', hint: 'Con o sin ceros: 1409 o 00001409.', maxLength: 8 },
    year: { kind: 'text', label: 'Año', maxLength: 4 },
    issuedOn: { kind: 'date', label: 'Fecha de expedición' },
    title: { kind: 'long-text', label: 'Título', hint: 'Como lo dice el acto.', maxLength: 4000 },
    ...(kind === 'allocation'
      ? { strategyId: chosen('Estrategia que la sustenta', strategies, { optional: true }) }
      : {}),
    ...(kind === 'amendment' ? { amendsId: chosen('Resolución que modifica', amendable, {}) } : {}),
    fiscalYear: { kind: 'text', label: 'Vigencia fiscal', hint: 'El año del presupuesto.', maxLength: 4 },
    source: {
      kind: 'text',
      label: 'De dónde salen estos datos',
      hint: 'El documento que usted tiene delante.',
      optional: true,
      maxLength: 500,
    },
  };
}

function chosen(
  label: string,
  acts: readonly ResolutionSummaryView[],
  { optional = false }: { optional?: boolean },
): FieldDefinition {
  const choices = acts.map(({ id, label: name, title }) => ({ value: id, label: `${name}: ${title.slice(0, 80)}` }));
  return { kind: 'choice', compact: true, label, choices, optional };
}

const moneyFields: FormDefinition = {
  authorizedAmount: { kind: 'money', label: 'Valor que autoriza' },
  printedAnnexTotal: {
    kind: 'money',
    label: 'Total impreso al pie del anexo',
    hint: 'Si el anexo lo trae: las líneas deben sumarlo.',
    optional: true,
  },
  'availabilityCertificate.number': { kind: 'text', label: 'Número del CDP', optional: true, maxLength: 60 },
  'availabilityCertificate.issuedOn': { kind: 'date', label: 'Fecha del CDP', optional: true },
  'availabilityCertificate.amount': { kind: 'money', label: 'Valor del CDP', optional: true },
  disburseFrom: { kind: 'date', label: 'Se gira desde el', optional: true },
  executeBy: { kind: 'date', label: 'Se ejecuta hasta el', optional: true },
};

function announcedFields(): FormDefinition {
  const fields = Array.from({ length: announcedShown }, (_, index): [string, FieldDefinition][] => [
    [`announcedAmounts.${index}.amount`, { kind: 'money', label: `Valor anunciado ${index + 1}`, optional: true }],
    [
      `announcedAmounts.${index}.text`,
      { kind: 'text', label: `Sus palabras ${index + 1}`, optional: true, maxLength: 2000 },
    ],
    [
      `announcedAmounts.${index}.source`,
      { kind: 'text', label: `Quién lo dijo y dónde ${index + 1}`, optional: true, maxLength: 500 },
    ],
  ]);
  return Object.fromEntries(fields.flat());
}

const units = [
  { value: 'business-days', label: 'días hábiles' },
  { value: 'calendar-days', label: 'días calendario' },
];

function termFields(): FormDefinition {
  const fields = Object.entries(deadlines).flatMap(([kind, word]): [string, FieldDefinition][] => [
    [deadlineField(kind), { kind: 'text', label: `${word}: cuántos días`, optional: true, maxLength: 3 }],
    [
      unitField(kind),
      { kind: 'choice', compact: true, label: `${word}: de qué clase`, choices: units, optional: true },
    ],
  ]);
  return Object.fromEntries(fields);
}

function requirementFields(): FormDefinition {
  return Object.fromEntries(
    Object.entries(requirements).map(([kind, word]) => [
      requirementField(kind),
      { kind: 'yes', label: `Antes del giro se exige: ${word}` } satisfies FieldDefinition,
    ]),
  );
}
