import { dateInSpanish, dateWithPrecision, type CalendarDate, type DatePrecision } from '../../kernel/calendar';
import type { Money } from '../../kernel/money';
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

/** «E.S.E. de EJEMPLO, NIT 900.474.727-4», «una E.S.E. cuyo nombre y NIT están por confirmar». */
export function hospitalInWords(hospital: HospitalFacts | null): string {
  return hospital ? `${hospital.name}, ${nitOf(hospital)}` : `una E.S.E. cuyo nombre y NIT están ${unknown}`;
}

/** The fact that opens every certificate: which act, of whom, of when, on which year's money. */
export function theAct(resolution: ActFacts): string {
  return (
    `Los recursos son los de la ${resolution.label} (${resolution.issuer}), del ${dateInSpanish(resolution.issuedOn)}, ` +
    `«${resolution.title}», con cargo a la vigencia fiscal ${resolution.fiscalYear}.`
  );
}

/** Which line, of which municipality, for whom, and for how much. */
export function theLine(facts: LineFacts, assigned: Money): string {
  const { line, municipality, department, divipola, hospital } = facts;
  return (
    `La línea ${line} de su anexo, del municipio de ${municipality}, ${department} (DIVIPOLA ${divipola}), ` +
    `asigna a ${hospitalInWords(hospital)}, la suma de ${inWordsAndFigures(assigned)}.`
  );
}

/** «Resolución 1409 de 2025, línea 1 del anexo · Necoclí, Antioquia» */
export function lineSubtitle({ resolution, line, municipality, department }: LineFacts): string {
  return `${resolution.label}, línea ${line} del anexo · ${municipality}, ${department}`;
}

function nitOf({ nit, checkDigit }: HospitalFacts): string {
  if (nit === null) return `NIT ${unknown}`;
  return `NIT ${inThousands(nit)}${checkDigit === null ? '' : `-${checkDigit}`}`;
}
