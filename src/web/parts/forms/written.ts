import { readDateText } from '../../../kernel/date-reading';
import { Money } from '../../../kernel/money';

/** What a person wrote in a field: as the contract says it, or why it cannot be read and what would be. */
export type Written = { readonly ok: true; readonly value: string } | { readonly ok: false; readonly said: string };

/** «$ 60.431.400,50» → «60431400.50» */
export function moneyWritten(text: string): Written {
  const reading = Money.read(text);
  if (reading.ok && !reading.amount.isNegative()) return { ok: true, value: reading.amount.toString() };
  const shown = `«${text.slice(0, 40)}»`;
  if (!reading.ok && reading.why === 'ambiguous') {
    const whole = reading.readings?.[0]?.toSpanish().replace(/^\$/, '') ?? '60.431';
    return { ok: false, said: `${shown} puede leerse de dos maneras. Si son ${whole} pesos, escriba ${whole},00.` };
  }
  if (!reading.ok && reading.why === 'too-many-decimals')
    return { ok: false, said: `${shown} tiene más de dos decimales. Los centavos son dos cifras: 60.431.400,50.` };
  return { ok: false, said: `${shown} no es un valor en pesos. Escríbalo como 60.431.400 o 60.431.400,50.` };
}

/** «7 de julio de 2025» → «2025-07-07» */
export function dateWritten(text: string): Written {
  const value = readDateText(text);
  if (value !== null) return { ok: true, value };
  const said = `«${text.slice(0, 40)}» no es una fecha que exista. Escríbala como 7/07/2025 o 7 de julio de 2025.`;
  return { ok: false, said };
}
