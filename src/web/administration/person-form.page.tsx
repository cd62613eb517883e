import { ActForm } from '../parts/forms/act-form';
import type { FormDefinition } from '../parts/forms/definition';
import { Field } from '../parts/forms/fields';
import type { FormState } from '../parts/forms/form-state';
import { Crumbs, Layout } from '../parts/layout';
import type { PersonView } from '../client/views';
import type { AccountView } from './administration.views';
import { administrationAt } from './people.page';
import { changeForm, newPersonForm, roleFields } from './person.forms';
import { trail } from './person.page';

interface PersonFormPageProps {
  readonly person: PersonView;
  /** Null for a new one. */
  readonly account: AccountView | null;
  readonly state: FormState;
}

/** A new account, or what changes of one. */
export function PersonFormPage({ person, account, state }: PersonFormPageProps): JSX.Element {
  const form: FormDefinition = account === null ? newPersonForm : changeForm;
  const title = account === null ? 'Crear una cuenta' : `Cambiar la cuenta de ${account.name}`;
  const at = account === null ? administrationAt : `${administrationAt}/personas/${account.id}`;
  return (
    <Layout title={state.problems.length > 0 ? `Error: ${title}` : title} person={person} at={administrationAt}>
      <Crumbs trail={account === null ? trail : [...trail, { href: at, label: account.name }]} />
      <h1 safe>{title}</h1>
      {account === null ? (
        <p class="lead">Nadie escribe la contraseña de otro: se hace un enlace, y la persona la elige.</p>
      ) : (
        <p class="lead">Si cambian sus roles o sus hospitales, sus sesiones y sus programas terminan.</p>
      )}
      <ActForm
        action={account === null ? `${administrationAt}/personas/nueva` : `${at}/cambio`}
        of={form}
        state={state}
        button={account === null ? 'Crear la cuenta' : 'Guardar'}
        back={at}
      >
        {account === null ? <Field of={form} name="email" state={state} /> : ''}
        <Field of={form} name="name" state={state} />
        <fieldset class="field choices" id="roles">
          <legend>Roles</legend>
          <p class="minor">
            Hospital, Auditoría y Administración no van con ningún otro. Quien registra puede además aprobar o pagar,
            pero nunca lo suyo.
          </p>
          {Object.keys(roleFields).map((role) => (
            <Field of={form} name={role} state={state} />
          ))}
        </fieldset>
        <Field of={form} name="hospitals" state={state} />
      </ActForm>
    </Layout>
  );
}
