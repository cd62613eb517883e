import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../kernel/calendar';
import { Money } from '../../kernel/money';
import { batchesOf } from '../../platform/database/rows';
import type { Tx } from '../../platform/database/transactions';
import { accountsAsMet, accountsByName, entriesByDate, type NamesAsked } from './journal.sql';
import { placeWords, wordOf, type JournalAccount, type JournalEntry } from './journal.rules';

/** Which part of the ledger: of one resolution or of all, up to a date or whole. */
export interface JournalAsked {
  readonly resolution: string | null;
  readonly asOf: CalendarDate | null;
}

type AccountRow = Omit<JournalAccount, 'balance'> & { balance: string };
type PostingRow = Omit<JournalEntry['postings'][number], 'amount' | 'leaves'> & {
  readonly amount: string;
  readonly leaves: string | null;
};
type EntryRow = Omit<JournalEntry, 'postings'> & { readonly postings: readonly PostingRow[] };

/** An account with the name that the journals give it, and what else the kit says of it. */
export interface AccountAsMet {
  readonly id: string;
  readonly name: string;
  readonly line: object;
}

@Injectable()
export class JournalQueries {
  /** Which resolution is this? Null when there is none that moves money. */
  async resolution(tx: Tx, id: string): Promise<{ number: number; year: number } | null> {
    const [row]: { number: number; year: number }[] = await tx.query(
      'select number, year from resolution where id = $1 and amends_id is null',
      [id],
    );
    return row ?? null;
  }

  /** Which accounts were posted to, and what does each hold? In the order of their names, a batch at a time. */
  async *accounts(tx: Tx, asked: JournalAsked): AsyncGenerator<JournalAccount[]> {
    for await (const rows of batchesOf<AccountRow>(tx, accountsByName, await this.names(tx, asked))) {
      yield rows.map((row) => ({ ...row, balance: Money.of(row.balance) }));
    }
  }

  /** The entries by effective date, and as recorded within a day, a batch at a time. */
  async *entries(tx: Tx, asked: JournalAsked): AsyncGenerator<JournalEntry[]> {
    for await (const rows of batchesOf<EntryRow>(tx, entriesByDate, await this.names(tx, asked))) {
      yield rows.map((row) => ({ ...row, postings: row.postings.map(withMoney) }));
    }
  }

  /** Every account, in the order in which money first came to it, a batch at a time. */
  async *accountsAsMet(tx: Tx, resolution: string | null): AsyncGenerator<AccountAsMet[]> {
    yield* batchesOf<AccountAsMet>(tx, accountsAsMet, await this.names(tx, { resolution, asOf: null }));
  }

  private async names(tx: Tx, { resolution, asOf }: JournalAsked): Promise<NamesAsked> {
    const municipalities: { code: string; name: string }[] = await tx.query('select code, name from municipality');
    const words = municipalities.map(({ code, name }) => ({ code, words: wordOf(name) }));
    return [resolution, asOf, JSON.stringify(placeWords), JSON.stringify(words)];
  }
}

function withMoney({ amount, leaves, ...posting }: PostingRow): JournalEntry['postings'][number] {
  return { ...posting, amount: Money.of(amount), leaves: leaves === null ? null : Money.of(leaves) };
}
