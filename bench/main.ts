import 'reflect-metadata';
import { execFileSync } from 'node:child_process';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join, parse } from 'node:path';
import { benches } from './benches';
import { measureGrowth } from './growth/growth';
import type { Bench, Scale } from './harness/bench';
import { startCluster } from './harness/cluster';
import { comparisonOf } from './harness/comparison';
import { describeMachine } from './harness/machine';
import { runBench, type Outcome } from './harness/rounds';
import { pageOf, savedRun, saveRun } from './harness/table';
import { BadOption, help, readOptions } from './options';
import { settingsBench } from './settings';
import { chartOf } from './soak/chart';
import { soakPage } from './soak/page';
import { soak } from './soak/soak';

const root = join(__dirname, '..', '..');
const runsFolder = join(root, 'docs', 'performance', 'runs');

async function main(): Promise<void> {
  const values = readOptions(process.argv.slice(2));
  if (values.help) {
    say(help);
    return;
  }
  if (values.compare !== undefined) {
    await compareRuns(values.compare);
    return;
  }
  if (values.soak) {
    await runSoak(values.minutes, values.out ?? join(root, 'docs', 'performance'));
    return;
  }
  const scale: Scale = values.quick ? 'quick' : values.full ? 'full' : 'default';
  const rounds = values.rounds ?? (scale === 'quick' ? 1 : 3);
  const chosen = chosenOf(values.only);
  if (values.growth) {
    await runGrowth(scale, values.out ?? (scale === 'quick' ? undefined : join(root, 'docs', 'performance')));
    return;
  }
  if (values.profile !== undefined) process.env['BENCH_PROFILE'] = values.profile;
  const cluster = await startCluster();
  const run = {
    at: new Date().toISOString(),
    scale,
    rounds,
    machine: describeMachine(cluster.version),
    commit: commit(),
  };
  say(run.machine);
  const outcomes: Outcome[] = [];
  const folder = values.out ?? (scale === 'quick' ? undefined : runsFolder);
  try {
    for (const bench of chosen) {
      say(`${bench.code} · ${bench.title}`);
      outcomes.push(await runBench(bench, { scale, cluster, say }, rounds));
      // After each one: a run that is cut short has measured something.
      if (folder !== undefined) await saveRun(folder, { ...run, outcomes });
    }
  } finally {
    await cluster.stop();
  }
  say(`\n${pageOf({ ...run, outcomes })}`);
  // How fast decides nothing here; whether what was done is true does.
  process.exitCode = outcomes.some(({ untrue }) => untrue !== null) ? 1 : 0;
}

async function compareRuns([before, after]: readonly [string, string]): Promise<void> {
  const saved = (await readdir(runsFolder)).filter((file) => file.endsWith('.json')).map((file) => parse(file).name);
  const unknown = [before, after].filter((name) => !saved.includes(name));
  if (unknown.length > 0) throw new BadOption(`No hay ${unknown.join(', ')}; hay ${saved.join(', ')}.`);
  say(comparisonOf(await savedRun(runsFolder, before), await savedRun(runsFolder, after)));
}

async function runGrowth(scale: Scale, folder: string | undefined): Promise<void> {
  const cluster = await startCluster();
  try {
    say(`\n${await measureGrowth({ scale, cluster, machine: describeMachine(cluster.version), say }, folder)}`);
  } finally {
    await cluster.stop();
  }
}

async function runSoak(minutes: number, folder: string): Promise<void> {
  const cluster = await startCluster();
  const machine = describeMachine(cluster.version);
  say(machine);
  try {
    const result = await soak(cluster, { minutes, calmSeconds: Math.min(60, minutes * 30), say });
    const page = soakPage(result, { machine, at: new Date().toISOString(), commit: commit(), minutes });
    say(`\n${page}`);
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, 'soak.md'), page);
    await writeFile(join(folder, 'soak.svg'), chartOf(result.seen, result.samples));
  } finally {
    await cluster.stop();
  }
}

/** @throws BadOption for what is none */
function chosenOf(only: string | undefined): readonly Bench[] {
  if (only === undefined) return benches;
  const codes = only.toUpperCase().split(',');
  const known = [...benches, settingsBench];
  const unknown = codes.filter((code) => !known.some((bench) => bench.code === code));
  if (unknown.length > 0)
    throw new BadOption(`No hay ${unknown.join(', ')}; hay ${benches.map(({ code }) => code).join(', ')}.`);
  return known.filter(({ code }) => codes.includes(code));
}

function commit(): string {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: root, encoding: 'utf8' }).trim();
  } catch {
    return 'unknown';
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

main().catch((error: unknown) => {
  if (!(error instanceof BadOption)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
