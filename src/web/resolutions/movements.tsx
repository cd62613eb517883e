import { compareDates, dateWithPrecision, type CalendarDate } from '../../kernel/calendar';
import { Money } from '../../kernel/money';
import { signed } from '../parts/amounts';
import { keeping, type Cutoff } from '../parts/cutoff';
import { TableBox } from '../parts/pieces';
import type { EntryView, PostingView } from '../client/views';
import { accountName, counted, instantInWords } from '../parts/words';

interface MovementsProps {
  readonly entries: readonly EntryView[];
  /** The line whose movements they are; null for those of the whole resolution. */
  readonly allocationId: string | null;
  /** The municipality of each line, to name those that a movement of the resolution touches. */
  readonly municipalities: ReadonlyMap<string, string>;
  /** Only the entries that touch this account; null for all. */
  readonly account: string | null;
  readonly pageNumber: number;
  /** Where an entry is undone, for who may; null for who may not. */
  readonly undo?: (entry: EntryView) => string | null;
  /** The moment that their links keep; null on a page that only speaks of today. */
  readonly cutoff: Cutoff | null;
  /** The address of these movements with other choices. */
  readonly address: (asked: { readonly account: string | null; readonly page: number }) => string;
}

/** One account in one entry: by how much it changed, and what was left in it. */
interface Change {
  readonly account: string;
  readonly amount: Money;
  readonly left: Money;
  readonly lines: number;
}

interface Movement {
  readonly entry: EntryView;
  readonly changes: readonly Change[];
  /** The other side, where it belongs to others: named, without amounts. */
  readonly against: readonly string[];
}

const longest = 60;
// An act of more lines than these names none: it is of the annex as a whole.
const mostNamed = 3;

/** What moved the money, by the date of its effect, with what each act left in each place. */
export function Movements(props: MovementsProps): JSX.Element {
  const { account, pageNumber, address } = props;
  const all = movementsOf(props.entries, props.allocationId);
  const chosen = all.filter(({ changes }) => account === null || changes.some((each) => each.account === account));
  const pages = Math.max(Math.ceil(chosen.length / longest), 1);
  const page = Math.min(Math.max(pageNumber, 1), pages);
  return (
    <>
      {account === null ? (
        ''
      ) : (
        <p>
          Solo los que tocan <strong safe>«{accountName(account)}»</strong>.{' '}
          <a href={`${address({ account: null, page: 1 })}#movimientos`}>Ver todos</a>
        </p>
      )}
      {chosen.length === 0 ? (
        <p>No hay movimientos.</p>
      ) : (
        <TableBox label="movimientos">
          <table class="movements">
            <caption safe>
              {counted(chosen.length, 'movimiento', 'movimientos')}, por la fecha en que tuvieron efecto
            </caption>
            <Head />
            <tbody>
              {chosen.slice((page - 1) * longest, page * longest).map((each) => (
                <Row of={each} municipalities={props.municipalities} cutoff={props.cutoff} undo={props.undo} />
              ))}
            </tbody>
          </table>
        </TableBox>
      )}
      {pages === 1 ? '' : <Pages {...{ page, pages, account, address }} />}
    </>
  );
}

function Head(): JSX.Element {
  return (
    <thead>
      <tr>
        <th scope="col">Fecha</th>
        <th scope="col">Acto</th>
        <th scope="col">Qué cambió, y qué quedó</th>
        <th scope="col">Documento</th>
        <th scope="col">Quién</th>
      </tr>
    </thead>
  );
}

interface RowProps extends Pick<MovementsProps, 'municipalities' | 'cutoff'> {
  readonly undo: MovementsProps['undo'];
  readonly of: Movement;
}

function Row({ of: { entry, changes, against }, municipalities, cutoff, undo }: RowProps): JSX.Element {
  const named = [...new Set(entry.postings.map(({ allocationId }) => allocationId ?? ''))].filter((id) =>
    municipalities.has(id),
  );
  return (
    <tr id={`m-${entry.id}`} class={entry.reversedBy === null ? undefined : 'undone'}>
      <td safe>{dateWithPrecision(entry.effectiveOn as CalendarDate, entry.datePrecision)}</td>
      <th scope="row">
        <a href={keeping(cutoff, `/escritorio/movimientos/${entry.id}`)} safe>
          {sentence(entry.actInSpanish)}
        </a>
        {named.length > mostNamed
          ? ''
          : named.map((id) => (
              <a class="plain-link block" href={keeping(cutoff, `/escritorio/asignaciones/${id}`)} safe>
                {municipalities.get(id)}
              </a>
            ))}
        {entry.reverses === null ? '' : <Undoing label="Anula otro movimiento" id={entry.reverses} />}
        {entry.reversedBy === null ? '' : <Undoing label="Anulado después" id={entry.reversedBy} />}
        <Undo to={undo?.(entry) ?? null} />
      </th>
      <td>
        <ul class="changes">
          {changes.map((each) => (
            <ChangeItem of={each} />
          ))}
        </ul>
        {against.length === 0 ? (
          ''
        ) : (
          <span class="minor" safe>{`Contra: ${against.map(accountName).join(', ')}.`}</span>
        )}
      </td>
      <td>
        <span safe>{entry.document}</span>
        {entry.source === null || entry.document.includes(entry.source) ? (
          ''
        ) : (
          <span class="minor block" safe>{`Fuente: ${entry.source}`}</span>
        )}
      </td>
      <td>
        <span safe>{`Registró: ${entry.recordedBy.name}`}</span>
        {entry.approvedBy === null ? '' : <span class="block" safe>{`Aprobó: ${entry.approvedBy.name}`}</span>}
        <span class="minor block" safe>
          {instantInWords(entry.recordedAt)}
        </span>
      </td>
    </tr>
  );
}

function ChangeItem({ of: { account, amount, left, lines } }: { of: Change }): JSX.Element {
  return (
    <li>
      <span class="change-place" safe>
        {lines > 1 ? `${accountName(account)} (${lines} líneas)` : accountName(account)}
      </span>{' '}
      <span class={amount.isNegative() ? 'change out' : 'change in'} safe>
        {signed(amount.toString())}
      </span>{' '}
      <span class="minor left" safe>
        {left.isNegative() ? '' : `quedan ${left.toSpanish()}`}
      </span>
    </li>
  );
}

function Undo({ to }: { to: string | null }): JSX.Element {
  if (to === null) return <></>;
  return (
    <a class="plain-link block" href={to}>
      Anular este movimiento
    </a>
  );
}

function Undoing({ label, id }: { label: string; id: string }): JSX.Element {
  return (
    <a class="minor block" href={`#m-${id}`} safe>
      {label}
    </a>
  );
}

interface PagesProps extends Pick<MovementsProps, 'account' | 'address'> {
  readonly page: number;
  readonly pages: number;
}

function Pages({ page, pages, account, address }: PagesProps): JSX.Element {
  const to = (number: number) => `${address({ account, page: number })}#movimientos`;
  return (
    <nav class="pages" aria-label="Páginas de movimientos">
      {page > 1 ? <a href={to(page - 1)}>Anteriores</a> : <span />}
      <span>
        Página {page} de {pages}
      </span>
      {page < pages ? <a href={to(page + 1)}>Siguientes</a> : <span />}
    </nav>
  );
}

/** In the order of their effect, and within one day in that of their recording. */
function movementsOf(entries: readonly EntryView[], allocationId: string | null): Movement[] {
  const left = new Map<string, Money>();
  const ordered = [...entries].sort(
    (a, b) =>
      compareDates(a.effectiveOn as CalendarDate, b.effectiveOn as CalendarDate) ||
      (a.recordedAt < b.recordedAt ? -1 : 1),
  );
  return ordered.map((entry) => {
    const own = entry.postings.filter((each) => allocationId === null || each.allocationId === allocationId);
    const others = entry.postings.filter((each) => !own.includes(each) && each.allocationId === null);
    const changes = [...byAccount(own)].map(([account, { amount, lines }]) => {
      const balance = (left.get(account) ?? Money.zero).plus(amount);
      left.set(account, balance);
      return { account, amount, lines, left: balance };
    });
    // An entry of many lines passes through the resolution's own accounts: only where this line's money came from is said.
    const against = [...new Set(others.map(({ account }) => account))].filter((account) => account !== 'budget');
    return { entry, changes, against };
  });
}

function byAccount(postings: readonly PostingView[]): Map<string, { amount: Money; lines: number }> {
  const sums = new Map<string, { amount: Money; lines: number }>();
  for (const { account, amount } of postings) {
    const sum = sums.get(account) ?? { amount: Money.zero, lines: 0 };
    sums.set(account, { amount: sum.amount.plus(Money.of(amount)), lines: sum.lines + 1 });
  }
  return sums;
}

function sentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
