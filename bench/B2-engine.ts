import { byScale, type Bench, type Goal, type Prepared } from './harness/bench';
import { openElsewhere } from './register/elsewhere';
import { openEngine } from './register/engine';

const ours = 'engine, 10.000 lines, 250 waiting';
const stored = 'the same on a long history';
const oneLine = 'engine, one line, 64 waiting';
const batch = 'one SQL statement for each 1.000 acts, 10.000 lines';
const six = 'pgbench, six statements, 10.000 lines, 64 clients';
const oneLineFunction = 'pgbench, one function, one line, 64 clients';

const goals: readonly Goal[] = [
  { text: 'over the SQL batch', of: [ours, 'acts/s'], over: [batch, 'acts/s'], atLeast: 0.8 },
  { text: 'over six statements', of: [ours, 'acts/s'], over: [six, 'acts/s'], atLeast: 10 },
  { text: 'one hot line, over one function', of: [oneLine, 'acts/s'], over: [oneLineFunction, 'acts/s'], atLeast: 10 },
  {
    text: 'one hot line: p99 over that of the function',
    of: [oneLine, 'p99 ms'],
    over: [oneLineFunction, 'p99 ms'],
    atMost: 0.25,
  },
  { text: 'on a long history, over a short one', of: [stored, 'acts/s'], over: [ours, 'acts/s'], atLeast: 0.9 },
];

/** What an act costs beneath the door: rules, locks, ledger, record and idempotency, and no HTTP. */
export const engine: Bench = {
  code: 'B2',
  title: 'the engine beneath, no HTTP',
  prepare: async (setting): Promise<Prepared> => {
    const acts = byScale(setting, { quick: 64, default: 4000, full: 20_000 });
    const wide = {
      resolutions: byScale(setting, { quick: 1, default: 10, full: 10 }),
      lines: 1000,
      lastYear: 2025,
      years: 1,
    };
    const awaiting = Math.ceil((acts * 5) / (wide.resolutions * wide.lines));
    const longer = byScale(setting, { quick: 2, default: 4, full: 20 });
    const few = await openEngine(setting, 'b2_line', {
      resolutions: 1,
      lines: 1,
      giros: 0,
      awaiting: acts * 5,
      lastYear: 2025,
      years: 1,
    });
    const short = await openEngine(setting, 'b2_short', { ...wide, giros: 0, awaiting });
    const long = await openEngine(setting, 'b2_long', { ...wide, giros: longer, awaiting });
    const elsewhere = await openElsewhere(setting, 'b2_wide', wide.resolutions * wide.lines);
    const elsewhereOneLine = await openElsewhere(setting, 'b2_one', 1);
    const sides = [few, short, long, elsewhere, elsewhereOneLine];
    return {
      contestants: [
        short.pay(ours, 250, acts),
        long.pay(stored, 250, acts),
        few.pay(oneLine, 64, acts),
        elsewhere.script(batch, 'batch.sql', { clients: 1, transactions: Math.ceil(acts / 200), each: 1000 }),
        elsewhere.script(six, 'six-statements.sql', { clients: 64, transactions: acts }),
        elsewhereOneLine.script(oneLineFunction, 'one-function.sql', { clients: 64, transactions: acts }),
      ],
      goals,
      prove: async () => {
        for (const side of sides) await side.prove();
      },
      close: async () => {
        for (const side of sides) await side.close();
      },
    };
  },
};
