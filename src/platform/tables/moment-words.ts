import { calendarDate, dateInSpanish } from '../../kernel/calendar';
import type { Table } from './table';

const office = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'America/Bogota',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
});

/** «Con corte a 30 de noviembre de 2025» */
export function cutoffInWords({ asOf }: Table<never>['moment']): string {
  return `Con corte a ${dateInSpanish(asOf)}`;
}

/** «Según lo registrado hasta el 20 de noviembre de 2026, 05:00 (hora de Bogotá)» */
export function knownAtInWords({ knownAt }: Table<never>['moment']): string {
  const [date = '', time = ''] = office.format(new Date(knownAt)).split(' ');
  return `Según lo registrado hasta el ${dateInSpanish(calendarDate(date))}, ${time} (hora de Bogotá)`;
}
