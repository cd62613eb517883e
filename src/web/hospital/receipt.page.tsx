import { Money } from '../../kernel/money';
import type { PersonView } from '../client/views';
import { pesos } from '../parts/amounts';
import { ActForm } from '../parts/forms/act-form';
import type { FormDefinition } from '../parts/forms/definition';
import { Field } from '../parts/forms/fields';
import type { FormState } from '../parts/forms/form-state';
import { Crumbs, Layout, type Crumb } from '../parts/layout';
import { Fact, Facts } from '../parts/pieces';
import { may } from '../parts/roles';
import { dateInWords } from '../parts/words';
import { home, receiptAt, type Arrived } from './addresses';
import type { GiroView, ResourceView } from './hospital.views';
import { lessForm, nothingForm, wholeForm } from './receipt.form';

export interface GiroContext {
  readonly person: PersonView;
  readonly giro: GiroView;
  readonly line: ResourceView;
}

interface ReceiptPageProps extends GiroContext {
  readonly arrived: Arrived;
  readonly state: FormState;
}

export const receiptForms: Record<Arrived, FormDefinition> = { todo: wholeForm, menos: lessForm, nada: nothingForm };

/** Two taps from the task to a confirmed receipt: the amount and the date stand there already. */
export function ReceiptPage({ arrived, state, ...context }: ReceiptPageProps): JSX.Element {
  const { person, giro, line } = context;
  const inTransit = pesos(giro.places.transit);
  const title = titles[arrived](inTransit);
  return (
    <Layout title={state.problems.length > 0 ? `Error: ${title}` : title} person={person} light at={home}>
      <Crumbs trail={trailOf(context, arrived)} />
      <h1 safe>{title}</h1>
      <GiroSaid giro={giro} line={line} />
      {arrived === 'todo' ? <Whole giro={giro} state={state} /> : ''}
      {arrived === 'menos' ? <Less giro={giro} state={state} /> : ''}
      {arrived === 'nada' ? <NothingArrived giro={giro} state={state} /> : ''}
    </Layout>
  );
}

const titles: Record<Arrived, (inTransit: string) => string> = {
  todo: (inTransit) => `¿Llegaron los ${inTransit}?`,
  menos: () => 'Llegó menos',
  nada: () => 'No llegó nada',
};

/** From where one came: the hospital from its own resources, whoever else from the line. */
export function trailOf({ person, giro, line }: GiroContext, arrived: Arrived = 'todo'): Crumb[] {
  const whence = may(person, ['recipient'])
    ? { href: home, label: 'Mis recursos' }
    : { href: `/escritorio/asignaciones/${line.id}`, label: `${line.resolution}, línea ${line.line}` };
  return [whence, ...(arrived === 'todo' ? [] : [{ href: receiptAt(giro.id), label: 'El giro' }])];
}

/** Which giro it is, in one line a fact. */
export function GiroSaid({ giro, line }: Omit<GiroContext, 'person'>): JSX.Element {
  const { settlement, paymentOrder, received } = giro;
  return (
    <Facts>
      <Fact name="El ministerio giró" value={pesos(giro.amount)} />
      <Fact name="El" value={settlement === null ? null : dayOf(settlement)} />
      {Money.of(received).isPositive() ? <Fact name="Usted ya confirmó" value={pesos(received)} /> : ''}
      <Fact name="Por" value={`${line.resolution}, línea ${line.line}`} />
      <Fact name="Para" value={line.hospital?.name} />
      <Fact
        name="Orden y referencia"
        value={`${paymentOrder ?? 'por confirmar'}; ${settlement?.reference ?? 'por confirmar'}`}
      />
    </Facts>
  );
}

function dayOf({ effectiveOn, datePrecision }: NonNullable<GiroView['settlement']>): string {
  const said = dateInWords(effectiveOn);
  return datePrecision === 'exact' ? said : `${said} o después: la fuente no da el día exacto`;
}

function Whole({ giro, state }: { giro: GiroView; state: FormState }): JSX.Element {
  const inTransit = pesos(giro.places.transit);
  return (
    <>
      <ActForm action={receiptAt(giro.id)} of={wholeForm} state={state} button={`Sí, llegaron los ${inTransit}`} light>
        <input type="hidden" name="amount" value={state.values['amount'] ?? ''} />
        <Field of={wholeForm} name="receivedOn" state={state} live={false} />
        <Field of={wholeForm} name="reference" state={state} live={false} />
      </ActForm>
      <h2>¿No fue así?</h2>
      <ul class="choices-ahead">
        <li>
          <a class="button second" href={receiptAt(giro.id, 'menos')}>
            Llegó menos
          </a>
          <p class="minor">Confirma lo que sí llegó; el ministerio averigua con el banco lo que falta.</p>
        </li>
        <li>
          <a class="button second" href={receiptAt(giro.id, 'nada')}>
            No llegó nada
          </a>
          <p class="minor">El ministerio queda avisado y averigua con el banco. A usted no se le cuenta como demora.</p>
        </li>
      </ul>
    </>
  );
}

function Less({ giro, state }: { giro: GiroView; state: FormState }): JSX.Element {
  return (
    <>
      <p class="lead" safe>
        {`De ${pesos(giro.places.transit)} que vienen en camino. Lo que escriba queda confirmado; lo demás queda en disputa hasta que el ministerio aclare con el banco. Si llega después, lo confirma entonces.`}
      </p>
      <ActForm
        action={receiptAt(giro.id, 'menos')}
        of={lessForm}
        state={state}
        button="Revisar"
        back={receiptAt(giro.id)}
        light
      />
    </>
  );
}

function NothingArrived({ giro, state }: { giro: GiroView; state: FormState }): JSX.Element {
  return (
    <>
      <p class="lead" safe>
        {`Los ${pesos(giro.places.transit)} siguen «girados sin confirmar». Pagaduría queda con la tarea de aclararlo con el banco. Si el dinero llega después, confírmelo entonces.`}
      </p>
      <ActForm
        action={receiptAt(giro.id, 'nada')}
        of={nothingForm}
        state={state}
        button="Avisar que no llegó"
        back={receiptAt(giro.id)}
        light
      />
    </>
  );
}
