import { NewPassword, Problems } from '../parts/form-parts';
import { Layout } from '../parts/layout';

interface PasswordLinkProps {
  readonly token: string;
  readonly email: string;
  /** Why the page is shown again; none the first time. */
  readonly problems: readonly string[];
}

/** «Elija su contraseña». */
export function PasswordLinkPage({ token, email, problems }: PasswordLinkProps): JSX.Element {
  return (
    <Layout title={problems.length === 0 ? 'Elija su contraseña' : 'Error en la contraseña'} person={null}>
      <div class="sign-in">
        <h1>Elija su contraseña</h1>
        <p class="lead">
          De la cuenta <strong safe>{email}</strong>. El enlace sirve una sola vez; al guardar se cierran las sesiones
          que la cuenta tenga abiertas.
        </p>
        <Problems of={problems} />
        <form method="post" action={`/clave/${encodeURIComponent(token)}`} class="card form">
          <input type="hidden" name="correo" value={email} autocomplete="username" />
          <NewPassword />
          <button type="submit">Guardar la contraseña</button>
        </form>
      </div>
    </Layout>
  );
}
