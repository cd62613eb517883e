import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { spanish, type Judged, type Outcome, type Row } from './rounds';
import type { Summary } from './statistics';

export interface Run {
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly scale: string;
  readonly rounds: number;
  readonly machine: string;
  readonly commit: string;
  readonly outcomes: readonly Outcome[];
}

/** The whole run as a page in Markdown: of each bench its figures, then its goals. */
export function pageOf(run: Run): string {
  return [
    `# Bench of ${run.at.slice(0, 16).replace('T', ' ')} UTC, scale «${run.scale}», ${run.rounds} rounds`,
    '',
    `${run.machine}. Commit ${run.commit}.`,
    '',
    judgement(run),
    '',
    ...run.outcomes.flatMap(sectionOf),
  ].join('\n');
}

function judgement({ scale, outcomes }: Run): string {
  const judged = outcomes.flatMap(({ goals }) => goals);
  if (scale === 'quick')
    return `No goal is judged (${judged.length} measured): a quick run shows that everything runs and is true, not how fast.`;
  const count = (met: boolean | null) => judged.filter((goal) => goal.met === met).length;
  return `Goals met: ${count(true)}; not met: ${count(false)}; not judged (nothing is asked, or a yardstick is not installed): ${count(null)}.`;
}

function sectionOf({ code, title, seconds, rows, goals, untrue }: Outcome): string[] {
  return [
    `## ${code} · ${title}`,
    '',
    `${spanish(seconds)} s in all. ${untrue === null ? 'What was done is true: sums, invariants and chain.' : `**NOT TRUE**: ${untrue}`}`,
    '',
    '| who | median [least – most] |',
    '| --- | --- |',
    ...rows.map((row) => `| ${row.contestant} | ${figuresOf(row)} |`),
    '',
    '| goal | asked | measured | met |',
    '| --- | --- | --- | --- |',
    ...goals.map((goal) => `| ${goal.text} | ${goal.asked} | ${summed(goal.measured)} | ${verdict(goal)} |`),
    '',
  ];
}

function figuresOf({ missing, figures }: Row): string {
  if (missing !== undefined) return `skipped: ${missing}`;
  return Object.entries(figures)
    .map(([name, summary]) => `${summed(summary)} ${name}`)
    .join(' · ');
}

function summed(summary: Summary | null): string {
  if (summary === null) return '–';
  return `${spanish(summary.median)} [${spanish(summary.least)} – ${spanish(summary.most)}]`;
}

function verdict({ met, divided }: Judged): string {
  if (met === null) return 'not judged';
  if (met) return divided ? 'yes, not in every round' : 'yes';
  return divided ? '**no**, in some round yes' : '**no**';
}

/** Leaves the page and, beside it, the same as JSON, to compare runs. @returns the path of the page */
export async function saveRun(folder: string, run: Run): Promise<string> {
  const name = `${run.at.slice(0, 16).replace(':', '')}-${run.scale}`;
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, `${name}.json`), `${JSON.stringify(run, null, 1)}\n`);
  const page = join(folder, `${name}.md`);
  await writeFile(page, pageOf(run));
  return page;
}

/** @param name of a run that was left in this folder, without its ending */
export async function savedRun(folder: string, name: string): Promise<Run> {
  return JSON.parse(await readFile(join(folder, `${name}.json`), 'utf8')) as Run;
}
