import type { CalendarDate } from '../../kernel/calendar';
import type { Problem } from '../../kernel/errors';
import type { Money } from '../../kernel/money';
import { foldSpanish } from '../../kernel/text';
import { actKinds } from './layout.rules';
import type { Written } from './writing.rules';

/*
 * What the acts of a period that were recorded here, and not by a file, say in the words of PISIS. What they do not say
 * is told, record by record, and never made up.
 */

/** Acts of a period that no file brought. Pesos. */
export interface OwnActs {
  readonly incorporations: readonly {
    readonly actKind: string;
    readonly actNumber: string;
    readonly actOn: CalendarDate;
    readonly amount: Money;
  }[];
  readonly restitutions: readonly {
    readonly kind: 'principal' | 'yields';
    readonly amount: Money;
    readonly depositedOn: CalendarDate;
    readonly reference: string;
  }[];
  /** Whether the reports of the period say anything that those before did not. */
  readonly executed: boolean;
}

export interface FromOwnActs {
  readonly records: readonly Written[];
  readonly missing: readonly Problem[];
}

export function recordsOf({ incorporations, restitutions, executed }: OwnActs): FromOwnActs {
  const found = incorporations.map(incorporationRecord);
  return {
    records: found.flatMap(({ record }) => (record === null ? [] : [record])),
    missing: [
      ...found.flatMap(({ missing }) => missing),
      ...restitutions.flatMap(restitutionLacks),
      ...(executed ? executionLacks : []),
    ],
  };
}

function incorporationRecord(act: OwnActs['incorporations'][number]): { record: Written | null; missing: Problem[] } {
  const code = Object.entries(actKinds).find(([, name]) => foldSpanish(act.actKind).startsWith(foldSpanish(name)))?.[0];
  const number = inCapitals(act.actNumber);
  const what = `la incorporación por el acto ${act.actNumber}`;
  const missing = [
    ...(code === undefined
      ? [lacks('tipo de acto', `${what}: «${act.actKind}» no es ninguno de los tipos de PISIS`)]
      : []),
    ...(number.length > 20 ? [lacks('número del acto', `${what}: el número tiene más de 20 caracteres`)] : []),
  ];
  if (code === undefined || missing.length > 0) return { record: null, missing };
  const values = { actKind: code, actNumber: number, actOn: act.actOn, amount: act.amount.toString() };
  return { record: { kind: 2, indicator: 'I', values }, missing };
}

function restitutionLacks({ kind, amount, depositedOn, reference }: OwnActs['restitutions'][number]): Problem[] {
  const what = `el reintegro de ${kind === 'principal' ? 'capital' : 'rendimientos'} de ${amount.toSpanish()} del ${depositedOn} (${reference})`;
  return [
    'acto que lo ordena: tipo, número y fecha',
    'entidad que recibe',
    'NIT del banco',
    'cuenta',
    'código del portafolio',
  ].map((field) => lacks(field, what));
}

const executionLacks: readonly Problem[] = [
  lacks('registros de tipo 3', 'los contratos: el informe de ejecución da su total, no cada uno'),
  lacks('registros de tipo 4', 'las pólizas de los contratos'),
  lacks('registros de tipo 5', 'el seguimiento de cada contrato: el informe de ejecución da su total'),
];

function lacks(field: string, what: string): Problem {
  return {
    field,
    code: 'pisis.missing',
    detail: { es: `Falta, de ${what}.`, en: `Missing: ${field}.` },
  };
}

/** As PISIS wants text: upper case, no accents but Ñ, nothing that divides fields. */
function inCapitals(text: string): string {
  return text
    .toUpperCase()
    .normalize('NFD')
    .replace(/N\u0303/g, 'Ñ')
    .replace(/\p{Mark}/gu, '')
    .replace(/["|]/g, ' ')
    .trim();
}
