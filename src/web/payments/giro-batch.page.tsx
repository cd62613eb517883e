import { Money } from '../../kernel/money';
import type { EffectView, PersonView } from '../client/views';
import { pesos } from '../parts/amounts';
import { Field } from '../parts/forms/fields';
import type { FormDefinition } from '../parts/forms/definition';
import { textOf, type FormState } from '../parts/forms/form-state';
import { TypedFacts } from '../parts/forms/typed-facts';
import { Crumbs, Layout, type Crumb } from '../parts/layout';
import { TableBox } from '../parts/pieces';
import { registerSearch, type RegisterAsked, type Step } from '../parts/register/register.asked';
import { RegisterTable } from '../parts/register/register-table';
import type { RecordView } from '../parts/register/register.views';
import { counted } from '../parts/words';
import { YearOver, type FiscalYear } from './fiscal-year';
import { BatchProblems } from './giro-batch.problems';
import { mostAsked, wordsFor, type BatchAct } from './giro-batch.acts';
import { girosAddress } from './giro.room';
import type { BatchView } from './giro.views';
import { SameNumber } from './same-number';
import { UnnamedHospital } from './unnamed-hospital';
import { AskedInputs, TickOf, wordsOf } from './giros.page';

export interface BatchPageProps {
  readonly person: PersonView;
  readonly act: BatchAct;
  readonly asked: RegisterAsked;
  readonly step: Step;
  readonly records: readonly RecordView[];
  readonly form: FormDefinition;
  /** Of the act that pays them, where their date lies in it. */
  readonly year: FiscalYear | null;
  readonly state: FormState;
}

/** Which are done, what is asked of all of them, and why some cannot: those stand unticked, each with its reason. */
export function BatchPage(props: BatchPageProps): JSX.Element {
  const { person, act, asked, step, records, state } = props;
  const { title, means } = wordsFor(act, records.length);
  const refused = refusedOf(props);
  const shown = [...records.filter(({ id }) => refused.has(id)), ...records.filter(({ id }) => !refused.has(id))];
  const listed = shown.slice(0, mostAsked);
  const unseen = shown.slice(mostAsked).map(({ id }) => id);
  const total = Money.sum(records.map(({ amount }) => Money.of(amount ?? '0.00'))).toString();
  return (
    <Layout title={state.problems.length > 0 ? `Error: ${title}` : title} person={person} at={girosAddress}>
      <Crumbs trail={trailOf(asked)} />
      <h1 safe>{title}</h1>
      <p class="lead" safe>
        {means}
      </p>
      <form method="post" action={`${girosAddress}/lote/${act.slug}`} class="form wide-form" novalidate>
        <BatchProblems of={props.form} state={state} refused={refused.size} asksEach={act.each !== undefined} />
        <input type="hidden" name="acto" value={state.act} />
        <input type="hidden" name="elegidos" value={unseen.join(',')} />
        {act.each === undefined ? '' : <RefusedAsTyped refused={[...refused.keys()]} values={state.values} />}
        <AskedInputs of={asked} />
        {props.year === null ? '' : <YearOver {...props.year} />}
        <div class="form act">
          {Object.keys(act.form).map((name) => (
            <Field of={act.form} name={name} state={state} />
          ))}
        </div>
        {records.length === 0 ? (
          ''
        ) : (
          <RegisterTable
            register={{
              ...{ items: listed, nextCursor: null, resolutions: [], departments: [] },
              counts: [{ state: 'marcadas', count: records.length, capital: total, yields: '0.00' }],
            }}
            state={null}
            words={wordsOf(step)}
            tick={(record) => TickOf(record, !refused.has(record.id))}
            refused={refused}
          />
        )}
        {act.each === undefined || records.length > mostAsked ? '' : <Each {...props} each={act.each} />}
        <div class="buttons">
          {records.length === 0 ? '' : <button type="submit">Revisar el efecto</button>}
          <a href={`${girosAddress}${registerSearch(asked)}`}>Volver a la lista</a>
        </div>
      </form>
    </Layout>
  );
}

/** What was typed of each that was refused: typed anew, it is chosen again. */
function RefusedAsTyped({ refused, values }: { refused: readonly string[]; values: FormState['values'] }): JSX.Element {
  return (
    <>
      {refused.map((id) => (
        <input type="hidden" name={`negada-${id}`} value={ownOf(id, values)} />
      ))}
    </>
  );
}

/** What was typed of one line of a batch, as one text. */
export function ownOf(id: string, values: unknown): string {
  return `${textOf(values, `orden-${id}`)}|${textOf(values, `valor-${id}`)}`;
}

function Each({
  records,
  each,
  state,
}: BatchPageProps & { each: (record: RecordView) => FormDefinition }): JSX.Element {
  return (
    <details class="card" open={records.length <= 5}>
      <summary>Números y valores de cada orden</summary>
      <p class="minor">
        Lo que deje en blanco queda así: el número «por confirmar», y el valor, todo lo que hay por girar.
      </p>
      {records.map((record) => {
        const form = each(record);
        return (
          <div class="pair">
            {Object.keys(form).map((name) => (
              <Field of={form} name={name} state={state} live={false} />
            ))}
          </div>
        );
      })}
    </details>
  );
}

/** The reason of each that is refused, by its identifier. */
function refusedOf({ act, records, state }: BatchPageProps): Map<string, string> {
  const listed = new RegExp(`^${act.list}\\.(\\d+)$`);
  return new Map(
    state.problems.flatMap(({ at, said }) => {
      const index = listed.exec(at ?? '')?.[1];
      const record = index === undefined ? undefined : records[Number(index)];
      return record === undefined ? [] : [[record.id, said] as const];
    }),
  );
}

const mostListed = 100;

/** What is about to be done: how many, how much, and each. */
export function BatchSummary({
  of,
  act,
  state,
}: Pick<BatchPageProps, 'act' | 'state'> & { of: BatchView }): JSX.Element {
  const unnamed = of.items
    .filter(({ hospital }) => hospital === null)
    .map(({ line, municipality }) => `la línea ${line}, ${municipality}`);
  return (
    <>
      <p safe>{wordsFor(act, of.count).means}</p>
      <TypedFacts of={act.form} state={state} />
      <p>
        <strong safe>{`${counted(of.count, 'giro', 'giros')}, ${pesos(of.total)}`}</strong>
      </p>
      <SameNumber of={of.items} />
      <UnnamedHospital lines={unnamed} />
      <TableBox label="giros del lote">
        <table class="cards">
          <caption class="hidden">Cada giro del lote, con su línea y su valor</caption>
          <thead>
            <tr>
              <th scope="col">Municipio y hospital (E.S.E.)</th>
              <th scope="col">Orden de pago</th>
              <th scope="col" class="amount">
                Valor
              </th>
            </tr>
          </thead>
          <tbody>
            {of.items.slice(0, mostListed).map((item) => (
              <tr>
                <th scope="row">
                  <span safe>{item.municipality}</span>
                  <span class="minor block" safe>
                    {`${item.hospital ?? 'E.S.E. por confirmar'}, línea ${item.line}`}
                  </span>
                </th>
                <td data-label="Orden de pago" safe>
                  {item.paymentOrder ?? 'por confirmar'}
                </td>
                <td class="amount" data-label="Valor" safe>
                  {pesos(item.amount)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableBox>
      {of.count > mostListed ? <p class="minor" safe>{`Y ${of.count - mostListed} más.`}</p> : ''}
    </>
  );
}

/** What each place gains and loses, all the lines together. */
export function together(effects: readonly EffectView[]): EffectView[] {
  const places = [...new Set(effects.map(({ place }) => place))];
  return places.map((place) => {
    const of = effects.filter((effect) => effect.place === place);
    const sum = (name: 'before' | 'after' | 'change') =>
      Money.sum(of.map((effect) => Money.of(effect[name]))).toString();
    return {
      place,
      ...{ resolutionId: of[0]?.resolutionId ?? '', allocationId: null },
      ...{ before: sum('before'), after: sum('after'), change: sum('change') },
    };
  });
}

export function trailOf(asked: RegisterAsked): Crumb[] {
  return [
    { href: '/', label: 'Inicio' },
    { href: `${girosAddress}${registerSearch(asked)}`, label: 'Giros' },
  ];
}
