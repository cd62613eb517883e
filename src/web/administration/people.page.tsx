import { Crumbs, Layout } from '../parts/layout';
import { TableBox, Tag } from '../parts/pieces';
import type { PageView, PersonView } from '../client/views';
import { counted, dateInWords, roles, wordFor } from '../parts/words';
import { dateInBogota } from '../../kernel/calendar';
import type { AccountView } from './administration.views';

export const administrationAt = '/escritorio/administracion';

interface PeoplePageProps {
  readonly person: PersonView;
  readonly accounts: PageView<AccountView>;
  readonly isFirst: boolean;
}

/** Who has an account, those that are disabled too. */
export function PeoplePage({ person, accounts, isFirst }: PeoplePageProps): JSX.Element {
  const manages = person.roles.includes('administrator');
  return (
    <Layout title="Administración" person={person} at={administrationAt}>
      <Crumbs trail={[{ href: '/', label: 'Inicio' }]} />
      <h1>Personas</h1>
      <p class="lead">Quién tiene cuenta y qué puede hacer. Nadie se borra: quien ya no trabaja aquí se deshabilita.</p>
      <p class="buttons">
        {manages ? (
          <a class="button-link" href={`${administrationAt}/personas/nueva`}>
            Crear una cuenta
          </a>
        ) : (
          ''
        )}
        <a class="button-link" href="/escritorio/delegaciones">
          Delegaciones
        </a>
      </p>
      <TableBox label="personas">
        <table class="cards">
          <caption safe>{counted(accounts.items.length, 'persona', 'personas')} en esta página, por correo</caption>
          <thead>
            <tr>
              <th scope="col">Persona</th>
              <th scope="col">Roles</th>
              <th scope="col">Cuenta</th>
              <th scope="col">Desde</th>
            </tr>
          </thead>
          <tbody>
            {accounts.items.map((each) => (
              <PersonRow of={each} />
            ))}
          </tbody>
        </table>
      </TableBox>
      <nav class="pages" aria-label="Páginas de personas">
        {isFirst ? <span /> : <a href={administrationAt}>Desde el principio</a>}
        {accounts.nextCursor === null ? (
          <span />
        ) : (
          <a href={`${administrationAt}?desde=${encodeURIComponent(accounts.nextCursor)}`}>Siguientes</a>
        )}
      </nav>
    </Layout>
  );
}

function PersonRow({ of }: { of: AccountView }): JSX.Element {
  return (
    <tr>
      <th scope="row">
        <a href={`${administrationAt}/personas/${of.id}`} safe>
          {of.name}
        </a>
        <span class="minor block" safe>
          {of.email}
        </span>
      </th>
      <td data-label="Roles" safe>
        {rolesInWords(of)}
      </td>
      <td data-label="Cuenta">
        <Standing of={of} />
      </td>
      <td data-label="Desde" safe>
        {dateInWords(dateInBogota(of.createdAt))}
      </td>
    </tr>
  );
}

export function Standing({ of }: { of: AccountView }): JSX.Element {
  return of.disabled ? <Tag label="Deshabilitada" tone="over" /> : <Tag label="Activa" tone="good" />;
}

export function rolesInWords(of: AccountView): string {
  const said = of.roles.map((role) => wordFor(roles, role)).join(', ');
  const count = of.hospitalIds.length;
  return count === 0 ? said : `${said} (${counted(count, 'hospital', 'hospitales')})`;
}
