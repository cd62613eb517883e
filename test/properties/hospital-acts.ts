import { pesos, type Move } from './books';
import { beyond, conflict, on, sized, type Act, type Part, type Plan, type Refused } from './plan';
import { alone, type Line, type Report, type Restitution, type World } from './world';

/* What a hospital does with the money that reached it: incorporation, reports, yields, and giving it back. */

type Said = Pick<Plan, 'path' | 'body' | 'judge' | 'make'> & { readonly amount?: number };

function ofHospital(line: Line, said: Said): Plan {
  return { right: 'recipient', roles: ['recipient'], lines: [line], own: true, ...said };
}

const incorporate: Act = (world, day, part) =>
  world.lines.map((line) => {
    const maximum = Math.max(0, world.amountOf(line) - line.incorporated);
    const amount = sized(part, maximum);
    return ofHospital(line, {
      path: `/allocations/${line.id}/incorporation`,
      body: { actKind: 'Acuerdo', actNumber: `EJEMPLO-${String(day)}`, actOn: on(day), amount: pesos(amount) },
      amount,
      judge() {
        if (line.closed) return conflict;
        return amount > maximum ? beyond(maximum) : null;
      },
      make: () => void (line.incorporated += amount),
    });
  });

type Figures = Pick<Report, 'line' | 'day' | 'contracted' | 'obligated' | 'paid' | 'yields' | 'correction'>;

/** What the hospital had for paying by a day, less what it deposited back and nobody has verified. */
function payable(world: World, { line, day }: Pick<Figures, 'line' | 'day'>): number {
  const held = world.books.available(`held ${line.name}`, day);
  return world.at('executed', line) + held - Math.min(held, unverified(world, line, 'principal'));
}

function figuresOf(world: World, line: Line, day: number, { part, correction }: Told): Figures {
  const last = world.lastAccepted(line);
  const limit = Math.min(line.incorporated, world.amountOf(line), payable(world, { line, day }));
  const paid = part === 'nothing' ? 0 : sized(part, limit);
  const obligated = correction ? paid : Math.max(paid, last?.obligated ?? 0);
  const contracted = correction ? paid : Math.max(obligated, last?.contracted ?? 0);
  const recorded = world.yieldsOf(line);
  const less = { half: Math.ceil(recorded / 2), more: recorded, nothing: 1, all: 0, some: 0, far: 0 }[part];
  const more = { half: 5_000, some: 1, nothing: -1, all: 0, more: 0, far: 0 }[part];
  const yields = Math.max(0, recorded + (correction ? -less : more));
  return { line, day, contracted, obligated, paid, yields, correction };
}

interface Told {
  readonly part: Part;
  readonly correction: boolean;
}

/** Judged when it is sent, and again when it is accepted. @param report null while it is being sent */
export function judgeReport(world: World, figures: Figures, report: Report | null): Refused | null {
  const { line, day, correction } = figures;
  if (line.closed) return conflict;
  if (world.reports.some((each) => each.line === line && each.decision === null && each !== report)) return conflict;
  const last = world.lastAccepted(line);
  const first = world.firstReceipt(line);
  if (correction ? last === null : last?.final) return conflict;
  if (first === null || day < first || (last !== null && day <= last.day)) return conflict;
  return judgeChain(world, figures) ?? judgeDecrease(world, figures);
}

function judgeChain(world: World, figures: Figures): Refused | null {
  const { line, contracted, obligated, paid } = figures;
  const amount = world.amountOf(line);
  const most = payable(world, figures);
  if (contracted > line.incorporated) return beyond(Math.min(line.incorporated, amount));
  if (contracted > amount) return beyond(amount);
  if (obligated > contracted) return beyond(contracted);
  if (paid > obligated) return beyond(Math.min(obligated, most));
  return paid > most ? beyond(most) : null;
}

/** A correction may say less, of yields no less than what was given back. */
function judgeDecrease(world: World, figures: Figures): Refused | null {
  const { line, day, contracted, obligated, paid, yields, correction } = figures;
  const last = world.lastAccepted(line);
  const isLess =
    contracted < (last?.contracted ?? 0) || obligated < (last?.obligated ?? 0) || paid < world.at('executed', line);
  if (isLess && !correction) return conflict;
  const held = world.books.available(`yield-held ${line.name}`, day);
  const adjustable = correction ? held - Math.min(held, unverified(world, line, 'yields')) : 0;
  return yields < world.yieldsOf(line) - adjustable ? conflict : null;
}

/** What acceptance moves, by the difference with what is on record. */
export function reportMoves(world: World, { line, paid, yields }: Report): { execute: Move[]; earn: Move[] } {
  const { name } = line;
  return {
    execute: difference(`held ${name}`, `executed ${name}`, paid - world.at('executed', line)),
    earn: difference(`yield-source ${name}`, `yield-held ${name}`, yields - world.yieldsOf(line)),
  };
}

function difference(from: string, to: string, amount: number): Move[] {
  if (amount === 0) return [];
  return amount > 0 ? [{ from, to, amount }] : [{ from: to, to: from, amount: -amount }];
}

const report =
  ({ final, correction }: { final: boolean; correction: boolean }): Act =>
  (world, day, part) =>
    world.lines.map((line) => {
      const figures = figuresOf(world, line, day, { part, correction });
      const { contracted, obligated, paid, yields } = figures;
      const said = { contracted, obligated, paid, yieldsEarned: yields };
      const written = Object.fromEntries(Object.entries(said).map(([name, amount]) => [name, pesos(amount)]));
      return ofHospital(line, {
        path: `/allocations/${line.id}/execution-reports`,
        body: { cutoff: on(day), filingNumber: 'EJEMPLO', ...written, final, correction, note: 'EJEMPLO' },
        judge: () => judgeReport(world, figures, null),
        make(by, { id }) {
          const record = { id, maker: by.id, decision: null, entries: [], decidedAfter: 0 };
          world.reports.push({ kind: 'report', ...figures, final, ...record });
        },
      });
    });

const earn: Act = (world, day, part) =>
  world.lines.map((line) => {
    const amount = sized(part, 10_000);
    return ofHospital(line, {
      path: `/allocations/${line.id}/yields`,
      body: { amount: pesos(amount), earnedOn: on(day), reference: 'EJEMPLO' },
      amount,
      judge: () => (line.closed || world.firstReceipt(line) === null ? conflict : null),
      make(by) {
        const move = { from: `yield-source ${line.name}`, to: `yield-held ${line.name}`, amount };
        world.post('earn', [move], alone(by, day));
      },
    });
  });

export const returnPlaces = { principal: ['held', 'returned'], yields: ['yield-held', 'yield-returned'] } as const;

/** Deposited, and seen by nobody yet: spoken for. */
function unverified({ restitutions }: World, line: Line, of: Restitution['of']): number {
  return restitutions
    .filter((each) => each.line === line && each.of === of && each.decision === null)
    .reduce((sum, { amount }) => sum + amount, 0);
}

export function returnMoves({ of, line, amount }: Restitution): Move[] {
  const [from, to] = returnPlaces[of];
  return [{ from: `${from} ${line.name}`, to: `${to} ${line.name}`, amount }];
}

const giveBack =
  (of: Restitution['of']): Act =>
  (world, day, part) =>
    world.lines.map((line) => {
      const held = world.books.available(`${returnPlaces[of][0]} ${line.name}`, day);
      const maximum = Math.max(0, held - unverified(world, line, of));
      const amount = sized(part, maximum);
      return ofHospital(line, {
        path: `/allocations/${line.id}/restitutions`,
        body: { kind: of, amount: pesos(amount), depositedOn: on(day), portfolio: 'EJEMPLO', reference: 'EJEMPLO' },
        amount,
        judge() {
          if (line.closed) return conflict;
          return amount > maximum ? beyond(maximum) : null;
        },
        make(by, { id }) {
          const record = { id, line, day, maker: by.id, decision: null, entry: null };
          world.restitutions.push({ kind: 'restitution', of, amount, ...record });
        },
      });
    });

export const hospitalActs = {
  incorporate,
  report: report({ final: false, correction: false }),
  'final report': report({ final: true, correction: false }),
  'correct the report': report({ final: false, correction: true }),
  'correct the report, final': report({ final: true, correction: true }),
  earn,
  'return capital': giveBack('principal'),
  'return yields': giveBack('yields'),
} satisfies Record<string, Act>;
