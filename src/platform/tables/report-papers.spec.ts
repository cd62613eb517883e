import { calendarDate } from '../../kernel/calendar';
import type { DocumentPlan } from '../paper/blocks';
import { PaperPool } from '../paper/paper-pool';
import { paperOf } from './pdf';
import { ReportPapers } from './report-papers';
import type { Table } from './table';

/** Reports of the same question, each as it is read for whoever asks: drawn here as their text, and counted. */
class Asked {
  readonly drawn: DocumentPlan[] = [];
  private readonly papers = new ReportPapers({
    draw: (plan: DocumentPlan) => {
      this.drawn.push(plan);
      return Promise.resolve(Buffer.from(JSON.stringify(plan)));
    },
  } as PaperPool);

  async at(knownAt: string, { amount = '1.00', asked }: { amount?: string; asked?: string } = {}) {
    const moment = { asOf: calendarDate('2025-11-30'), knownAt };
    const table: Table<string> = {
      ...{ file: 'ejemplo', title: 'EJEMPLO', issuer: 'EJEMPLO', moment, notes: [], lines: [amount] },
      columns: [{ name: 'amount', header: { es: 'Valor', en: 'Amount' }, kind: 'text', of: (row) => row }],
      data: { knownAt, amount },
    };
    const { bytes, moment: told } = await this.papers.of(paperOf(table), moment, asked);
    // What it says of itself is what is told of it.
    expect(bytes.toString()).toContain(`\\"knownAt\\":\\"${told.knownAt}\\"`);
    return told.knownAt;
  }
}

const [first, soon, late] = ['10:00:00.000001', '10:00:59.000000', '10:01:00.000002'].map(
  (time) => `2026-11-27T${time}Z`,
) as [string, string, string];

it('draws what three hundred ask at once one time, each with an instant of their own', async () => {
  const asked = new Asked();
  const instants = Array.from({ length: 300 }, (_, nth) => `2026-11-27T10:00:00.${String(nth).padStart(6, '0')}Z`);
  const told = await Promise.all(instants.map((instant) => asked.at(instant)));
  expect([asked.drawn.length, new Set(told)]).toEqual([1, new Set([instants[0]])]);
});

it('gives a report of now that is up to a minute old, and no older one', async () => {
  const asked = new Asked();
  expect([await asked.at(first), await asked.at(soon), await asked.at(late), await asked.at(late)]).toEqual([
    first,
    first,
    late,
    late,
  ]);
  expect(asked.drawn).toHaveLength(2);
});

it('draws again what says anything else', async () => {
  const asked = new Asked();
  expect([await asked.at(first), await asked.at(soon, { amount: '2.00' }), await asked.at(soon)]).toEqual([
    first,
    soon,
    first,
  ]);
  expect(asked.drawn).toHaveLength(2);
});

it('gives to who names an instant the paper of that instant, which is kept as well', async () => {
  const asked = new Asked();
  const told = [await asked.at(first), await asked.at(soon, { asked: soon }), await asked.at(soon, { asked: soon })];
  expect([told, await asked.at(first, { asked: first }), asked.drawn.length]).toEqual([[first, soon, soon], first, 2]);
});
