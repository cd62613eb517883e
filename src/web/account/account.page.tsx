import { ServiceTokens } from './account-tokens';
import { Code, NewPassword, Notice, PresentPassword, Problems } from '../parts/form-parts';
import { Crumbs, Layout } from '../parts/layout';
import { TableBox, Tag } from '../parts/pieces';
import { may } from '../parts/roles';
import type { OwnSessionView, SecondFactorView, ServiceTokenView } from './account.views';
import type { PersonView } from '../client/views';
import { counted, instantInWords } from '../parts/words';

export type AccountSection = 'password' | 'factor';

interface AccountProps {
  readonly person: PersonView;
  readonly sessions: readonly OwnSessionView[];
  readonly factor: SecondFactorView;
  readonly tokens: readonly ServiceTokenView[];
  /** What was just done. */
  readonly notice?: string | null;
  /** What is wrong with the form that was sent. */
  readonly problems?: { readonly section: AccountSection; readonly said: readonly string[] };
}

/** «Mi cuenta». */
export function AccountPage({ person, sessions, factor, tokens, notice = null, problems }: AccountProps): JSX.Element {
  const saidOf = (section: AccountSection) => (problems?.section === section ? problems.said : []);
  return (
    <Layout title={problems ? 'Error en Mi cuenta' : 'Mi cuenta'} person={person}>
      <Crumbs trail={[{ href: '/', label: 'Inicio' }]} />
      <h1>Mi cuenta</h1>
      <p class="lead" safe>
        {person.email}
      </p>
      <Notice of={notice} />
      {factor.required && factor.confirmedAt === null ? <FactorMissing /> : ''}
      <SecondFactor of={factor} problems={saidOf('factor')} />
      <Sessions of={sessions} />
      <ServiceTokens of={tokens} />
      {may(person, ['registrar', 'approver', 'paymaster']) ? <Lent /> : ''}
      <Password problems={saidOf('password')} />
    </Layout>
  );
}

/** The way to the roles that one lends for some days. */
function Lent(): JSX.Element {
  return (
    <section class="account-section" aria-labelledby="delegaciones">
      <h2 id="delegaciones">Delegaciones</h2>
      <p>
        ¿Se va unos días? <a href="/escritorio/delegaciones">Delegue un rol</a> en otra persona, o vea los que le
        delegaron.
      </p>
    </section>
  );
}

function FactorMissing(): JSX.Element {
  return (
    <div class="notice notice-past" role="status">
      <p>
        <strong>Active su segundo factor para continuar.</strong> Su rol aprueba, paga o administra: entra con
        contraseña y código. Hasta que lo active, esta es la única página que puede usar.
      </p>
    </div>
  );
}

function SecondFactor({ of, problems }: { of: SecondFactorView; problems: readonly string[] }): JSX.Element {
  return (
    <section class="account-section" aria-labelledby="factor">
      <h2 id="factor">Segundo factor</h2>
      <Problems of={problems} />
      {of.confirmedAt === null ? <NoFactor /> : <Factor since={of.confirmedAt} codesLeft={of.recoveryCodesLeft} />}
    </section>
  );
}

function NoFactor(): JSX.Element {
  return (
    <>
      <p>
        <Tag label="Sin activar" tone="wait" /> Con él, su contraseña sola no basta para entrar: hace falta también el
        código que muestra una aplicación de autenticación en su teléfono.
      </p>
      <form method="post" action="/escritorio/cuenta/segundo-factor" class="card form form-narrow">
        <PresentPassword id="actual-factor" />
        <button type="submit">Activar</button>
      </form>
    </>
  );
}

function Factor({ since, codesLeft }: { since: string; codesLeft: number }): JSX.Element {
  return (
    <>
      <p>
        <Tag label="Activo" tone="good" /> <span safe>{`Desde el ${instantInWords(since)}. `}</span>
        <span
          safe
        >{`Le ${codesLeft === 1 ? 'queda' : 'quedan'} ${counted(codesLeft, 'código', 'códigos')} de recuperación.`}</span>
      </p>
      <details>
        <summary>Hacer códigos de recuperación nuevos</summary>
        <form method="post" action="/escritorio/cuenta/segundo-factor/codigos" class="card form form-narrow">
          <Code />
          <button type="submit">Hacer códigos nuevos</button>
        </form>
      </details>
      <details>
        <summary>Quitar el segundo factor, o cambiar de teléfono</summary>
        <form method="post" action="/escritorio/cuenta/segundo-factor/retiro" class="card form form-narrow">
          <PresentPassword id="actual-retiro" />
          <Code id="codigo-retiro" />
          <button type="submit" class="second">
            Quitarlo
          </button>
        </form>
      </details>
    </>
  );
}

function Sessions({ of }: { of: readonly OwnSessionView[] }): JSX.Element {
  return (
    <section class="account-section" aria-labelledby="sesiones">
      <h2 id="sesiones">Dónde tengo sesión</h2>
      <TableBox label="sesiones abiertas">
        <table class="cards">
          <caption safe>{counted(of.length, 'sesión abierta', 'sesiones abiertas')}</caption>
          <thead>
            <tr>
              <th scope="col">Programa</th>
              <th scope="col">Red</th>
              <th scope="col">Se abrió</th>
              <th scope="col">Último uso</th>
              <th scope="col">Cerrar</th>
            </tr>
          </thead>
          <tbody>
            {of.map((session) => (
              <SessionRow of={session} />
            ))}
          </tbody>
        </table>
      </TableBox>
      {of.length < 2 ? (
        ''
      ) : (
        <form method="post" action="/escritorio/cuenta/sesiones/cierre">
          <button type="submit" class="second">
            Cerrar todas las demás
          </button>
        </form>
      )}
    </section>
  );
}

function SessionRow({ of }: { of: OwnSessionView }): JSX.Element {
  return (
    <tr>
      <th scope="row" safe>
        {of.agent}
      </th>
      <td data-label="Red" safe>
        {of.address}
      </td>
      <td data-label="Se abrió" safe>
        {instantInWords(of.openedAt)}
      </td>
      <td data-label="Último uso" safe>
        {instantInWords(of.lastSeenAt)}
      </td>
      <td>
        {of.current ? (
          <Tag label="Esta" tone="good" />
        ) : (
          <form method="post" action={`/escritorio/cuenta/sesiones/${of.id}/cierre`}>
            <button type="submit" class="second" aria-label={`Cerrar la sesión de ${of.agent}`}>
              Cerrar
            </button>
          </form>
        )}
      </td>
    </tr>
  );
}

function Password({ problems }: { problems: readonly string[] }): JSX.Element {
  return (
    <section class="account-section" aria-labelledby="contrasena">
      <h2 id="contrasena">Contraseña</h2>
      <Problems of={problems} />
      <form method="post" action="/escritorio/cuenta/clave" class="card form form-narrow">
        <PresentPassword id="actual-clave" />
        <NewPassword />
        <button type="submit">Cambiar la contraseña</button>
      </form>
    </section>
  );
}
