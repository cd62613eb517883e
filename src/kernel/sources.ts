import type { CalendarDate } from './calendar';

/**
 * Something that the law lets be unknown and that is not known: which field, why, which source leaves it open, and since
 * when we have known that it is open. The unknown is stored with its reason, never as a guess or an empty text.
 */
export interface Unknown {
  field: string;
  reason: string;
  source: string;
  since: CalendarDate;
}
