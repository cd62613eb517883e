import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { openPromise } from 'yauzl';
import { byScale, type Bench, type Contestant, type Figures, type Goal, type Setting } from './harness/bench';
import { missingProgram } from './harness/installed';
import { programOf, ran, type Ran } from './harness/programs';
import { startService, type RunningService } from './harness/service';
import { proveSound } from './harness/sound';
import { writeHistory } from './history/history';
import { planOf, postingsOf } from './history/plan';

/** Everything that a kit says, recomputed by its own verifier; and by the service, from its tables. */
export const verifyEntries: Bench = {
  code: 'B5',
  title: 'verify and recompute a history with its chain',
  prepare: async (setting) => {
    const plan = planOf(byScale(setting, { quick: 2_000, default: 60_000, full: 1_000_000 }));
    const postings = postingsOf(plan);
    const doors = await setting.cluster.database('b5');
    await writeHistory(doors, plan);
    const service = await startService(doors, { settings: { TRAZAGIRO_RECORDS: 'none' } });
    const token = await service.signIn('auditor');
    const folder = await kitOf(setting, service, token);
    const rate = ({ seconds, peakRss }: Ran): Figures => ({
      'postings/s': Math.round(postings / seconds),
      MB: Math.round(peakRss / 1e6),
    });
    const program = (name: string, command: readonly [string, ...string[]]) =>
      programOf(name, { command, folder, figures: rate });
    const summed = (name: string, sums: readonly [string, ...string[]]): Contestant => ({
      name,
      missing: missingProgram('mawk', 'sha256sum'),
      measure: async () => {
        const balances = await ran('mawk', ['-F"', balancesOf, 'datos/postings.jsonl'], folder);
        const hashed = await ran('sha256sum', sums, folder);
        return rate({ seconds: balances.seconds + hashed.seconds, peakRss: balances.peakRss });
      },
    });
    return {
      contestants: [
        program(ours, ['node', 'verificador.mjs']),
        program(books, ['node', booksAlone, folder]),
        summed(bytes, ['--check', '--quiet', 'SHA256SUMS']),
        summed(fewer, bookFiles),
        program('ledger', ['ledger', '-f', 'diarios/diario.ledger', 'balance']),
        program('hledger', ['hledger', '-f', 'diarios/diario.hledger', 'balance']),
        program('bean-check', ['bean-check', '--no-cache', 'diarios/diario.beancount']),
        { name: 'the service, of its own tables', measure: () => verifiedBy(service, token, postings) },
      ],
      goals: goalsOf(postings),
      prove: () => proveSound(doors),
      close: async () => {
        await service.stop();
        await rm(folder, { recursive: true, force: true });
        await setting.cluster.drop('b5');
      },
    };
  },
};

const [ours, books] = ['the verifier of the kit', 'its books and chain alone'];
const [bytes, fewer] = ['mawk, and sha256sum of the same bytes', 'mawk, and sha256sum of the books'];

function goalsOf(postings: number): Goal[] {
  const against = (mine: string, text: string, name: string, atLeast: number): Goal => ({
    text: `${mine === ours ? 'the verifier' : 'books and chain alone'} over ${text}, ${postings} postings`,
    of: [mine, 'postings/s'],
    over: [name, 'postings/s'],
    atLeast,
  });
  return [
    against(ours, 'mawk and sha256sum', bytes, 0.5),
    against(books, 'mawk and sha256sum', fewer, 0.5),
    ...[ours, books].flatMap((mine) => [
      against(mine, 'ledger', 'ledger', 10),
      against(mine, 'hledger', 'hledger', 100),
      against(mine, 'beancount', 'bean-check', 100),
    ]),
    { text: 'memory of the verifier, MB', of: [ours, 'MB'], atMost: 64 },
  ];
}

// What the goals of 10 and 100 times were set for: no journals, no certificates, no sums of files.
const booksAlone = join(__dirname, '..', '..', 'bench', 'verify', 'books-alone.mjs');
const bookFiles: [string, ...string[]] = [
  'datos/events.jsonl',
  ...['entries', 'postings', 'accounts', 'chains', 'resolutions'].map((name) => `datos/${name}.jsonl`),
];

// What an afternoon's script would do: the sum of each account, from the lines as they are written.
const balancesOf = `
  { for (at = 1; at < NF; at++) {
      if ($at == "account") account = $(at + 2)
      else if ($at == "amount") sum[account] += $(at + 2)
    } }
  END { for (account in sum) printf "%s %.2f\\n", account, sum[account] }`;

/** The kit as an auditor has it, in a folder. */
async function kitOf({ say }: Setting, { url }: RunningService, token: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'trazagiro-kit-'));
  const answer = await fetch(`${url}/api/v1/audit/kit`, { headers: { authorization: `Bearer ${token}` } });
  if (!answer.ok || !answer.body) throw new Error(`no kit: ${answer.status} ${await answer.text()}`);
  const zip = join(folder, 'kit.zip');
  await writeFile(zip, Readable.fromWeb(answer.body as never));
  const opened = await openPromise(zip);
  for await (const entry of opened.eachEntry()) {
    const path = join(folder, entry.fileName);
    await mkdir(dirname(path), { recursive: true });
    await pipeline(await opened.openReadStreamPromise(entry), createWriteStream(path));
  }
  await rm(zip);
  say(`  el paquete: ${(await readdir(folder, { recursive: true })).length} archivos`);
  return folder;
}

async function verifiedBy(service: RunningService, token: string, postings: number): Promise<Figures> {
  const startedAt = Date.now();
  const answer = await fetch(`${service.url}/api/v1/audit/verification`, {
    headers: { authorization: `Bearer ${token}` },
  });
  const { sound } = (await answer.json()) as { sound: boolean };
  if (!sound) throw new Error('the record of the bench is not sound');
  const { peakRss } = await service.usage();
  return { 'postings/s': Math.round((postings / (Date.now() - startedAt)) * 1000), MB: Math.round(peakRss / 1e6) };
}
