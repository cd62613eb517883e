import { pipeline } from 'node:stream/promises';
import { PassThrough, type Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { Client, type ClientConfig } from 'pg';
import { DataSource } from 'typeorm';
import { refusal } from '../../kernel/errors';
import { CopyOut } from './copy-out';
import { declarationOf, presentScope } from './scope';

export const ExportsBusy = refusal<{ retryAfterSeconds: number }>(
  'export.busy',
  'unavailable',
  { es: 'Se están escribiendo otros archivos', en: 'Other files are being written' },
  {
    es: ({ retryAfterSeconds }) =>
      `Se están escribiendo tantos archivos grandes como caben. Intente de nuevo en ${retryAfterSeconds} s.`,
    en: ({ retryAfterSeconds }) =>
      `As many large files as there is room for are being written. Try again in ${retryAfterSeconds} s.`,
  },
);

/** At once, in one instance: each has a connection of its own, besides those of the pool. */
const most = 4;

/** Whoever takes longer to read a file than this is cut off: an open snapshot keeps the database from tidying up. */
const longest = '15min';

/** What is made of the rows: pieces of whole rows come in, the bytes of a file go out. */
export type Written = (rows: AsyncIterable<Buffer>) => AsyncIterable<Uint8Array | string>;

/** Files of any number of rows, straight from `COPY` to whoever reads them, as the database was at one moment. */
@Injectable()
export class Exports {
  #under = 0;

  constructor(private readonly dataSource: DataSource) {}

  /**
   * The rows of a question, which sees what whoever asks may see. Memory does not grow with them, and a reader that is
   * slow makes the database wait.
   * @param sql without parameters: `COPY` takes none
   * @throws ExportsBusy
   */
  async stream(
    { sql, form, rowEnd }: { sql: string; form: 'csv' | 'raw'; rowEnd: string },
    written: Written,
  ): Promise<Readable> {
    if (this.#under >= most) throw new ExportsBusy({ retryAfterSeconds: 5 });
    const declaration = declarationOf(presentScope());
    this.#under += 1;
    const client = new Client(connectionOf(this.dataSource));
    client.on('error', () => undefined);
    const ended = () => {
      this.#under -= 1;
      // Not `end`: a COPY that nobody reads would never let go.
      (client as unknown as { connection: { stream: { destroy: () => void } } }).connection.stream.destroy();
    };
    try {
      await client.connect();
      await client.query(
        `begin isolation level repeatable read, read only; ${declaration}; set local statement_timeout = '${longest}'`,
      );
    } catch (error) {
      ended();
      throw error;
    }
    const rows = client.query(new CopyOut(`copy (${sql}) to stdout with (${options[form]})`, rowEnd));
    const out = new PassThrough();
    pipeline(rows, written, out)
      .catch((error: unknown) => {
        out.destroy(error as Error);
      })
      .finally(ended);
    return out;
  }
}

const options = {
  csv: 'format csv',
  // Columns that have neither of these marks nor a line feed: as they are.
  raw: `format csv, quote e'\\x01', delimiter e'\\x02'`,
};

/** The service's own way in, outside of its pool: a COPY cannot run where statements travel together. */
function connectionOf({ options: given }: DataSource): ClientConfig {
  const { url, host, port, username, database, extra } = given as {
    readonly url?: string;
    readonly host?: string;
    readonly port?: number;
    readonly username?: string;
    readonly database?: string;
    readonly extra: { readonly options: string };
  };
  const common = { options: extra.options, application_name: 'trazagiro-export' };
  return url === undefined
    ? { host: host ?? '', port: port ?? 5432, user: username ?? '', database: database ?? '', ...common }
    : { connectionString: url, ...common };
}
