import { spanish } from '../harness/rounds';
import type { Told } from './arrivals';
import { flatRatio } from './memory';
import type { SoakResult } from './soak';

const number = (value: number) => (Number.isFinite(value) ? spanish(value) : '–');

/** The soak as a page in Markdown, with its chart beside it. */
export function soakPage(
  result: SoakResult,
  told: { machine: string; at: string; commit: string; minutes: number },
): string {
  const { capacity, before, during, after, memory } = result;
  const row = (name: string, { arrived, donePerSecond, refused, failed, ...latency }: Told) =>
    `| ${[name, number(arrived), number(donePerSecond), number(refused), number(failed), number(latency.p50), number(latency.p99), number(latency.p999), number(latency.refusalP99)].join(' | ')} |`;
  const back = after.p99 / before.p99;
  return [
    `# Soak: twice the capacity for ${told.minutes} minutes`,
    '',
    `\`npm run bench -- --soak --minutes ${told.minutes}\`, ${told.at.slice(0, 16).replace('T', ' ')} UTC, commit ${told.commit}. ${told.machine}. Service, PostgreSQL and load share the machine.`,
    '',
    'A giro is registered over HTTP by its order, each with its key, on ten thousand lines in turn. The capacity is what 64',
    `clients in a closed loop get: ${number(capacity)} a second (median of three). Then they arrive in an open loop, whether`,
    'or not those before were answered, and latency is since each was due.',
    '',
    '| load | arrived | done/s | told to come again | failed | p50 ms | p99 ms | p99,9 ms | p99 of the 503, ms |',
    '| --- | --: | --: | --: | --: | --: | --: | --: | --: |',
    row('half the capacity', before),
    row('twice the capacity', during),
    row('half again', after),
    '',
    `Memory (resident, once a second): ${number(memory.early)} MB median of the second quarter, ${number(memory.late)} MB of the last, ${number(memory.peak)} MB at most: ratio ${number(memory.ratio)}, ${memory.ratio <= flatRatio ? 'flat' : '**not flat**'} (at most ${number(flatRatio)}).`,
    `Latency afterwards: p50 ${number(after.p50 / before.p50)}×, p99 ${number(back)}× what it was before.`,
    'Afterwards every invariant of the ledger and every hash of the chain held.',
    '',
    '![Memory and latency over the minutes](soak.svg)',
    '',
  ].join('\n');
}
