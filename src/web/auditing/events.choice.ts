import { isCalendarDate } from '../../kernel/calendar';
import { textOf } from '../parts/forms/form-state';
import { dateWritten } from '../parts/forms/written';

/** Which events of the record a page shows: what stands in its address. */
export interface EventsChoice {
  readonly typed: Readonly<Record<'acto' | 'dia' | 'hasta' | 'persona' | 'asunto', string>>;
  readonly query: Readonly<Record<string, string | undefined>>;
  readonly isFirst: boolean;
  /** What is wrong with what was typed; null when nothing is. */
  readonly problem: string | null;
  readonly with: (cursor: string) => string;
}

export function eventsChoiceOf(asked: Readonly<Record<string, unknown>>): EventsChoice {
  const text = (name: string) => textOf(asked, name).trim().slice(0, 100);
  const typed = {
    acto: text('acto'),
    dia: text('dia'),
    hasta: text('hasta'),
    persona: text('persona'),
    asunto: text('asunto'),
  };
  const cursor = textOf(asked, 'desde').slice(0, 400);
  const from = dateIn(typed.dia);
  const to = dateIn(typed.hasta);
  const given = Object.entries(typed).filter(([, value]) => value !== '');
  return {
    typed,
    query: {
      act: orNone(typed.acto),
      person: orNone(typed.persona),
      subject: orNone(typed.asunto),
      ...{ from, to, cursor: orNone(cursor) },
    },
    isFirst: cursor === '',
    problem: problemOf(typed, { from, to }),
    with: (next) => `/escritorio/registro/eventos?${new URLSearchParams([...given, ['desde', next]]).toString()}`,
  };
}

function dateIn(typed: string): string | undefined {
  if (typed === '') return undefined;
  const read = dateWritten(typed);
  return read.ok && isCalendarDate(read.value) ? read.value : undefined;
}

function problemOf(
  typed: EventsChoice['typed'],
  { from, to }: { from: string | undefined; to: string | undefined },
): string | null {
  if (typed.dia !== '' && from === undefined) return `«${typed.dia}» no es una fecha que exista.`;
  if (typed.hasta !== '' && to === undefined) return `«${typed.hasta}» no es una fecha que exista.`;
  return null;
}

function orNone(text: string): string | undefined {
  return text === '' ? undefined : text;
}
