import type { FormDefinition } from '../parts/forms/definition';
import { batchesAddress, newAddress, siblings, types } from './certificate.words';
import type { PersonView, ResolutionSummaryView } from '../client/views';
import { ActForm } from '../parts/forms/act-form';
import type { FormState } from '../parts/forms/form-state';
import { Crumbs, Layout } from '../parts/layout';
import { Siblings } from '../parts/register/siblings';
import type { IssuedView } from './certificate.views';

export const issueForm = {
  cutoff: {
    kind: 'date',
    label: 'Corte',
    hint: 'Los hechos hasta ese día. Si lo deja en blanco, hoy.',
    optional: true,
  },
} as const satisfies FormDefinition;

export function batchFormOf(resolutions: readonly ResolutionSummaryView[]): FormDefinition {
  return {
    resolutionId: {
      kind: 'choice',
      compact: true,
      label: 'Resolución',
      choices: resolutions.map(({ id, label }) => ({ value: id, label })),
    },
    type: {
      kind: 'choice',
      compact: true,
      label: 'Clase',
      choices: Object.entries(types)
        .filter(([type]) => type !== 'reconciliation')
        .map(([value, { label }]) => ({ value, label })),
    },
    form: {
      kind: 'choice',
      label: 'Cómo los quiere',
      choices: [
        { value: 'zip', label: 'Un archivo por hospital, en un ZIP' },
        { value: 'merged', label: 'Todos en un solo PDF, para imprimir' },
      ],
    },
    ...issueForm,
  };
}

interface BatchFormPageProps {
  readonly person: PersonView;
  readonly form: FormDefinition;
  readonly state: FormState;
}

/** The certificates of a whole resolution at once: asked here, made afterwards. */
export function BatchFormPage({ person, form, state }: BatchFormPageProps): JSX.Element {
  return (
    <Layout title="Certificados de toda una resolución" person={person} at={batchesAddress}>
      <Crumbs trail={[{ href: '/', label: 'Inicio' }]} />
      <h1>Los certificados de toda una resolución</h1>
      <p class="lead">
        Se expide uno por hospital. Los que ya estén vigentes con los mismos hechos se toman como están. Puede salir de
        la página y volver: el trabajo sigue.
      </p>
      <Siblings of={siblings} at={batchesAddress} />
      <ActForm action={batchesAddress} of={form} state={state} button="Pedir los certificados" />
    </Layout>
  );
}

/** What the certificate would say, word for word. */
export function Preview({ of }: { of: IssuedView }): JSX.Element {
  return (
    <section aria-labelledby="dira">
      <h2 id="dira">Lo que va a decir</h2>
      <ol class="certified">
        {of.facts.map((fact) => (
          <li safe>{fact}</li>
        ))}
      </ol>
      <p class="minor">El número se asigna al expedirlo.</p>
    </section>
  );
}

interface IssuePageProps {
  readonly person: PersonView;
  readonly of: { readonly type: string; readonly subject: string };
  readonly state: FormState;
}

/** One certificate: as of when; what it will say is shown before it is issued. */
export function IssuePage({ person, of, state }: IssuePageProps): JSX.Element {
  const { label, means } = types[of.type] ?? { label: of.type, means: '' };
  return (
    <Layout title={`Expedir: ${label}`} person={person} at={newAddress}>
      <Crumbs
        trail={[
          { href: '/', label: 'Inicio' },
          { href: `${newAddress}?tipo=${of.type}`, label: 'Expedir un certificado' },
        ]}
      />
      <h1 safe>{`Expedir: ${label}`}</h1>
      <p class="lead" safe>{`Certifica ${means}.`}</p>
      <ActForm
        action={`${newAddress}/${of.type}/${of.subject}`}
        of={issueForm}
        state={state}
        button="Ver lo que va a decir"
        back={newAddress}
      />
    </Layout>
  );
}
