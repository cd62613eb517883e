import { join } from 'node:path';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Piscina } from 'piscina';
import type { RefusalClass } from '../../../kernel/errors';
import type { ReadResult, ReadTask } from './read-table';
import { tableRefusals, TablesBusy } from './table.refusals';
import type { TableSource } from './table-source';
import { usualLimits, type TableBeginning, type TableEnd, type TableLimits, type TableRow } from './table-file';

/** How many files may wait: each is in memory. */
const mostWaiting = 12;

/**
 * Reads files of rows, CSV or XLSX, in a thread of its own, so that the service goes on answering. Every cell comes as
 * the text that is stored; see `TableRow`. First `beginning`, to choose the sheet and find the headings; then `rows`.
 */
@Injectable()
export class TableReader implements OnApplicationShutdown {
  readonly #threads = new Piscina<ReadTask, ReadResult<TableBeginning | TableEnd>>({
    filename: join(__dirname, 'read-worker.cjs'),
    minThreads: 0,
    maxThreads: 2,
    idleTimeout: 30_000,
    maxQueue: mostWaiting,
    resourceLimits: { maxOldGenerationSizeMb: 512 },
  });

  /**
   * The first rows of each sheet, and how the file is made.
   * @throws TableUnsupported, TableEncrypted, TableHasMacros, TableDamaged, TableEmpty, TableTooLarge, TableBomb, TablesBusy
   */
  async beginning(source: TableSource, limits: TableLimits = usualLimits): Promise<TableBeginning> {
    return (await this.#run({ source, limits })) as TableBeginning;
  }

  /**
   * Every row that has something in it, in order, some hundreds at a time: the next ones come when `take` has ended.
   * @param sheet as `beginning` names it; null for a CSV
   * @throws the same as `beginning`; TableSheetMissing; whatever `take` throws
   */
  async rows(
    { source, sheet, limits = usualLimits }: { source: TableSource; sheet: string | null; limits?: TableLimits },
    take: (rows: readonly TableRow[]) => void | Promise<void>,
  ): Promise<TableEnd> {
    const { port1: mine, port2: port } = new MessageChannel();
    const stop = new AbortController();
    const taking = new Taking(mine, take, stop);
    try {
      return (await this.#run({ source, limits, rowsOf: { sheet, port } }, { port, stop })) as TableEnd;
    } catch (error) {
      throw taking.failure ?? error;
    } finally {
      mine.close();
    }
  }

  async onApplicationShutdown(): Promise<void> {
    await this.#threads.close();
  }

  async #run(task: ReadTask, given?: { port: MessagePort; stop: AbortController }): Promise<TableBeginning | TableEnd> {
    if (this.#threads.queueSize >= mostWaiting) throw new TablesBusy({ retryAfterSeconds: 10 });
    const options = given ? { transferList: [given.port], signal: given.stop.signal } : {};
    const result = await this.#threads.run(task, options);
    if ('done' in result) return result.done;
    const { code, params } = result.refused;
    const Known = tableRefusals[code as keyof typeof tableRefusals] as RefusalClass<Record<string, unknown>>;
    throw new Known(params);
  }
}

/** One batch after the other, each acknowledged when it has been dealt with; a failure stops the reading. */
class Taking {
  failure: unknown;
  #last: Promise<void> = Promise.resolve();

  constructor(port: MessagePort, take: (rows: readonly TableRow[]) => void | Promise<void>, stop: AbortController) {
    port.on('message', (rows: TableRow[]) => {
      this.#last = this.#last
        .then(() => (this.failure === undefined ? take(rows) : undefined))
        .then(() => {
          port.postMessage('taken');
        })
        .catch((error: unknown) => {
          this.failure ??= error;
          stop.abort();
        });
    });
  }
}
