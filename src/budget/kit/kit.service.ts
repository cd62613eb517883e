import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { batchesOf } from '../../platform/database/rows';
import { Transactions, type Tx } from '../../platform/database/transactions';
import type { Caller } from '../../platform/http/caller';
import { NotFound } from '../../platform/http/contract';
import { streamOf } from '../../platform/http/streaming';
import { Seals } from '../audit/seals.service';
import { journalFormats } from '../ledger/journal.rules';
import { JournalQueries, type AccountAsMet } from '../ledger/journal.queries';
import { Journal } from '../ledger/journal.service';
import { FindingRefresh } from '../reconciliation/refresh.service';
import { kitFiles, type KitFileName } from './kit.contents';
import { dictionary, readMe, schemas, type KitAbout } from './kit.papers';
import { kitLines } from './kit.sql';
import { pageOfBrowser, scriptOfNode } from './verifier';
import { piecesOf } from '../../platform/pieces';
import { zipOf, type ZipFile } from '../../platform/zip';

interface Asked {
  readonly by: string;
  readonly resolution: string | null;
}

/** The auditor's kit: one ZIP that proves itself where nothing of ours is. Written as it is read; memory is flat. */
@Injectable()
export class Kit {
  constructor(
    private readonly transactions: Transactions,
    private readonly findings: FindingRefresh,
    private readonly seals: Seals,
    private readonly journal: Journal,
    private readonly accounts: JournalQueries,
  ) {}

  /**
   * Findings are computed and everything is sealed first, so that nothing in the kit stands without a signature but
   * what is recorded meanwhile.
   * @throws NotFound when there is no such resolution; KeyRetired
   */
  async stream(by: Caller, resolution: string | null): Promise<Readable> {
    if (resolution !== null) await this.transactions.read((tx) => scopeOf(tx, resolution));
    await this.findings.settle(by.today, 'wait', resolution);
    await this.seals.seal();
    return streamOf(this.transactions, (tx) => this.zip(tx, { by: by.person.name, resolution }));
  }

  private async *zip(tx: Tx, asked: Asked): AsyncGenerator<Uint8Array> {
    const [{ madeAt, local }]: [{ madeAt: string; local: string }] = await tx.query(
      `select
         to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "madeAt",
         to_char(now() at time zone 'America/Bogota', 'YYYY-MM-DD"T"HH24:MI:SS') as local`,
    );
    yield* zipOf(this.files(tx, asked, madeAt), local);
  }

  private async *files(tx: Tx, { by, resolution }: Asked, madeAt: string): AsyncGenerator<ZipFile> {
    const sums: string[] = [];
    const lines: Record<string, number> = {};
    const summed = (path: string, chunks: AsyncIterable<string>): ZipFile => ({
      path,
      bytes: summing(chunks, (sum) => sums.push(`${sum}  ${path}\n`)),
    });
    for (const name of Object.keys(kitFiles) as KitFileName[]) {
      const { path } = kitFiles[name];
      yield summed(
        path,
        counting(this.linesOf(tx, name, resolution), (count) => (lines[path] = count)),
      );
    }
    for (const format of journalFormats) {
      yield summed(`diarios/diario.${format}`, this.journal.written(tx, format, { resolution, asOf: null }));
    }
    const scope = resolution === null ? null : await scopeOf(tx, resolution);
    const about: KitAbout = { format: 'trazagiro/kit/1', madeAt, madeBy: by, scope, lines };
    const papers = [
      ...schemas(),
      { path: 'diccionario.md', text: dictionary() },
      { path: 'LEEME.txt', text: readMe(about) },
      { path: 'verificador.html', text: pageOfBrowser() },
      { path: 'verificador.mjs', text: scriptOfNode() },
      { path: 'kit.json', text: `${JSON.stringify(about, null, 2)}\n` },
    ];
    for (const { path, text } of papers) yield summed(path, only(text));
    yield { path: 'SHA256SUMS', bytes: [Buffer.from(sums.join(''), 'utf8')] };
  }

  private linesOf(tx: Tx, name: KitFileName, resolution: string | null): AsyncGenerator<string[]> {
    return name === 'accounts'
      ? told(this.accounts.accountsAsMet(tx, resolution))
      : read(tx, kitLines[name], resolution);
  }
}

async function* read(tx: Tx, sql: string, resolution: string | null): AsyncGenerator<string[]> {
  for await (const rows of batchesOf<{ line: string }>(tx, sql, [resolution])) yield rows.map(({ line }) => line);
}

async function* told(batches: AsyncIterable<AccountAsMet[]>): AsyncGenerator<string[]> {
  for await (const accounts of batches) {
    yield accounts.map(({ id, name, line }) => JSON.stringify({ id, name, ...line }));
  }
}

async function* counting(batches: AsyncIterable<string[]>, told: (count: number) => void): AsyncGenerator<string> {
  let count = 0;
  for await (const lines of batches) {
    count += lines.length;
    yield* piecesOf(lines.map((line) => `${line}\n`));
  }
  told(count);
}

async function* summing(chunks: AsyncIterable<string>, told: (sum: string) => void): AsyncGenerator<Uint8Array> {
  const sum = createHash('sha256');
  for await (const chunk of chunks) {
    const bytes = Buffer.from(chunk, 'utf8');
    sum.update(bytes);
    yield bytes;
  }
  told(sum.digest('hex'));
}

async function* only(text: string): AsyncGenerator<string> {
  yield await Promise.resolve(text);
}

async function scopeOf(tx: Tx, id: string): Promise<{ id: string; label: string }> {
  const [act]: { number: number; year: number }[] = await tx.query(
    `select number, year from resolution where id = $1 and kind = 'allocation' and published_at is not null`,
    [id],
  );
  if (!act) throw new NotFound({});
  return { id, label: `Resolución ${act.number} de ${act.year}` };
}
