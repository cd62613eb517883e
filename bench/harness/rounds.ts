import type { Bench, Contestant, Figure, Figures, Goal, Scale, Setting } from './bench';
import { summaryOf, type Summary } from './statistics';

export interface Row {
  readonly contestant: string;
  readonly missing?: string | undefined;
  readonly figures: Readonly<Record<string, Summary>>;
}

export interface Judged {
  readonly text: string;
  /** What was asked: «≥ 0,7», «≤ 3». */
  readonly asked: string;
  readonly measured: Summary | null;
  /** null: not judged, for nothing is asked, a yardstick is not installed, or the run is a quick one. */
  readonly met: boolean | null;
  /** Some round alone would have been judged otherwise: another day may say the other thing. */
  readonly divided: boolean;
}

export interface Outcome {
  readonly code: string;
  readonly title: string;
  readonly seconds: number;
  readonly rows: readonly Row[];
  readonly goals: readonly Judged[];
  /** What the proof said after the last round; null when everything was true. */
  readonly untrue: string | null;
}

type Measured = ReadonlyMap<string, readonly Figures[]>;

/** Everybody once a round, so that whatever the machine does meanwhile it does to all. */
export async function runBench(bench: Bench, setting: Setting, rounds: number): Promise<Outcome> {
  const startedAt = Date.now();
  const prepared = await bench.prepare(setting);
  try {
    const present = prepared.contestants.filter(({ missing }) => missing === undefined);
    for (const { name, missing } of prepared.contestants)
      if (missing !== undefined) setting.say(`  ${name}: se omite, ${missing}`);
    const measured = new Map<string, Figures[]>(present.map(({ name }) => [name, []]));
    for (let round = 1; round <= rounds; round += 1) {
      for (const each of round % 2 === 0 ? [...present].reverse() : present) {
        measured.get(each.name)?.push(await each.measure());
      }
      setting.say(`  ronda ${round} de ${rounds}`);
    }
    const untrue = await prepared.prove?.().then(
      () => null,
      (error: unknown) => String(error),
    );
    return {
      code: bench.code,
      title: bench.title,
      seconds: (Date.now() - startedAt) / 1000,
      rows: prepared.contestants.map((each) => rowOf(each, measured.get(each.name) ?? [])),
      goals: prepared.goals.map((goal) => judge(goal, measured, setting.scale)),
      untrue: untrue ?? null,
    };
  } finally {
    await prepared.close();
  }
}

function rowOf({ name, missing }: Contestant, rounds: readonly Figures[]): Row {
  const names = [...new Set(rounds.flatMap((figures) => Object.keys(figures)))];
  const figures = names.map((figure) => [figure, summaryOf(valuesOf(rounds, figure))] as const);
  return { contestant: name, missing, figures: Object.fromEntries(figures) };
}

/** The ratio within each round, then the median of the rounds; the least sizes measure, and judge nothing. */
function judge(goal: Goal, measured: Measured, scale: Scale): Judged {
  const { text, atLeast, atMost } = goal;
  const asked = [
    ...(atLeast === undefined ? [] : [`≥ ${spanish(atLeast)}`]),
    ...(atMost === undefined ? [] : [`≤ ${spanish(atMost)}`]),
  ].join(' y ');
  const ours = roundsOf(goal.of, measured);
  const theirs = goal.over && roundsOf(goal.over, measured);
  if (ours === undefined || (goal.over && theirs === undefined))
    return { text, asked, measured: null, met: null, divided: false };
  const ratio = summaryOf(ours.map((value, round) => (theirs ? value / (theirs[round] ?? Number.NaN) : value)));
  const isJudged = scale !== 'quick' && (atLeast !== undefined || atMost !== undefined);
  const meets = (value: number) => value >= (atLeast ?? -Infinity) && value <= (atMost ?? Infinity);
  const met = isJudged ? meets(ratio.median) : null;
  const divided = met !== null && [ratio.least, ratio.most].some((value) => meets(value) !== met);
  return { text, asked, measured: ratio, met, divided };
}

function roundsOf([contestant, figure]: Figure, measured: Measured): number[] | undefined {
  const rounds = measured.get(contestant);
  if (rounds === undefined) return undefined;
  const values = valuesOf(rounds, figure);
  if (values.length === 0) throw new Error(`«${contestant}» measures no «${figure}»: a goal that cannot be judged`);
  return values;
}

function valuesOf(rounds: readonly Figures[], figure: string): number[] {
  return rounds.flatMap((figures) => figures[figure] ?? []);
}

/** With a decimal comma and as many figures as say something. */
export function spanish(value: number): string {
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return value.toLocaleString('es-CO', { maximumFractionDigits: digits });
}
