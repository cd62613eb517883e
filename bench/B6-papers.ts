import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { KeptPapers } from '../src/platform/paper/kept-papers';
import { PaperPool } from '../src/platform/paper/paper-pool';
import { byScale, type Bench, type Contestant, type Figures } from './harness/bench';
import { missingProgram } from './harness/installed';
import { ran } from './harness/programs';
import { bareCertificate } from './papers/bare-pdfkit';
import { certificatePlan, reportPlan } from './papers/certificate';
import { htmlOf } from './papers/html';

const [bare, one, two, kept] = [
  'pdfkit alone, its font parsed once',
  'ours, one worker',
  'ours, two workers',
  'ours, kept',
];
const report = 'report: ours';
const otherNames = [
  'LibreOffice, all in one run',
  'WeasyPrint',
  'Chromium, print to PDF',
  'one Chromium held open',
] as const;

/** Certificates as the service draws them, and a long report. Programs that draw a page each draw fewer: it is a rate. */
export const drawPapers: Bench = {
  code: 'B6',
  title: 'certificates and reports on paper',
  prepare: async (setting) => {
    const papers = byScale(setting, { quick: 4, default: 150, full: 1000 });
    const few = byScale(setting, { quick: 1, default: 4, full: 20 });
    const rows = byScale(setting, { quick: 100, default: 2_000, full: 10_000 });
    const folder = await mkdtemp(join(tmpdir(), 'trazagiro-papers-'));
    const pages = Array.from({ length: few }, (_, index) => join(folder, `pagina-${index}.html`));
    for (const [index, page] of pages.entries()) await writeFile(page, htmlOf(certificatePlan(index)));
    const long = join(folder, 'informe.html');
    await writeFile(long, htmlOf(reportPlan(rows)));
    const pools = [poolOf(1), poolOf(2)] as const;
    const keeping = new KeptPapers(64_000_000);
    let next = 0;
    const plans = () => Array.from({ length: papers }, () => certificatePlan((next += 1)));
    const others = othersOf({ folder, pages, report: long, rows });
    // Threads begin when first needed, and parse their fonts then; what is kept was drawn before.
    const first = Array.from({ length: 24 }, (_, index) => certificatePlan(index));
    for (const pool of pools) await drawn(pool, first);
    for (const plan of first) await bareCertificate(plan);
    const keep = async () => {
      for (let number = 0; number < papers; number += 1)
        await keeping.of(String(number), () => pools[1].draw(certificatePlan(number)));
    };
    await keep();
    return {
      contestants: [
        rated(one, 'papers', papers, () => drawn(pools[0], plans())),
        rated(two, 'papers', papers, () => drawn(pools[1], plans())),
        rated(kept, 'papers', papers, keep),
        rated(bare, 'papers', papers, async () => {
          for (const plan of plans()) await bareCertificate(plan);
        }),
        ...others.ofCertificates,
        rated(report, 'rows', rows, () => pools[1].draw(reportPlan(rows))),
        ...others.ofReport,
      ],
      goals: [
        goal(`one worker over pdfkit alone (≤ 1,3 times its time), ${papers} papers`, one, bare, 1 / 1.3),
        goal('two workers over one', two, one, 1.7),
        goal('kept over drawn by two workers', kept, two, 30),
        ...otherNames.map((name) => goal(`two workers over ${name}`, two, name, 1)),
        goal(`a report of ${rows} rows over Chromium`, report, 'report: Chromium', 2, 'rows/s'),
        goal(`a report of ${rows} rows over LibreOffice`, report, 'report: LibreOffice', 2, 'rows/s'),
      ],
      close: async () => {
        for (const pool of pools) await pool.onApplicationShutdown();
        await others.close();
        await rm(folder, { recursive: true, force: true });
      },
    };
  },
};

function goal(text: string, ours: string, theirs: string, atLeast: number, figure = 'papers/s') {
  return { text, of: [ours, figure] as const, over: [theirs, figure] as const, atLeast };
}

function rated(name: string, what: string, count: number, work: () => Promise<unknown>): Contestant {
  return {
    name,
    measure: async (): Promise<Figures> => {
      const startedAt = process.hrtime.bigint();
      const before = process.cpuUsage();
      await work();
      const { user, system } = process.cpuUsage(before);
      const seconds = Number(process.hrtime.bigint() - startedAt) / 1e9;
      return { [`${what}/s`]: count / seconds, 'our CPU ms each': (user + system) / 1000 / count };
    },
  };
}

function poolOf(workers: number): PaperPool {
  return new PaperPool({ PAPER_WORKERS: workers, signer: null });
}

async function drawn(pool: PaperPool, plans: ReturnType<typeof certificatePlan>[]): Promise<void> {
  for await (const bytes of pool.drawEach(plans, (plan, papers) => papers.draw(plan))) {
    if (bytes.length === 0) throw new Error('a paper without bytes');
  }
}

/** What others draw the same words with: as many certificates as there are pages, and one report. */
function othersOf({ folder, pages, report, rows }: { folder: string; pages: string[]; report: string; rows: number }) {
  const few = pages.length;
  const office = (files: readonly string[]) =>
    ran('soffice', ['--headless', '--convert-to', 'pdf', '--outdir', folder, ...files]);
  const weasy = (file: string) => ran('weasyprint', [file, `${file}.pdf`]);
  const print = (file: string) =>
    ran('chromium', ['--headless', '--no-sandbox', '--disable-gpu', `--print-to-pdf=${file}.pdf`, `file://${file}`]);
  const each = (command: (file: string) => Promise<unknown>) => async () => {
    for (const page of pages) await command(page);
  };
  let browser: Browser | undefined;
  const inOneBrowser = async () => {
    browser ??= await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
    const page = await browser.newPage();
    for (const file of pages) {
      await page.goto(`file://${file}`);
      await page.pdf({ path: `${file}.pdf`, format: 'Letter' });
    }
    await page.close();
  };
  const needing = (program: string, contestant: Contestant) => ({ ...contestant, missing: missingProgram(program) });
  return {
    ofCertificates: [
      needing(
        'soffice',
        rated(otherNames[0], 'papers', few, () => office(pages)),
      ),
      needing('weasyprint', rated(otherNames[1], 'papers', few, each(weasy))),
      needing('chromium', rated(otherNames[2], 'papers', few, each(print))),
      needing('chromium', rated(otherNames[3], 'papers', few, inOneBrowser)),
    ],
    ofReport: [
      needing(
        'chromium',
        rated('report: Chromium', 'rows', rows, () => print(report)),
      ),
      needing(
        'soffice',
        rated('report: LibreOffice', 'rows', rows, () => office([report])),
      ),
    ],
    close: async () => browser?.close(),
  };
}
