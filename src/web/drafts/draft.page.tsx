import type { PersonView } from '../client/views';
import { ActForm } from '../parts/forms/act-form';
import { Field } from '../parts/forms/fields';
import type { FormState } from '../parts/forms/form-state';
import { Crumbs, Layout } from '../parts/layout';
import { draftForm, sectionsOf, type DraftKind, type Grounds } from './draft.form';

interface DraftPageProps {
  readonly person: PersonView;
  readonly kind: DraftKind;
  readonly grounds: Grounds;
  readonly state: FormState;
  /** The draft that is corrected; null for a new one. */
  readonly draft: { readonly id: string; readonly label: string } | null;
}

const leads: Record<DraftKind, string> = {
  strategy: 'Adopta una estrategia y fija sus criterios. No mueve dinero.',
  allocation: 'Asigna dinero a hospitales, con su anexo. Después de guardarla se escriben las líneas.',
  amendment: 'Cambia lo que otra resolución asignó. Después de guardarla se escriben los cambios.',
};

export const kindNames: Record<DraftKind, string> = {
  strategy: 'Nueva estrategia',
  allocation: 'Nueva resolución que asigna recursos',
  amendment: 'Nueva resolución modificatoria',
};

/** What the act says: the first step of a draft, which is kept from then on. */
export function DraftPage({ person, kind, grounds, state, draft }: DraftPageProps): JSX.Element {
  const heading = draft === null ? kindNames[kind] : `Corregir el proyecto de la ${draft.label}`;
  const title = state.problems.length > 0 ? `Error: ${heading}` : heading;
  const home = draft === null ? '/escritorio/resoluciones' : `/escritorio/resoluciones/${draft.id}`;
  return (
    <Layout title={title} person={person} at="/escritorio/resoluciones">
      <Crumbs
        trail={[
          { href: '/', label: 'Inicio' },
          { href: '/escritorio/resoluciones', label: 'Resoluciones' },
          ...(draft === null ? [] : [{ href: home, label: draft.label }]),
        ]}
      />
      <h1 safe>{heading}</h1>
      <p class="lead" safe>
        {leads[kind]}
      </p>
      <ActForm
        action={draft === null ? `/escritorio/resoluciones/nueva?tipo=${kind}` : `${home}/proyecto`}
        of={draftForm(kind, grounds)}
        state={state}
        button={draft === null ? 'Guardar el proyecto' : 'Guardar los cambios'}
        back={home}
      >
        {sectionsOf(kind, grounds).map(({ title: name, means, fields }, index) => (
          <fieldset class={index === 0 ? 'part' : 'part part-pairs'}>
            <legend safe>{name}</legend>
            {means === undefined ? (
              ''
            ) : (
              <p class="minor" safe>
                {means}
              </p>
            )}
            {Object.keys(fields).map((each) => (
              <Field of={fields} name={each} state={state} />
            ))}
          </fieldset>
        ))}
      </ActForm>
    </Layout>
  );
}

/** Which act is about to be drafted. */
export function DraftKindPage({ person }: { person: PersonView }): JSX.Element {
  return (
    <Layout title="Nueva resolución" person={person} at="/escritorio/resoluciones">
      <Crumbs
        trail={[
          { href: '/', label: 'Inicio' },
          { href: '/escritorio/resoluciones', label: 'Resoluciones' },
        ]}
      />
      <h1>Nueva resolución</h1>
      <p class="lead">
        Se guarda como proyecto: no mueve dinero, se deja y se retoma cuando quiera, y la publica otra persona.
      </p>
      <ul class="choices-of-kind">
        {(Object.keys(kindNames) as DraftKind[]).map((kind) => (
          <li class="card">
            <a href={`/escritorio/resoluciones/nueva?tipo=${kind}`} safe>
              {kindNames[kind]}
            </a>
            <span class="minor block" safe>
              {leads[kind]}
            </span>
          </li>
        ))}
      </ul>
    </Layout>
  );
}
