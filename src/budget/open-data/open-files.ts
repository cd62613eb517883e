import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/transactions';
import { zipOf, type ZipFile } from '../../platform/zip';
import type { Moment } from '../ledger/moment.rules';
import { openTable, openTableNames, type OpenTableName } from './contents';
import { readMe } from './dictionary';
import { csvFile, jsonFile } from './open-files.rules';
import { OpenRows } from './open-rows';
import { dataPackage, type Sum, type Sums } from './package';
import { PublicationSettings } from './publication';
import { measure, type Chunks } from './measure';

/** Every file that is published, by its path, with what it is. */
export const openFileTypes: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    openTableNames.flatMap((name) => [
      [`${name}.csv`, 'text/csv; charset=utf-8'],
      [`${name}.json`, 'application/json; charset=utf-8'],
    ]),
  ),
  'datapackage.json': 'application/json; charset=utf-8',
  'LEEME.md': 'text/markdown; charset=utf-8',
  'package.zip': 'application/zip',
};

export const openFilePaths = Object.keys(openFileTypes);

/** The files of one moment, each written as it is read. Equal data give equal bytes, in whatever order they are asked. */
@Injectable()
export class OpenFiles {
  constructor(
    private readonly rows: OpenRows,
    private readonly publication: PublicationSettings,
  ) {}

  /** @param path one of `openFilePaths` */
  async *of(tx: Tx, path: string, seen: SeenTables): AsyncGenerator<string | Uint8Array> {
    if (path === 'LEEME.md') yield readMe(this.publication.all);
    else if (path === 'datapackage.json') yield await this.descriptor(tx, seen);
    else if (path === 'package.zip') yield* this.zip(tx, seen);
    else yield* this.table(tx, path, seen.moment);
  }

  private table(tx: Tx, path: string, moment: Moment): AsyncGenerator<string> {
    const [name, form] = path.split('.') as [OpenTableName, string];
    const rows = this.rows.of(tx, name, moment);
    return form === 'csv' ? csvFile(openTable(name), rows) : jsonFile(openTable(name), rows);
  }

  private async descriptor(tx: Tx, seen: SeenTables): Promise<string> {
    for (const name of openTableNames) {
      seen.sums[name] ??= await measure(this.table(tx, `${name}.csv`, seen.moment));
    }
    const lastRecorded = await this.rows.lastRecorded(tx, seen.moment);
    return `${JSON.stringify(dataPackage(this.publication.all, seen.sums as Sums, lastRecorded), null, 2)}\n`;
  }

  private async *zip(tx: Tx, seen: SeenTables): AsyncGenerator<Uint8Array> {
    const lastRecorded = await this.rows.lastRecorded(tx, seen.moment);
    // The date that the files bear is of what they tell, so that a night without news makes the same package.
    const stamp = inBogota(lastRecorded ?? '1980-01-01T12:00:00Z');
    const paths = [...openTableNames.map((name) => `${name}.csv`), 'LEEME.md', 'datapackage.json'];
    const files = async function* (this: OpenFiles): AsyncGenerator<ZipFile> {
      for (const path of paths) yield await Promise.resolve({ path, bytes: inBytes(this.of(tx, path, seen)) });
    };
    yield* zipOf(files.call(this), stamp);
  }
}

/** A moment, and what is known of its tables by having written them. */
export interface SeenTables {
  readonly moment: Moment;
  readonly sums: Partial<Record<OpenTableName, Sum>>;
}

async function* inBytes(chunks: Chunks): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) yield typeof chunk === 'string' ? Buffer.from(chunk, 'utf8') : chunk;
}

/** Bogotá is five hours behind UTC, all year round. */
function inBogota(instant: string): string {
  return new Date(Date.parse(instant) - 5 * 3_600_000).toISOString().slice(0, 19);
}
