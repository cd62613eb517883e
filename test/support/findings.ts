import { addDays, calendarDate, type CalendarDate } from '../../src/kernel/calendar';
import { Clock } from '../../src/platform/clock';
import { openOffice, publish, type Line, type Office } from './office';
import type { TestService } from './service';

export interface Finding {
  readonly id: string;
  readonly code: string;
  readonly severity: string;
  readonly state: string;
  readonly expected: string | null;
  readonly actual: string | null;
  readonly difference: string | null;
  readonly period: number;
  readonly openSince: string;
  readonly ageDays: number;
  readonly resolvedAt: string | null;
  readonly explanation: { explanation: string; document: string } | null;
  readonly waiver: { state: string; until: string } | null;
  readonly life: { kind: string; state: string; reason: string | null; by: object | null }[];
}

/** An office whose findings are asked for. */
export class FindingsDesk {
  private constructor(
    readonly office: Office,
    private readonly clock: Clock,
    readonly today: CalendarDate,
  ) {}

  static async open(service: TestService): Promise<FindingsDesk> {
    const clock = service.app.get(Clock);
    return new FindingsDesk(await openOffice(service), clock, clock.today());
  }

  /** From here to the end of the test it is another day. */
  on(date: string): void {
    jest.spyOn(this.clock, 'today').mockReturnValue(calendarDate(date));
  }

  inDays(days: number): CalendarDate {
    return addDays(this.today, days);
  }

  async list(query: string): Promise<Finding[]> {
    return (await this.office.auditor.get<{ items: Finding[] }>(`/findings?${query}`)).body.items;
  }

  async one(id: string): Promise<Finding> {
    return (await this.office.auditor.get<Finding>(`/findings/${id}`)).body;
  }

  /** The one finding of this code that the resolution has. */
  async only(resolution: string, code: string): Promise<Finding> {
    const [finding, ...others] = await this.list(`resolution=${resolution}&code=${code}`);
    if (!finding || others.length > 0) throw new Error(`${code}: ${String(others.length + (finding ? 1 : 0))} found`);
    return finding;
  }

  /** A resolution of 1.000.000 on two lines, in force. */
  allocation(given: object = {}): Promise<{ id: string; lines: Line[] }> {
    return publish(this.office, ['600000.00', '400000.00'], given);
  }
}

/** What a resolution announces, besides what it authorises. */
export function announced(amount: string, text: string): object {
  return { announcedAmounts: [{ amount, text, source: 'EJEMPLO' }] };
}
