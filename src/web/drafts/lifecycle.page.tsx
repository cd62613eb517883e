import type { PersonView, TriedView } from '../client/views';
import { pesos } from '../parts/amounts';
import { ActForm } from '../parts/forms/act-form';
import type { FormDefinition } from '../parts/forms/definition';
import { Fields } from '../parts/forms/fields';
import type { FormState } from '../parts/forms/form-state';
import { ReviewPage } from '../parts/forms/review.page';
import { Crumbs, Layout, type Crumb } from '../parts/layout';
import { Fact, Facts } from '../parts/pieces';
import { counted, dateInWords, resolutionKinds, wordFor } from '../parts/words';
import type { DraftView } from './draft.views';
import type { LifecycleAct } from './lifecycle.acts';

export interface LifecyclePageProps {
  readonly person: PersonView;
  readonly act: LifecycleAct;
  readonly form: FormDefinition;
  readonly resolution: DraftView;
  readonly lineNames: ReadonlyMap<string, string>;
  readonly state: FormState;
  /** What was read: if it changes before the act is done, the act is refused. */
  readonly seen: string;
}

/** One act on a resolution as a whole: what it means, and what it asks. */
export function LifecyclePage({ person, act, form, resolution, state, seen }: LifecyclePageProps): JSX.Element {
  const home = `/escritorio/resoluciones/${resolution.id}`;
  const heading = `${act.label}: ${resolution.label}`;
  const { seen: _, ...asked } = form;
  return (
    <Layout title={state.problems.length > 0 ? `Error: ${heading}` : heading} person={person}>
      <Crumbs trail={trailOf(resolution)} />
      <h1 safe>{heading}</h1>
      <p class="lead" safe>
        {act.means}
      </p>
      <Summary of={resolution} />
      <ActForm action={`${home}/${act.slug}`} of={form} state={state} button="Ver qué cambia" back={home}>
        <input type="hidden" name="seen" value={seen} />
        <Fields of={asked} state={state} />
      </ActForm>
    </Layout>
  );
}

/** The same with what it would move, to be confirmed. */
export function LifecycleReview(props: LifecyclePageProps & { readonly tried: TriedView<DraftView> }): JSX.Element {
  const { person, act, resolution, lineNames, state, tried } = props;
  return (
    <ReviewPage
      person={person}
      title={`${act.label}: ${resolution.label}`}
      trail={trailOf(resolution)}
      action={`/escritorio/resoluciones/${resolution.id}/${act.slug}`}
      state={state}
      effects={tried.effects}
      lineNames={lineNames}
      button={act.button}
      grave={act.grave}
    >
      <p safe>{act.means}</p>
      <Summary of={resolution} />
      {state.values['reason'] === undefined ? '' : <p safe>{`Motivo: ${state.values['reason']}`}</p>}
    </ReviewPage>
  );
}

function Summary({ of }: { of: DraftView }): JSX.Element {
  return (
    <Facts>
      <Fact name="Tipo" value={wordFor(resolutionKinds, of.kind)} />
      <Fact name="Expedida el" value={dateInWords(of.issuedOn)} />
      {of.kind === 'allocation' ? <Fact name="Autoriza" value={pesos(of.authorizedAmount)} /> : ''}
      {of.kind === 'allocation' ? <Fact name="Anexo" value={counted(of.lines, 'línea', 'líneas')} /> : ''}
      <Fact name="La proyectó" value={of.draftedBy.name} />
    </Facts>
  );
}

function trailOf({ id, label }: DraftView): Crumb[] {
  return [
    { href: '/', label: 'Inicio' },
    { href: '/escritorio/resoluciones', label: 'Resoluciones' },
    { href: `/escritorio/resoluciones/${id}`, label },
  ];
}
