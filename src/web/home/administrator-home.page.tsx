import { administrationAt } from '../administration/people.page';
import type { AccountView } from '../administration/administration.views';
import { delegationStates, type DelegationView } from '../administration/delegations.page';
import type { PersonView } from '../client/views';
import { Layout } from '../parts/layout';
import { TableBox, Tag } from '../parts/pieces';
import { counted, dateInWords, roles, wordFor } from '../parts/words';

interface AdministratorHomeProps {
  readonly person: PersonView;
  readonly accounts: readonly AccountView[];
  readonly delegations: readonly DelegationView[];
}

/** What who manages accounts comes for: who can do what, which office has nobody, and what is lent. */
export function AdministratorHomePage({ person, accounts, delegations }: AdministratorHomeProps): JSX.Element {
  const open = accounts.filter(({ disabled }) => !disabled);
  return (
    <Layout title="Inicio" person={person} at="/">
      <h1>Inicio</h1>
      <p class="lead">Su cuenta administra usuarios: no ve dinero ni resoluciones.</p>
      <p class="buttons">
        <a class="button-link" href={`${administrationAt}/personas/nueva`}>
          Crear una cuenta
        </a>
        <a class="button-link" href={administrationAt}>
          Ver las personas
        </a>
        <a class="button-link" href="/escritorio/delegaciones">
          Ver las delegaciones
        </a>
      </p>
      <Offices open={open} disabled={accounts.length - open.length} />
      <Lent of={delegations.filter(({ state }) => ['running', 'coming'].includes(state))} />
    </Layout>
  );
}

/** What stops where an office has nobody. */
const without: Record<string, string> = {
  registrar: 'Nadie puede proyectar resoluciones ni registrar órdenes de pago.',
  approver: 'Nadie puede publicar resoluciones ni aprobar órdenes de pago.',
  paymaster: 'Nadie puede registrar pagos ni verificar reintegros.',
  recipient: 'Ningún hospital puede confirmar un recibo con su cuenta.',
  auditor: 'Nadie de control lee el registro.',
  administrator: 'Nadie puede crear cuentas.',
};

function Offices({ open, disabled }: { open: readonly AccountView[]; disabled: number }): JSX.Element {
  return (
    <section aria-labelledby="oficios">
      <h2 id="oficios">Quién puede hacer qué</h2>
      <p safe>
        {`${counted(open.length, 'cuenta abierta', 'cuentas abiertas')}; ${counted(disabled, 'deshabilitada', 'deshabilitadas')}.`}
      </p>
      <TableBox label="personas por rol">
        <table class="cards">
          <caption class="hidden">Cuántas cuentas abiertas tiene cada rol</caption>
          <thead>
            <tr>
              <th scope="col">Rol</th>
              <th scope="col" class="amount">
                Cuentas abiertas
              </th>
              <th scope="col">Qué falta</th>
            </tr>
          </thead>
          <tbody>
            {Object.keys(roles).map((role) => (
              <Office role={role} count={open.filter((each) => each.roles.includes(role)).length} />
            ))}
          </tbody>
        </table>
      </TableBox>
    </section>
  );
}

function Office({ role, count }: { role: string; count: number }): JSX.Element {
  return (
    <tr>
      <th scope="row" safe>
        {wordFor(roles, role)}
      </th>
      <td class="amount" data-label="Cuentas abiertas">
        {count}
      </td>
      <td data-label="Qué falta">
        {count > 0 ? 'Nada' : <Tag label={without[role] ?? 'No hay nadie.'} tone="alert" />}
      </td>
    </tr>
  );
}

function Lent({ of }: { of: readonly DelegationView[] }): JSX.Element {
  return (
    <section aria-labelledby="prestado">
      <h2 id="prestado">Funciones delegadas</h2>
      {of.length === 0 ? (
        <p>Nadie tiene funciones delegadas ahora.</p>
      ) : (
        <ul>
          {of.map(({ delegator, delegate, roles: lent, until, state }) => (
            <li safe>
              {`${delegate.name} por ${delegator.name}: ${lent.map((role) => wordFor(roles, role)).join(', ')}, hasta el ${dateInWords(until)} (${wordFor(delegationStates, state).toLowerCase()})`}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
