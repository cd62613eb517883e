import { ActForm } from '../parts/forms/act-form';
import type { FormDefinition } from '../parts/forms/definition';
import type { FormState } from '../parts/forms/form-state';
import { ReviewPage } from '../parts/forms/review.page';
import { Crumbs, Layout, type Crumb } from '../parts/layout';
import { Fact, Facts } from '../parts/pieces';
import type { PersonView } from '../client/views';
import { dateInWords } from '../parts/words';
import { approvalForm, explanationForm, refusalForm, waiverForm } from './finding.forms';
import { Figures, trailOf } from './finding.page';
import type { FindingWithLifeView } from './finding.views';
import { findingsAt } from './findings.page';
import { labelOf } from '../parts/forms/fields';

export type FindingActName = 'explicacion' | 'exencion' | 'exencion/aprobacion' | 'exencion/negacion';

interface FindingAct {
  readonly form: FormDefinition;
  /** Under the finding, in the contract. */
  readonly path: string;
  readonly title: string;
  readonly check: string;
  readonly button: string;
  /** What follows from it. */
  readonly then: string;
  /** The page's `?hecho=`. */
  readonly done: string;
}

export const findingActs: Readonly<Record<FindingActName, FindingAct>> = {
  explicacion: {
    form: explanationForm,
    path: 'explanation',
    title: 'Explicar el hallazgo',
    check: 'Revisar la explicación',
    button: 'Registrar la explicación',
    then: 'Queda «explicado», con su nombre y el documento. No desaparece: sigue en la lista mientras las cifras no concuerden.',
    done: 'explicado',
  },
  exencion: {
    form: waiverForm,
    path: 'waiver',
    title: 'Pedir que se exima',
    check: 'Revisar la petición',
    button: 'Pedir la exención',
    then: 'Queda por decidir: otra persona, con rol de Aprobación, la aprueba o la niega. Mientras tanto el hallazgo sigue abierto.',
    done: 'pedida',
  },
  'exencion/aprobacion': {
    form: approvalForm,
    path: 'waiver/approval',
    title: 'Aprobar la exención',
    check: 'Revisar la aprobación',
    button: 'Aprobar la exención',
    then: 'Queda «exento» hasta su fecha. Se abre de nuevo ese día, o antes si sus cifras cambian.',
    done: 'aprobada',
  },
  'exencion/negacion': {
    form: refusalForm,
    path: 'waiver/refusal',
    title: 'Negar la exención',
    check: 'Revisar la negativa',
    button: 'Negar la exención',
    then: 'El hallazgo sigue como estaba, y la negativa queda en su historia.',
    done: 'negada',
  },
};

interface ActPageProps {
  readonly person: PersonView;
  readonly finding: FindingWithLifeView;
  readonly act: FindingActName;
  readonly state: FormState;
}

export function FindingFormPage({ person, finding, act, state }: ActPageProps): JSX.Element {
  const { form, title, check } = findingActs[act];
  const at = `${findingsAt}/${finding.id}`;
  return (
    <Layout title={state.problems.length > 0 ? `Error: ${title}` : title} person={person} at={findingsAt}>
      <Crumbs trail={trailTo(finding)} />
      <h1 safe>{title}</h1>
      <p class="lead" safe>{`${finding.title}: ${finding.subject.label}.`}</p>
      <p safe>{finding.detail}</p>
      <Figures of={finding} />
      <ActForm action={`${at}/${act}`} of={form} state={state} button={check} back={at} />
    </Layout>
  );
}

/** What is about to be said of it, and what follows. */
export function FindingReviewPage({ person, finding, act, state }: ActPageProps): JSX.Element {
  const { form, title, button, then } = findingActs[act];
  const waiver = act === 'exencion/aprobacion' || act === 'exencion/negacion' ? finding.waiver : null;
  return (
    <ReviewPage
      person={person}
      title={`Revise: ${title.toLowerCase()}`}
      trail={trailTo(finding)}
      action={`${findingsAt}/${finding.id}/${act}`}
      state={state}
      effects={[]}
      button={button}
      quiet
    >
      <p safe>{`${finding.title}: ${finding.subject.label}. ${finding.detail}`}</p>
      <Facts>
        {waiver === null ? '' : <Fact name="La pidió" value={waiver.requestedBy.name} />}
        {waiver === null ? '' : <Fact name="Por qué" value={waiver.reason} />}
        {waiver === null ? '' : <Fact name="Hasta" value={dateInWords(waiver.until)} />}
        {Object.entries(form).map(([name, field]) => (
          <Fact name={labelOf(field)} value={state.values[name]} />
        ))}
      </Facts>
      <p safe>{then}</p>
    </ReviewPage>
  );
}

function trailTo(finding: FindingWithLifeView): Crumb[] {
  return [...trailOf(null), { href: `${findingsAt}/${finding.id}`, label: finding.title }];
}
