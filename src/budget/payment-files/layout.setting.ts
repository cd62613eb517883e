import { readFileSync } from 'node:fs';
import type { z } from 'zod';
import { ConfigError } from '../../platform/config';
import { defaultLayout, layoutForm, wholeLayout, type Column, type PaymentLayout } from './layout';

export const PAYMENT_LAYOUT = Symbol('payment layout');

/**
 * The layout that the setting names, or the default.
 * @throws ConfigError with everything that is wrong in it, in Spanish
 */
export function paymentLayoutOf(path: string | undefined): PaymentLayout {
  if (path === undefined) return defaultLayout;
  const parsed = layoutForm.safeParse(jsonOf(path), { reportInput: true });
  const problems = parsed.success ? problemsOf(wholeLayout(parsed.data)) : parsed.error.issues.map(inSpanish);
  if (problems.length > 0 || !parsed.success) throw wrong(problems);
  return wholeLayout(parsed.data);
}

function wrong(problems: readonly string[]): ConfigError {
  return new ConfigError(
    `La configuración no es válida:\n${problems.map((problem) => `  - PAYMENT_LAYOUT: ${problem}`).join('\n')}`,
  );
}

function jsonOf(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw wrong([
      code === undefined ? `${path} no es JSON bien formado` : `no se puede leer ${path}: ${reasons.get(code) ?? code}`,
    ]);
  }
}

const reasons = new Map([
  ['ENOENT', 'no existe'],
  ['EACCES', 'falta el permiso de lectura'],
  ['EISDIR', 'es una carpeta'],
]);

/** What each part is worth alone and what they say together are two things: this is the second. */
function problemsOf({ out, answer, statement }: PaymentLayout): string[] {
  const columns = [
    ...out.columns.map((column, index) => ({ at: `out.columns.${index}`, column })),
    ...(out.header ?? []).map((column, index) => ({ at: `out.header.${index}`, column })),
    ...(out.trailer ?? []).map((column, index) => ({ at: `out.trailer.${index}`, column })),
  ];
  const problems = columns.flatMap(({ at, column }) => columnProblems(at, column, out.format));
  if (!out.columns.some(({ field }) => field === 'amount')) {
    problems.push('out.columns: falta el campo amount: un lote sin valores no se puede pagar');
  }
  if (!out.columns.some(({ field }) => field === 'paymentOrder' || field === 'disbursement')) {
    problems.push('out.columns: falta paymentOrder o disbursement: sin él la respuesta no se puede cruzar');
  }
  if (out.format === 'fixed' && out.headings) {
    problems.push('out.headings: un archivo de ancho fijo no lleva encabezados; escriba "headings": false');
  }
  const answered = answer.fixed?.columns ?? answer.columns ?? {};
  for (const field of ['paymentOrder', 'outcome', 'date'] as const) {
    if (answered[field] === undefined) problems.push(`answer: falta la columna ${field}`);
  }
  const stated = statement.fixed?.columns ?? statement.columns ?? {};
  if (stated.date === undefined) problems.push('statement: falta la columna date');
  if (stated.amount === undefined && (stated.debit === undefined || stated.credit === undefined)) {
    problems.push('statement: falta la columna amount, o las dos: debit y credit');
  }
  return problems;
}

function columnProblems(at: string, column: Column, format: 'delimited' | 'fixed'): string[] {
  const isConstant = column.field === 'constant';
  return [
    ...(isConstant && column.value === undefined ? [`${at}: constant lleva value`] : []),
    ...(!isConstant && column.value !== undefined ? [`${at}: value es solo de constant`] : []),
    ...(format === 'fixed' && column.width === undefined ? [`${at}: en ancho fijo cada columna lleva width`] : []),
    ...(column.cut && column.width === undefined ? [`${at}: cut va con width`] : []),
    ...(column.cut && !textFields.has(column.field) ? [`${at}: solo se recorta un nombre, no ${column.field}`] : []),
  ];
}

/** What may be cut without being another thing. */
const textFields = new Set<string>(['hospital', 'municipality', 'department', 'resolution', 'constant']);

function inSpanish(issue: z.core.$ZodIssue): string {
  const at = issue.path.map(String).join('.') || 'el archivo';
  switch (issue.code) {
    case 'unrecognized_keys':
      return `${at}: sobra «${issue.keys.join('», «')}»`;
    case 'invalid_value':
      return /account|cuenta/i.test(JSON.stringify(issue.input ?? ''))
        ? `${at}: Trazagiro no guarda cuentas bancarias: el banco las conoce por el NIT, o las agrega quien paga`
        : `${at}: se espera uno de ${issue.values.map((value) => JSON.stringify(value)).join(', ')}`;
    case 'invalid_type':
      return issue.input === undefined
        ? `${at}: falta`
        : `${at}: se espera ${types.get(issue.expected) ?? issue.expected}`;
    case 'too_small':
      return `${at}: el mínimo es ${issue.minimum}`;
    case 'too_big':
      return `${at}: el máximo es ${issue.maximum}`;
    default:
      return `${at}: no tiene la forma esperada`;
  }
}

const types = new Map([
  ['string', 'un texto'],
  ['number', 'un número'],
  ['int', 'un número entero'],
  ['boolean', 'true o false'],
  ['array', 'una lista'],
  ['object', 'un objeto'],
]);
