import { Injectable } from '@nestjs/common';
import { calendarDate, type CalendarDate } from '../kernel/calendar';

const bogota = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'America/Bogota',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

const minute = 60_000;

/** The only place that looks at the wall. */
@Injectable()
export class Clock {
  // Every request asks for the date, and writing it out is dear: once a minute is enough.
  #lately = { minute: Number.NaN, today: '' as CalendarDate };

  now(): Date {
    return new Date();
  }

  /** The office's date: the calendar day in Bogotá. */
  today(): CalendarDate {
    const now = this.now();
    const present = Math.floor(now.getTime() / minute);
    if (this.#lately.minute !== present) {
      this.#lately = { minute: present, today: calendarDate(bogota.format(now)) };
    }
    return this.#lately.today;
  }
}
