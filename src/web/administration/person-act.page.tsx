import { Problems } from '../parts/form-parts';
import { Crumbs, Layout } from '../parts/layout';
import type { PersonView } from '../client/views';
import { instantInWords } from '../parts/words';
import type { AccountView, PasswordLinkView } from './administration.views';
import { administrationAt } from './people.page';
import { trail } from './person.page';
import type { PersonAct } from './person-acts';

interface PersonActPageProps {
  readonly person: PersonView;
  readonly account: AccountView;
  readonly name: string;
  readonly act: PersonAct;
  readonly problems: readonly string[];
}

/** One more look before an account is touched. */
export function PersonActPage({ person, account, name, act, problems }: PersonActPageProps): JSX.Element {
  const at = `${administrationAt}/personas/${account.id}`;
  return (
    <Layout title={problems.length > 0 ? `Error: ${act.label}` : act.label} person={person} at={administrationAt}>
      <Crumbs trail={[...trail, { href: at, label: account.name }]} />
      <h1 safe>{act.label}</h1>
      <p class="lead" safe>{`De la cuenta de ${account.name}, ${account.email}.`}</p>
      <Problems of={problems} />
      <p safe>{act.means}</p>
      <form method="post" action={`${at}/${name}`} class="buttons">
        <button type="submit" class={act.grave === true ? 'grave' : ''} safe>
          {act.button}
        </button>
        <a href={at}>Cancelar</a>
      </form>
    </Layout>
  );
}

interface LinkPageProps {
  readonly person: PersonView;
  readonly account: Pick<AccountView, 'id' | 'name' | 'email'>;
  readonly link: PasswordLinkView;
  /** Whether the account was made just now. */
  readonly isNew: boolean;
}

/** Shown once: whoever holds it chooses the password. */
export function LinkPage({ person, account, link, isNew }: LinkPageProps): JSX.Element {
  return (
    <Layout title="Enlace para elegir contraseña" person={person} at={administrationAt}>
      <Crumbs trail={[...trail, { href: `${administrationAt}/personas/${account.id}`, label: account.name }]} />
      <h1>{isNew ? 'La cuenta quedó creada' : 'El enlace quedó hecho'}</h1>
      <p class="lead" safe>
        {`Entregue este enlace a ${account.name} (${account.email}), y a nadie más: con él elige su contraseña.`}
      </p>
      <div class="card">
        <p>
          <code class="hash" safe>
            {link.link}
          </code>
        </p>
        <p class="minor" safe>
          {`Sirve una sola vez, hasta el ${instantInWords(link.expiresAt)}. No se muestra de nuevo: si se pierde, haga otro.`}
        </p>
      </div>
      <p>
        <a href={`${administrationAt}/personas/${account.id}`}>Ver la cuenta</a>
      </p>
    </Layout>
  );
}
