// The books and their chain alone, by the modules of the kit's verifier: every event, entry, posting and balance with its
// hash, the tree and its seals. Without journals, certificates and the sums of the files: what other programs' `balance`
// is fairly held against. node books-alone.mjs <folder of a kit>
import { join } from 'node:path';
import { argv, exit, stdout } from 'node:process';
import { openKit } from '../../tools/verifier/kit.mjs';
import { newLedger } from '../../tools/verifier/ledger.mjs';
import { piecesOf, platformOfNode } from '../../tools/verifier/node.mjs';
import { newReadings } from '../../tools/verifier/readings.mjs';
import { checkSeals, newRecord } from '../../tools/verifier/record.mjs';
import { newReport } from '../../tools/verifier/report.mjs';
import { newWeights } from '../../tools/verifier/weights.mjs';

const names = ['events', 'chains', 'seals', 'keys', 'resolutions', 'accounts', 'entries', 'postings'];
const files = new Map(
  names.map((name) => [`datos/${name}.jsonl`, () => piecesOf(join(argv[2], `datos/${name}.jsonl`), 0, Infinity)]),
);
const unsummed = { update: () => undefined, digest: () => new Uint8Array(0) };
const platform = { ...platformOfNode, newSum: () => unsummed };

const report = newReport();
const kit = { ...openKit(files, platform), scope: null };
const readings = newReadings(platform);
const seals = await checkSeals(report, kit, platform);
const bind = (id, bound) => ledger.bind(id, bound);
const record = newRecord(report, kit, { platform, seals, bind, reading: readings.events });
const ledger = newLedger(report, kit, { readings, weightOf: newWeights(platform) });
while (await record.more()) {
  record.takeSome();
  await ledger.follow();
}
await record.end();
await ledger.end();
const wrong = report.checks.filter(({ state }) => state === 'fault');
stdout.write(`${wrong.map(({ title }) => title).join('\n')}${wrong.length === 0 ? 'sound' : ''}\n`);
exit(wrong.length === 0 ? 0 : 1);
