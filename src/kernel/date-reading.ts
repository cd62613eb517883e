import { isCalendarDate, type CalendarDate } from './calendar';

const months = [
  'enero',
  'febrero',
  'marzo',
  'abril',
  'mayo',
  'junio',
  'julio',
  'agosto',
  'septiembre',
  'octubre',
  'noviembre',
  'diciembre',
];

const ISO = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})$/;
const FIGURES = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})$/;
const WORDS = /^(\d{1,2}|1[°º]|primero)(?: de)?[ -]([a-z]{3,10})\.?(?: del?)?[ -](\d{4})$/;
const LONGEST_TEXT = 40;

/**
 * Reads a date as people in Colombia write it, the day first: «7/07/2025», «7-7-2025», «7 de julio de 2025», «7 jul
 * 2025», «2025-07-07». A year of two digits is refused: it would have to be guessed.
 * @returns null where it is no date that exists
 */
export function readDateText(text: string): CalendarDate | null {
  const tidy = text.trim().toLowerCase().replace(/\s+/g, ' ');
  if (tidy.length > LONGEST_TEXT) return null;
  const iso = ISO.exec(tidy);
  if (iso) return dateOf(iso[1], iso[2], iso[3]);
  const figures = FIGURES.exec(tidy);
  if (figures) return dateOf(figures[3], figures[2], figures[1]);
  const words = WORDS.exec(tidy);
  if (!words) return null;
  const [, day = '', month = '', year] = words;
  return dateOf(year, monthOf(month), /^\d+$/.test(day) ? day : '1');
}

function monthOf(word: string): string {
  const name = word === 'setiembre' || word === 'sept' ? 'septiembre' : word;
  return String(months.findIndex((month) => month === name || month.slice(0, 3) === name) + 1);
}

function dateOf(year = '', month = '', day = ''): CalendarDate | null {
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isCalendarDate(date) ? date : null;
}
