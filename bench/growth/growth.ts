import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Cluster } from '../harness/cluster';
import { spanish } from '../harness/rounds';
import { startService } from '../harness/service';
import { proveSound } from '../harness/sound';
import { exponentOf, summaryOf } from '../harness/statistics';
import { writeHistory } from '../history/history';
import { planOf, postingsOf, type Plan } from '../history/plan';
import { chartOf, type Series } from './chart';
import { works, type Place } from './works';

/** Postings of each history. */
const sizes = {
  quick: [2_000, 8_000],
  default: [10_000, 100_000, 1_000_000],
  full: [10_000, 100_000, 1_000_000, 10_000_000],
};

interface Setting {
  readonly scale: keyof typeof sizes;
  readonly cluster: Cluster;
  readonly machine: string;
  readonly say: (line: string) => void;
}

/**
 * The same work on histories of growing length, and the exponent b of cost = a·lengthᵇ: 0 where the cost does not grow
 * with history, 1 where it grows as it does. Each history is proved sound, which is itself the work that reads it all.
 * @returns the page, in Markdown; with a folder it is left there, with its chart
 */
export async function measureGrowth(setting: Setting, folder: string | undefined): Promise<string> {
  const points = new Map<string, { size: number; cost: number }[]>();
  for (const size of sizes[setting.scale]) {
    const plan = { ...planOf(size), awaiting: 2 };
    const measured = await measureAt(setting, plan);
    for (const [work, cost] of measured) {
      points.set(work, [...(points.get(work) ?? []), { size: postingsOf(plan), cost }]);
    }
    setting.say(
      `  ${spanish(postingsOf(plan))} asientos: ${measured.map(([work, cost]) => `${work} ${spanish(cost)} ms`).join(' · ')}`,
    );
  }
  const series = [...points].map(([name, each]) => ({ name, points: each, exponent: exponentOf(each) }));
  const page = pageOf(series, setting.machine);
  if (folder !== undefined) {
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, 'growth.md'), page);
    await writeFile(join(folder, 'growth.svg'), chartOf(series));
  }
  return page;
}

async function measureAt({ cluster }: Setting, plan: Plan): Promise<(readonly [string, number])[]> {
  const name = `growth_${postingsOf(plan)}`;
  const doors = await cluster.database(name);
  await writeHistory(doors, plan);
  const service = await startService(doors, { alone: true });
  const place: Place = {
    service,
    plan,
    token: await service.signIn('auditor'),
    paymaster: await service.signIn('paymaster'),
  };
  const measured: [string, number][] = [];
  for (const { name: work, times, ask } of works) {
    const waits: number[] = [];
    // The first ones warm the caches of the connection, and are left out.
    for (let time = -3; time < times; time += 1) {
      const askedAt = performance.now();
      await ask(place, time + 3);
      if (time >= 0) waits.push(performance.now() - askedAt);
    }
    measured.push([work, summaryOf(waits).median]);
  }
  await service.stop();
  const askedAt = performance.now();
  await proveSound(doors);
  measured.push(['prove every invariant and every hash', performance.now() - askedAt]);
  await cluster.drop(name);
  return measured;
}

function pageOf(series: readonly Series[], machine: string): string {
  const lengths = series[0]?.points.map(({ size }) => size) ?? [];
  return [
    '# How cost grows with history',
    '',
    `Written by \`npm run bench -- --growth\`. ${machine}.`,
    '',
    'Median milliseconds of one asking, and the exponent b of cost = a·lengthᵇ (0: does not grow; 1: as the history does).',
    '',
    `| work | ${lengths.map((size) => `${spanish(size)} postings`).join(' | ')} | exponent |`,
    `| --- | ${lengths.map(() => '---').join(' | ')} | --- |`,
    ...series.map(
      ({ name, points, exponent }) =>
        `| ${name} | ${points.map(({ cost }) => spanish(cost)).join(' | ')} | ${exponent.toFixed(2)} |`,
    ),
    '',
    '![Cost of each work by length of history, both logarithmic](growth.svg)',
    '',
  ].join('\n');
}
