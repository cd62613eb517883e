import { Injectable } from '@nestjs/common';
import { invariant } from '../../kernel/errors';
import { Transactions, type Tx } from '../../platform/database/transactions';
import type { Caller } from '../../platform/http/caller';
import { NotFound } from '../../platform/http/contract';
import { pageOf } from '../../platform/http/paging';
import { actInSpanish } from './entries.dto';
import { readEntries } from './entries.queries';
import { places, type Place } from './places';
import type { AccountView, ParcelView, TraceAsked, TraceView } from './trace.dto';
import { TraceQueries, type AskedPlace } from './trace.queries';
import { follow, type Parcel } from './trace.rules';

const convention =
  'Los pesos son iguales entre sí: cuál salió de un lugar es una convención, primero en entrar, primero en salir ' +
  '(PEPS), en el orden en que se registró. Las sumas son hechos; el camino de una parte de una suma es el de la convención.';

/** From any figure to the entries that make it, who made and checked each, and where its pesos came from and went. */
@Injectable()
export class Trace {
  constructor(
    private readonly transactions: Transactions,
    private readonly queries: TraceQueries,
  ) {}

  /**
   * Cost: of an entry or a posting, constant; of a place of a resolution, linear in the page; of a place of a line,
   * linear in the entries of its resolution.
   * @throws NotFound
   */
  trace(by: Caller, asked: TraceAsked): Promise<TraceView> {
    return this.transactions.read((tx) => {
      if (asked.entry !== undefined) return this.ofEntry(tx, by, asked.entry);
      if (asked.posting !== undefined) return this.ofPosting(tx, by, asked.posting);
      invariant(asked.place, 'the form names a figure');
      return this.ofPlace(tx, by, asked, asked.place);
    });
  }

  private async ofEntry(tx: Tx, by: Caller, entryId: string): Promise<TraceView> {
    const entries = await this.told(tx, by, [{ entryId, amount: null }]);
    if (entries.length === 0) throw new NotFound({});
    const figure = {
      amount: null,
      place: null,
      resolutionId: entries[0]?.entry.resolutionId ?? null,
      allocationId: null,
    };
    return { figure, entries, nextCursor: null, flow: null };
  }

  private async ofPosting(tx: Tx, by: Caller, name: string): Promise<TraceView> {
    const entryId = name.slice(0, 36).toLowerCase();
    const posting = await this.queries.posting(tx, entryId, Number(name.slice(37)));
    if (!posting) throw new NotFound({});
    const [account] = await this.queries.accounts(tx, { accountId: posting.accountId });
    invariant(account, 'every posting is of an account');
    const { place, resolutionId, allocationId } = account;
    const entries = await this.told(tx, by, [{ entryId, amount: posting.amount }]);
    return {
      figure: { amount: posting.amount, place, resolutionId, allocationId },
      entries,
      nextCursor: null,
      flow: null,
    };
  }

  private async ofPlace(tx: Tx, by: Caller, asked: TraceAsked, place: Place): Promise<TraceView> {
    const { limit, cursor } = asked;
    const owner = { allocationId: asked.allocation ?? null, resolutionId: asked.resolution ?? null };
    const figure = { place, ...owner, asOf: asked.asOf ?? null, knownAt: asked.knownAt ?? null };
    const amount = await this.queries.amount(tx, figure);
    if (!amount) throw new NotFound({});
    const touches = await this.queries.touches(tx, figure, { limit: limit + 1, cursor });
    const page = pageOf(touches, limit, ({ recordedAt, entryId }) => [recordedAt, entryId]);
    return {
      figure: { amount, place, ...owner },
      entries: await this.told(tx, by, page.items),
      nextCursor: page.nextCursor,
      flow: figure.allocationId === null ? null : await this.flow(tx, { ...figure, allocationId: figure.allocationId }),
    };
  }

  private async flow(tx: Tx, asked: AskedPlace & { allocationId: string }): Promise<TraceView['flow']> {
    const rows = await this.queries.accounts(tx, { allocationId: asked.allocationId });
    const accounts = new Map(rows.map((row) => [row.id, { ...row, placeInSpanish: places[row.place].spanish }]));
    const resolutionId = rows[0]?.resolutionId;
    if (resolutionId === undefined) return { convention, cameFrom: [], wentTo: [] };
    const mine = rows.filter(({ place, allocationId }) => place === asked.place && allocationId === asked.allocationId);
    const history = await this.queries.history(tx, resolutionId, asked);
    const { cameFrom, wentTo } = follow(history, accounts, new Set(mine.map(({ id }) => id)));
    const view = (parcel: Parcel) => viewParcel(parcel, accounts);
    return { convention, cameFrom: cameFrom.map(view), wentTo: wentTo.map(view) };
  }

  private async told(
    tx: Tx,
    by: Caller,
    touches: readonly { entryId: string; amount: TraceView['entries'][number]['amount'] }[],
  ): Promise<TraceView['entries']> {
    const ids = touches.map(({ entryId }) => entryId);
    const events = await this.queries.events(tx, ids);
    const amounts = new Map(touches.map(({ entryId, amount }) => [entryId, amount]));
    return (await readEntries(tx, by, ids, null)).map((entry) => ({
      entry,
      amount: amounts.get(entry.id) ?? null,
      events: events.get(entry.id) ?? [],
    }));
  }
}

function viewParcel({ amount, accountId, steps }: Parcel, accounts: ReadonlyMap<string, AccountView>): ParcelView {
  const account = (id: string): AccountView => {
    const found = accounts.get(id);
    invariant(found, 'a resolution moves money between its own accounts');
    return found;
  };
  return {
    amount,
    now: account(accountId),
    steps: steps.map(({ entry, from, to }) => ({
      entryId: entry.id,
      act: entry.act,
      actInSpanish: actInSpanish(entry.act),
      effectiveOn: entry.effectiveOn,
      document: entry.document,
      from: account(from),
      to: account(to),
    })),
  };
}
