import 'reflect-metadata';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { benches } from './benches';
import type { Bench, Scale } from './harness/bench';
import { startCluster } from './harness/cluster';
import { describeMachine } from './harness/machine';
import { runBench, type Outcome } from './harness/rounds';
import { pageOf, saveRun } from './harness/table';

const root = join(__dirname, '..', '..');

const help = `npm run bench -- [opciones]
  --quick          tamaños mínimos: que funciona, no cuán rápido
  --full           los tamaños de las metas (10 millones de asientos): horas, no minutos
  --only B1,B4     solo estas
  --rounds N       rondas de cada una (3; con --quick, 1)
  --profile carpeta  deja ahí un perfil de procesador de cada servicio (tools/flame.mjs lo dibuja)
  --out carpeta    dónde dejar la tabla (docs/performance/runs; con --quick, en ninguna parte)

Compara con lo que haya instalado; lo que falte se omite y se dice. Para instalarlo: bench/README.md.`;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      quick: { type: 'boolean', default: false },
      full: { type: 'boolean', default: false },
      only: { type: 'string' },
      rounds: { type: 'string' },
      profile: { type: 'string' },
      out: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    say(help);
    return;
  }
  const scale: Scale = values.quick ? 'quick' : values.full ? 'full' : 'default';
  const rounds = Number(values.rounds ?? (scale === 'quick' ? 1 : 3));
  const chosen = chosenOf(values.only);
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
  try {
    for (const bench of chosen) {
      say(`${bench.code} · ${bench.title}`);
      outcomes.push(await runBench(bench, { scale, cluster, say }, rounds));
    }
  } finally {
    await cluster.stop();
  }
  const whole = { ...run, outcomes };
  say(`\n${pageOf(whole)}`);
  const folder = values.out ?? (scale === 'quick' ? undefined : join(root, 'docs', 'performance', 'runs'));
  if (folder !== undefined) say(`Guardado en ${await saveRun(folder, whole)}`);
  // How fast decides nothing here; whether what was done is true does.
  process.exitCode = outcomes.some(({ untrue }) => untrue !== null) ? 1 : 0;
}

function chosenOf(only: string | undefined): readonly Bench[] {
  if (only === undefined) return benches;
  const codes = only.toUpperCase().split(',');
  const unknown = codes.filter((code) => !benches.some((bench) => bench.code === code));
  if (unknown.length > 0)
    throw new Error(`No hay ${unknown.join(', ')}; hay ${benches.map(({ code }) => code).join(', ')}.`);
  return benches.filter(({ code }) => codes.includes(code));
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

void main();
