import type { Children } from '@kitajs/html';
import type { PersonView } from '../client/views';
import { ActForm } from '../parts/forms/act-form';
import type { FormDefinition } from '../parts/forms/definition';
import type { FormState } from '../parts/forms/form-state';
import { Crumbs, Layout } from '../parts/layout';

interface ActPageProps {
  readonly person: PersonView;
  readonly title: string;
  readonly lead: string;
  readonly trail: readonly { readonly href: string; readonly label: string }[];
  readonly action: string;
  readonly form: FormDefinition;
  readonly state: FormState;
  readonly button: string;
  readonly back: string;
  /** What stands under the form. */
  readonly children?: Children;
}

/** A page of one form: what it is for, and its fields. */
export function ActPage(props: ActPageProps): JSX.Element {
  const { person, title, lead, trail, action, form, state, button, back, children } = props;
  return (
    <Layout title={state.problems.length > 0 ? `Error: ${title}` : title} person={person}>
      <Crumbs trail={trail} />
      <h1 safe>{title}</h1>
      <p class="lead" safe>
        {lead}
      </p>
      <ActForm action={action} of={form} state={state} button={button} back={back} />
      {children ?? ''}
    </Layout>
  );
}

export function RegisterLink({ href }: { href: string }): JSX.Element {
  return (
    <p>
      <a href={href}>Registrar otro hospital de este municipio</a>
    </p>
  );
}
