import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { Transactions, type Tx } from '../../platform/database/transactions';
import { NotFound } from '../../platform/http/contract';
import { piecesOf } from '../../platform/pieces';
import { streamOf } from '../../platform/http/streaming';
import { JournalQueries, type JournalAsked } from './journal.queries';
import { journalSyntaxes } from './journal.syntax';
import type { JournalFormat } from './journal.rules';

/** The ledger in other programs' words, written as it is read, in flat memory. */
@Injectable()
export class Journal {
  constructor(
    private readonly transactions: Transactions,
    private readonly queries: JournalQueries,
  ) {}

  /** @throws NotFound when there is no such resolution */
  async stream(format: JournalFormat, asked: JournalAsked): Promise<Readable> {
    await this.transactions.read((tx) => this.titleOf(tx, asked));
    return streamOf(this.transactions, (tx) => this.written(tx, format, asked));
  }

  /** The text in pieces, of the moment that the transaction sees. @throws NotFound */
  async *written(tx: Tx, format: JournalFormat, asked: JournalAsked): AsyncGenerator<string> {
    const syntax = journalSyntaxes[format];
    const of = await this.titleOf(tx, asked);
    yield syntax.head({ of, asOf: asked.asOf });
    for await (const accounts of this.queries.accounts(tx, asked)) yield* piecesOf(accounts.map(syntax.account));
    yield '\n';
    for await (const entries of this.queries.entries(tx, asked)) yield* piecesOf(entries.map(syntax.transaction));
    const { closing } = syntax;
    if (!closing) return;
    for await (const accounts of this.queries.accounts(tx, asked)) yield* piecesOf(accounts.map(closing));
  }

  private async titleOf(tx: Tx, { resolution }: JournalAsked): Promise<string> {
    if (resolution === null) return 'Todas las resoluciones';
    const act = await this.queries.resolution(tx, resolution);
    if (!act) throw new NotFound({});
    return `Resolución ${act.number} de ${act.year}`;
  }
}
