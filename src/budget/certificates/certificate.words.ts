import { dateInSpanish, dateWithPrecision, type CalendarDate, type DatePrecision } from '../../kernel/calendar';
import { percentage, type Money } from '../../kernel/money';
import { amountInWords } from '../../kernel/money-words';
import { inThousands } from '../../kernel/text';
import type { ActFacts, HospitalFacts, LineFacts } from './certificate.subject';

/** What the sources do not give is printed so. */
export const unknown = 'por confirmar';

/** «sesenta millones … pesos m/cte ($60.431.400)» */
export function inWordsAndFigures(amount: Money): string {
  return `${amountInWords(amount)} (${amount.toSpanish()})`;
}

/** «el 6 de agosto de 2025», «desde el 1 de agosto de 2025», «en agosto de 2025», «en fecha por confirmar». */
export function whenOf({ on, precision }: { on: CalendarDate; precision: DatePrecision }): string {
  const words = dateWithPrecision(on, precision);
  if (precision === 'exact') return `el ${words}`;
  if (precision === 'unknown') return `en ${words}`;
  return `${words} (la fuente no da el día exacto)`;
}

/** «06/08/2025», «desde 01/08/2025», «08/2025», «por confirmar»: for a table. */
export function shortDate(on: CalendarDate, precision: DatePrecision): string {
  const [year, month, day] = on.split('-');
  switch (precision) {
    case 'exact':
      return `${day}/${month}/${year}`;
    case 'on-or-after':
      return `desde ${day}/${month}/${year}`;
    case 'month':
      return `${month}/${year}`;
    case 'unknown':
      return unknown;
  }
}

/** «E.S.E. de EJEMPLO, NIT 900.474.727-4», «una E.S.E. cuyo nombre y NIT están por confirmar». */
export function hospitalInWords(hospital: HospitalFacts | null): string {
  return hospital ? `${hospital.name}, ${nitOf(hospital)}` : `una E.S.E. cuyo nombre y NIT están ${unknown}`;
}

/** The fact that opens every certificate: which act, of whom, of when, on which year's money. */
export function theAct(resolution: ActFacts): string {
  const { label, issuer, issuedOn, title, titleConfirmed, fiscalYear } = resolution;
  const called = titleConfirmed
    ? `«${title}»`
    : `cuyo título oficial está ${unknown} y que la fuente describe así: «${title}»`;
  return (
    `Los recursos son los de la ${label} (${issuer}), del ${dateInSpanish(issuedOn)}, ${called}, ` +
    `con cargo a la vigencia fiscal ${fiscalYear}.`
  );
}

/**
 * Which line, of which municipality, for whom, and for how much.
 * @param granting the entries behind the amount: more than one, and acts have modified it
 */
export function theLine(facts: LineFacts, assigned: Money, granting: readonly string[]): string {
  const { line, municipality, department, divipola, hospital } = facts;
  const modified = granting.length > 1 ? ', con sus modificaciones,' : '';
  return (
    `La línea ${line} de su anexo, del municipio de ${municipality}, ${department} (DIVIPOLA ${divipola}), ` +
    `asigna${modified} a ${hospitalInWords(hospital)}, la suma de ${inWordsAndFigures(assigned)}.`
  );
}

/** «Resolución 1409 de 2025, línea 1 del anexo · Necoclí, Antioquia» */
export function lineSubtitle({ resolution, line, municipality, department }: LineFacts): string {
  return `${resolution.label}, línea ${line} del anexo · ${municipality}, ${department}`;
}

/** «Con corte al 31 de diciembre de 2025» */
export function asOf(cutoff: CalendarDate): string {
  return `Con corte al ${dateInSpanish(cutoff)}`;
}

/** «quedan $431.400 girados sin confirmar», «queda $1 girado sin confirmar». */
export function left(amount: Money, [one, many]: readonly [string, string]): string {
  return isOnePeso(amount) ? `queda ${amount.toSpanish()} ${one}` : `quedan ${amount.toSpanish()} ${many}`;
}

/** «quedan por reintegrar dos pesos m/cte ($2)», «queda por reintegrar un peso m/cte ($1)». */
export function leftInWords(amount: Money, [one, many]: readonly [string, string]): string {
  return `${isOnePeso(amount) ? `queda ${one}` : `quedan ${many}`} ${inWordsAndFigures(amount)}`;
}

/** «a, b y c»; the list is not empty. */
export function joined(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  if (words.length < 2) return last;
  return `${words.slice(0, -1).join(', ')} ${/^h?i(?![ae])/i.test(last) ? 'e' : 'y'} ${last}`;
}

/** «el 45,00 % de lo recibido ($27.000.000 de $60.000.000)»; null of nothing. @param of «de lo recibido» */
export function shareOf(part: Money, { whole, of }: { whole: Money; of: string }): string | null {
  if (whole.isZero()) return null;
  return `el ${percentInSpanish(part, whole)} ${of} (${part.toSpanish()} de ${whole.toSpanish()})`;
}

/** «45,00 %»; «—» of nothing. */
export function percentInSpanish(part: Money, whole: Money): string {
  const percent = percentage(part, whole);
  return percent === null ? '—' : `${percent.replace('.', ',')} %`;
}

/** The last fact: where what the certificate says of the subject was taken from. @param what «del giro» */
export function theSource(what: string, source: string | null): string[] {
  return source === null ? [] : [`Los datos ${what} se tomaron de: ${source.replace(/\.$/, '')}.`];
}

/** Text that people wrote, inside a sentence: without its final stop. */
export function quoted(text: string): string {
  return `«${text.trim().replace(/\.$/, '')}»`;
}

function isOnePeso(amount: Money): boolean {
  return amount.toString() === '1.00';
}

function nitOf({ nit, checkDigit }: HospitalFacts): string {
  if (nit === null) return `NIT ${unknown}`;
  return `NIT ${inThousands(nit)}${checkDigit === null ? '' : `-${checkDigit}`}`;
}
