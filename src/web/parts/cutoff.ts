import { calendarDate, compareDates, dateInSpanish, type CalendarDate } from '../../kernel/calendar';
import { readDateText } from '../../kernel/date-reading';
import { instantInWords } from './words';

/** The moment as of which a page speaks, or what is wrong with the one that was asked for. */
export type Cutoff = Standing | Wrong;

interface Standing {
  readonly ok: true;
  /** What had taken effect by this date. */
  readonly on: CalendarDate;
  /** As it was known at this instant, in UTC; null for all that is known now. */
  readonly knownAt: string | null;
  /** Of today and by all that is known: no other moment was asked for. */
  readonly isToday: boolean;
}

interface Wrong {
  readonly ok: false;
  /** As they were written. */
  readonly asked: { readonly on: string; readonly knownAt: string };
  readonly field: 'corte' | 'conocido';
  readonly problem: string;
}

interface Wall {
  today(): CalendarDate;
  now(): Date;
}

/**
 * Reads `?corte=` (a date) and `?conocido=` (a date and a time of Bogotá, or an instant in UTC), each as a person writes it
 * («30/09/2025») or as an address carries it («2025-09-30»): none is today and now; a moment to come has no figures yet.
 * @param asked the query string, as it came
 */
export function cutoffOf(asked: Readonly<Record<string, unknown>>, clock: Wall): Cutoff {
  const today = clock.today();
  const written = { on: writtenIn(asked['corte']), knownAt: writtenIn(asked['conocido']) };
  const wrong = (field: Wrong['field'], problem: string): Wrong => ({ ok: false, asked: written, field, problem });
  const on = written.on === '' ? today : readDateText(written.on);
  if (on === null)
    return wrong(
      'corte',
      `«${written.on}» no es una fecha que exista. Escríbala como 30/09/2025 o 30 de septiembre de 2025.`,
    );
  if (compareDates(on, today) > 0)
    return wrong(
      'corte',
      `El ${dateInSpanish(on)} no ha llegado: el corte puede ser, a lo sumo, hoy, ${dateInSpanish(today)}.`,
    );
  if (written.knownAt === '') return { ok: true, on, knownAt: null, isToday: on === today };
  const knownAt = instantOf(written.knownAt);
  if (knownAt === null)
    return wrong(
      'conocido',
      `«${written.knownAt}» no es un momento que exista. Escríbalo como 30/09/2025 17:00, o la fecha sola.`,
    );
  if (knownAt > clock.now().toISOString())
    return wrong('conocido', `El ${instantInWords(knownAt)} no ha llegado: nadie sabe todavía lo que se registre.`);
  return { ok: true, on, knownAt, isToday: false };
}

/** What the contract is asked, for this moment; nothing for today. */
export function momentAsked(cutoff: Cutoff): { asOf?: string; knownAt?: string } {
  if (!cutoff.ok || cutoff.isToday) return {};
  return { asOf: cutoff.on, ...(cutoff.knownAt === null ? {} : { knownAt: cutoff.knownAt }) };
}

/** This moment as the addresses of the pages carry it; nothing for today. */
export function momentCarried(cutoff: Cutoff): { corte?: string; conocido?: string } {
  if (!cutoff.ok || cutoff.isToday) return {};
  return { corte: cutoff.on, ...(cutoff.knownAt === null ? {} : { conocido: cutoff.knownAt }) };
}

/** The same address at the same moment: a date goes with its person from page to page. */
export function keeping(cutoff: Cutoff | null, address: string): string {
  if (cutoff === null) return address;
  const carried = new URLSearchParams(momentCarried(cutoff)).toString();
  if (carried === '') return address;
  const [page = '', fragment] = address.split('#');
  return `${page}${page.includes('?') ? '&' : '?'}${carried}${fragment === undefined ? '' : `#${fragment}`}`;
}

/** «30/09/2025», as it is written in the field, whatever the language of the browser. */
export function dateInFigures(date: CalendarDate): string {
  return date.split('-').reverse().join('/');
}

/** «30/09/2025 17:00:00», by the clock of Bogotá. */
export function bogotaTime(instant: string): string {
  const [date = '', time = ''] = new Date(Date.parse(instant) - bogotaBehind).toISOString().split('T');
  return `${dateInFigures(calendarDate(date))} ${time.slice(0, 8)}`;
}

// The office's clock has stood five hours behind UTC, without summer time, since before any record here.
const bogotaBehind = 5 * 60 * 60 * 1000;

/** A day alone is known to its end. */
function instantOf(written: string): string | null {
  const [, day = '', time, seconds = '', zone] =
    /^(.+?)(?:[T ](\d\d:\d\d)(:\d\d(?:\.\d{1,6})?)?(Z)?)?$/.exec(written) ?? [];
  const date = readDateText(day);
  if (date === null) return null;
  const said = Date.parse(
    time === undefined ? `${date}T23:59:59.999-05:00` : `${date}T${time}${seconds}${zone ?? '-05:00'}`,
  );
  if (Number.isNaN(said)) return null;
  return zone === undefined ? new Date(said).toISOString() : `${date}T${time ?? ''}${seconds}Z`;
}

function writtenIn(asked: unknown): string {
  return typeof asked === 'string' ? asked.trim().slice(0, 50) : '';
}
