import { Money } from '../../../kernel/money';
import { pesos } from '../amounts';
import { Said, TableBox, Tag, type Tone } from '../pieces';
import { counted, dateInWords } from '../words';
import { countOf } from './register-ways';
import type { CountView, RecordView, RegisterView } from './register.views';

/** How a room tells its records. */
export interface RecordWords {
  /** «orden», «órdenes». */
  readonly noun: readonly [string, string];
  /** The column of what the record is known by, «Orden de pago»; null where it is known by its line alone. */
  readonly document: string | null;
  /** The column of its own date: «Fecha de la orden». */
  readonly dated: string;
  readonly amount: string;
  readonly state: (record: RecordView) => { readonly label: string; readonly tone: Tone };
  /** A line more beneath the state: a reason, a kind. */
  readonly detail?: (record: RecordView) => string | null;
  /** Where it is seen whole. */
  readonly address: (record: RecordView) => string;
}

interface RegisterTableProps {
  readonly register: RegisterView;
  readonly state: string | null;
  readonly words: RecordWords;
  /** A box to tick beside each, where many can be done at once. */
  readonly tick?: (record: RecordView) => JSX.Element;
  /** What is refused of a record, in its row. */
  readonly refused?: ReadonlyMap<string, string>;
}

/** The records of a step, each with its line; the totals are of all that the filters leave, on every page. */
export function RegisterTable({ register, state, words, tick, refused }: RegisterTableProps): JSX.Element {
  const counts = register.counts.filter((each) => state === null || each.state === state);
  const count = countOf(register.counts, { state });
  return (
    <TableBox label={words.noun[1]}>
      <table class="register cards">
        <caption safe>
          {register.items.length < count
            ? `${register.items.length} de ${counted(count, ...words.noun)}`
            : counted(count, ...words.noun)}
        </caption>
        <thead>
          <tr>
            {tick === undefined ? '' : <th scope="col">Marcar</th>}
            <th scope="col">Municipio y hospital (E.S.E.)</th>
            {words.document === null ? (
              ''
            ) : (
              <th scope="col" safe>
                {words.document}
              </th>
            )}
            <th scope="col" safe>
              {words.dated}
            </th>
            <th scope="col" class="amount" safe>
              {words.amount}
            </th>
            <th scope="col">Estado</th>
          </tr>
        </thead>
        <tbody>
          {register.items.map((record) => (
            <Row record={record} words={words} tick={tick?.(record)} refused={refused?.get(record.id) ?? null} />
          ))}
        </tbody>
        <Totals
          of={counts}
          count={count}
          noun={words.noun}
          columns={2 + (words.document === null ? 0 : 1) + (tick === undefined ? 0 : 1)}
        />
      </table>
    </TableBox>
  );
}

interface RowProps {
  readonly record: RecordView;
  readonly words: RecordWords;
  readonly tick: JSX.Element | undefined;
  readonly refused: string | null;
}

function Row({ record, words, tick, refused }: RowProps): JSX.Element {
  const { allocation, resolution, amount, concept } = record;
  const { label, tone } = words.state(record);
  const detail = words.detail?.(record) ?? null;
  return (
    <tr class={refused === null ? undefined : 'row-wrong'}>
      {tick === undefined ? '' : <td class="tick">{tick}</td>}
      <th scope="row">
        <a href={words.address(record)} safe>
          {allocation?.municipality ?? resolution.label}
        </a>
        <span class="minor block" safe>
          {allocation === null
            ? 'toda la resolución'
            : `${allocation.hospital ?? 'E.S.E. por confirmar'} · ${resolution.label}, línea ${allocation.line}`}
        </span>
        {refused === null ? (
          ''
        ) : (
          <span class="field-problem block" safe>
            {refused}
          </span>
        )}
      </th>
      {words.document === null ? (
        ''
      ) : (
        <td data-label={words.document}>
          <Said value={record.document} />
        </td>
      )}
      <td data-label={words.dated} safe>
        {record.datedOn === null ? 'por confirmar' : dateInWords(record.datedOn)}
      </td>
      <td class="amount" data-label={words.amount}>
        <span safe>{amount === null ? '—' : pesos(amount)}</span>
        {concept === 'yields' ? <span class="minor block">rendimientos</span> : ''}
      </td>
      <td data-label="Estado">
        <Tag label={label} tone={tone} />
        {detail === null ? (
          ''
        ) : (
          <span class="minor block" safe>
            {detail}
          </span>
        )}
      </td>
    </tr>
  );
}

interface TotalsProps {
  readonly of: readonly CountView[];
  readonly count: number;
  readonly noun: readonly [string, string];
  /** How many stand before the amount. */
  readonly columns: number;
}

function Totals({ of, count, noun, columns }: TotalsProps): JSX.Element {
  const capital = Money.sum(of.map((each) => Money.of(each.capital)));
  const yields = Money.sum(of.map((each) => Money.of(each.yields)));
  if (capital.isZero() && yields.isZero()) return <></>;
  return (
    <tfoot>
      <tr>
        <th scope="row" colspan={columns} safe>
          {`Total de ${counted(count, ...noun)}`}
        </th>
        <td class="amount" data-label="Total">
          <span safe>{capital.toSpanish()}</span>
          {yields.isZero() ? (
            ''
          ) : (
            <span class="minor block" safe>{`y ${yields.toSpanish()} de rendimientos, aparte`}</span>
          )}
        </td>
        <td />
      </tr>
    </tfoot>
  );
}
