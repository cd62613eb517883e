import { Code, Problems } from '../parts/form-parts';
import { Crumbs, Layout } from '../parts/layout';
import type { EnrolmentView } from './account.views';
import type { PersonView } from '../client/views';

interface ConfirmProps {
  readonly person: PersonView;
  /** Shown once; null when a code was wrong: the account was added to the telephone already. */
  readonly enrolment: EnrolmentView | null;
  readonly problems: readonly string[];
}

const trail = [
  { href: '/', label: 'Inicio' },
  { href: '/escritorio/cuenta', label: 'Mi cuenta' },
];

/** Scan, and prove it with a code. */
export function ConfirmPage({ person, enrolment, problems }: ConfirmProps): JSX.Element {
  return (
    <Layout title={problems.length === 0 ? 'Activar el segundo factor' : 'Error en el código'} person={person}>
      <Crumbs trail={trail} />
      <h1>Activar el segundo factor</h1>
      {enrolment === null ? (
        <p class="lead">Escriba el código que la aplicación muestra ahora para Trazagiro.</p>
      ) : (
        <Scan of={enrolment} />
      )}
      <Problems of={problems} />
      <form method="post" action="/escritorio/cuenta/segundo-factor/confirmacion" class="card form form-narrow">
        <Code label="El código de seis cifras que muestra la aplicación" />
        <button type="submit">Confirmar</button>
      </form>
      {enrolment === null ? (
        <p class="minor">
          ¿No alcanzó a escanear? <a href="/escritorio/cuenta">Vuelva a Mi cuenta</a> y empiece de nuevo: el código QR
          anterior deja de servir.
        </p>
      ) : (
        ''
      )}
    </Layout>
  );
}

function Scan({ of }: { of: EnrolmentView }): JSX.Element {
  const picture = `data:image/svg+xml;base64,${Buffer.from(of.qr).toString('base64')}`;
  return (
    <>
      <p class="lead">
        Escanee este código con una aplicación de autenticación (cualquiera que haga códigos de seis cifras, TOTP). Se
        muestra una sola vez.
      </p>
      <p>
        <img class="qr" src={picture} alt="Código QR con la clave del segundo factor" />
      </p>
      <p>
        ¿No puede escanear? Escriba esta clave en la aplicación:{' '}
        <code safe>{(of.secret.match(/.{1,4}/g) ?? []).join(' ')}</code>
      </p>
    </>
  );
}

/** Shown once. */
export function RecoveryCodesPage({ person, codes }: { person: PersonView; codes: readonly string[] }): JSX.Element {
  return (
    <Layout title="Códigos de recuperación" person={person}>
      <Crumbs trail={trail} />
      <h1>Guarde sus códigos de recuperación</h1>
      <p class="lead">
        El segundo factor está activo. Si pierde el teléfono, cada código de estos le permite entrar una vez. Imprímalos
        o cópielos donde solo usted los encuentre: no se muestran de nuevo.
      </p>
      <div class="card">
        <ul class="codes">
          {codes.map((code) => (
            <li>
              <code safe>{code}</code>
            </li>
          ))}
        </ul>
      </div>
      <p>
        <a href="/">Continuar</a>
      </p>
    </Layout>
  );
}
