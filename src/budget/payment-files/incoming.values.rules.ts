import { isCalendarDate, type CalendarDate } from '../../kernel/calendar';
import { readDateText } from '../../kernel/date-reading';
import { Money } from '../../kernel/money';
import type { amountFormats, dateFormats } from './layout';

/* What a cell of the bank says. Null is what cannot be read, or can be read in two ways: nothing is guessed. */

export function dateOf(text: string, format: (typeof dateFormats)[number] | undefined): CalendarDate | null {
  if (format === 'YYYYMMDD') return dateOfParts(/^(\d{4})(\d\d)(\d\d)$/.exec(text), [1, 2, 3]);
  if (format === 'DDMMYYYY') return dateOfParts(/^(\d\d)(\d\d)(\d{4})$/.exec(text), [3, 2, 1]);
  // An hour behind the day is not asked for.
  return readDateText(text.replace(/[T ]\d\d:\d\d.*$/, ''));
}

/** Pesos, negative ones too. */
export function amountOf(
  { text, isNumber }: { readonly text: string; readonly isNumber: boolean },
  format: (typeof amountFormats)[number] | undefined,
): Money | null {
  const bare = text.replace(/[−]/g, '-');
  switch (isNumber ? 'point' : format) {
    case 'centavos':
      return /^[-+]?\d{3,20}$/.test(bare) ? canonical(`${bare.slice(0, -2)}.${bare.slice(-2)}`) : null;
    case 'point':
      return canonical(bare.replaceAll(',', ''));
    case 'comma':
      return canonical(bare.replaceAll('.', '').replace(',', '.'));
    case 'whole':
      return canonical(bare.replace(/[.,]/g, ''));
    case undefined: {
      const reading = Money.read(bare);
      return reading.ok ? reading.amount : null;
    }
  }
}

function canonical(text: string): Money | null {
  const [, sign = '', digits = '', decimals = ''] =
    /^([-+]?)0*(\d{1,18})(\.\d{1,2})?$/.exec(text.replace(/[$\s]/g, '')) ?? [];
  return digits === '' ? null : Money.of(`${sign === '-' ? '-' : ''}${digits}${decimals}`);
}

function dateOfParts(
  parts: RegExpExecArray | null,
  [year, month, day]: readonly [number, number, number],
): CalendarDate | null {
  if (!parts) return null;
  const date = `${parts[year]}-${parts[month]}-${parts[day]}`;
  return isCalendarDate(date) ? date : null;
}
