import { Injectable } from '@nestjs/common';
import { calendarDate, type CalendarDate } from '../kernel/calendar';

const bogota = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'America/Bogota',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** The only place that looks at the wall. */
@Injectable()
export class Clock {
  now(): Date {
    return new Date();
  }

  /** The office's date: the calendar day in Bogotá. */
  today(): CalendarDate {
    return calendarDate(bogota.format(this.now()));
  }
}
