import type { PersonView } from '../client/views';
import { Crumbs, Layout } from '../parts/layout';
import { Outcome, type OutcomeWords } from '../parts/outcome';
import { registerSearch, type RegisterAsked, type Step } from '../parts/register/register.asked';
import { RegisterTable } from '../parts/register/register-table';
import type { RecordView, RegisterView } from '../parts/register/register.views';
import { countOf, RegisterFilters, RegisterPages, Steps } from '../parts/register/register-ways';
import { batchActs, batchActsOn, type BatchAct } from './giro-batch.acts';
import { girosAddress } from './giro.room';
import { giroSteps, giroWords, lineWords } from './giros.steps';
import { PaymentWays } from './payment-ways';
import { WholeGiros } from './whole-giros';

interface GirosPageProps {
  readonly person: PersonView;
  readonly asked: RegisterAsked;
  readonly step: Step;
  /** The list of the step. */
  readonly register: RegisterView;
  /** How many there are of every other. */
  readonly counts: ReadonlyMap<string, RegisterView>;
  readonly done: unknown;
}

const outcomes: Record<string, OutcomeWords> = Object.fromEntries(batchActs.map(({ slug, said }) => [slug, said]));

/** «Giros»: the work of paying, by step; what can be done at once is ticked, reviewed with its effect, and done whole. */
export function GirosPage({ person, asked, step, register, counts, done }: GirosPageProps): JSX.Element {
  const offered = batchActsOn(step.slug, person.roles);
  return (
    <Layout title={`Giros: ${step.label}`} person={person} at={girosAddress}>
      <Crumbs trail={[{ href: '/', label: 'Inicio' }]} />
      <h1>Giros</h1>
      <p class="lead">De la orden de pago al recibo del hospital, paso por paso.</p>
      <Outcome of={outcomes} asked={done} />
      <PaymentWays person={person} at={girosAddress} />
      <Steps
        steps={giroSteps}
        asked={asked}
        address={girosAddress}
        label="Pasos del giro"
        count={(each) => {
          const of = counts.get(each.kind);
          return of === undefined ? null : countOf(of.counts, each);
        }}
      />
      <RegisterFilters asked={asked} register={register} address={girosAddress} />
      {register.items.length === 0 ? (
        <div class="card">
          <p safe>{asked.words || asked.resolution || asked.department ? 'Nada cumple estos filtros.' : step.empty}</p>
        </div>
      ) : offered.length === 0 ? (
        <RegisterTable register={register} state={step.state} words={wordsOf(step)} />
      ) : (
        <Tickable asked={asked} step={step} register={register} offered={offered} />
      )}
      <WholeGiros step={step} asked={asked} counts={register.counts} />
      <RegisterPages asked={asked} nextCursor={register.nextCursor} address={girosAddress} />
    </Layout>
  );
}

export const wordsOf = ({ kind }: Step) => (kind === 'orderable' ? lineWords : giroWords);

interface TickableProps extends Pick<GirosPageProps, 'asked' | 'step' | 'register'> {
  readonly offered: readonly BatchAct[];
}

function Tickable({ asked, step, register, offered }: TickableProps): JSX.Element {
  const count = countOf(register.counts, step);
  const isBlocked = offered.every(({ ofOneResolution }) => ofOneResolution === true) && register.resolutions.length > 1;
  const needsOne = isBlocked && asked.resolution === '';
  if (needsOne) {
    return (
      <>
        <p class="notice">Para ordenar varias a la vez, escoja primero la resolución en los filtros.</p>
        <RegisterTable register={register} state={step.state} words={wordsOf(step)} />
      </>
    );
  }
  return (
    <form method="post" action={`${girosAddress}/lote/${offered[0]?.slug ?? ''}`}>
      <AskedInputs of={asked} />
      <div class="ticks">
        <div class="choice all-of-page" hidden>
          <input type="checkbox" id="pagina" data-ticks="elegido" />
          <label for="pagina">Marcar todas las de esta página</label>
        </div>
        {count > 1 ? (
          <div class="choice">
            <input type="checkbox" id="todas" name="todas" value="si" />
            <label for="todas" safe>{`Todas las ${count} que cumplen los filtros, estén o no en esta página`}</label>
          </div>
        ) : (
          ''
        )}
      </div>
      <RegisterTable register={register} state={step.state} words={wordsOf(step)} tick={Tick} />
      <p class="minor">Se hace con las que marque. Antes de hacer nada se muestra el efecto.</p>
      <div class="buttons">
        {offered.map((act) => (
          <button
            type="submit"
            class={act.grave === true ? 'second' : ''}
            formaction={`${girosAddress}/lote/${act.slug}`}
            safe
          >
            {act.offer}
          </button>
        ))}
      </div>
    </form>
  );
}

function Tick(record: RecordView): JSX.Element {
  return TickOf(record, false);
}

/** The box of one record. */
export function TickOf({ id, allocation, document }: RecordView, checked: boolean): JSX.Element {
  const name = [document, allocation?.municipality].filter((part) => part !== null && part !== undefined).join(', ');
  return <input type="checkbox" name="elegido" value={id} aria-label={`Marcar ${name}`} checked={checked} />;
}

/** The list that was asked for, carried unseen. */
export function AskedInputs({ of }: { of: RegisterAsked }): JSX.Element {
  return (
    <>
      {[...new URLSearchParams(registerSearch(of))].map(([name, value]) =>
        name === 'paso' ? (
          <input type="hidden" name="lista" value={value} />
        ) : (
          <input type="hidden" name={name} value={value} />
        ),
      )}
    </>
  );
}
