import { Code, Notice, Problems } from '../parts/form-parts';
import { Layout } from '../parts/layout';
import { KeptForm, ResendForm, type PendingForm } from './pending';

interface SignInProps {
  readonly email: string;
  readonly destination: string;
  /** What was being sent when the session ended, or null. */
  readonly pending: PendingForm | null;
  /** Why the page is shown again, or null the first time. */
  readonly problem: string | null;
  /** What was just done, or null. */
  readonly notice?: string | null;
  /** What the identity provider is called, or null where there is none. */
  readonly provider: string | null;
}

export function SignInPage({
  email,
  destination,
  pending,
  problem,
  notice = null,
  provider,
}: SignInProps): JSX.Element {
  return (
    <Layout title={problem === null ? 'Entrar' : 'Error al entrar'} person={null}>
      <div class="sign-in">
        <h1>Entrar a Trazagiro</h1>
        <p class="lead">
          Sigue cada peso que un ministerio gira a los hospitales públicos: dónde está, quién lo dice y qué documento lo
          prueba.
        </p>
        <Notice of={notice} />
        {pending === null ? '' : <SessionOver pending={pending} />}
        <Problems of={problem === null ? [] : [problem]} />
        <form method="post" action="/escritorio/entrada" class="card form">
          <input type="hidden" name="destino" value={destination} />
          <KeptForm of={pending} />
          <div class="field">
            <label for="correo">Correo</label>
            <input
              id="correo"
              name="correo"
              type="email"
              autocomplete="username"
              required
              maxlength="320"
              value={email}
              {...(problem === null ? {} : { 'aria-describedby': 'problema', 'aria-invalid': 'true' })}
            />
          </div>
          <div class="field">
            <label for="clave">Contraseña</label>
            <input
              id="clave"
              name="clave"
              type="password"
              autocomplete="current-password"
              required
              maxlength="1000"
              {...(problem === null ? {} : { 'aria-describedby': 'problema', 'aria-invalid': 'true' })}
            />
          </div>
          <button type="submit">Entrar</button>
        </form>
        {provider === null ? '' : <OtherWay provider={provider} destination={destination} />}
        <OtherWays />
      </div>
    </Layout>
  );
}

// For who has no account, no password any more, or a demonstration on this machine.
function OtherWays(): JSX.Element {
  return (
    <>
      <p>
        ¿Tiene un certificado en la mano? <a href="/verificar">Verifíquelo sin cuenta</a>.
      </p>
      <p class="minor">
        ¿Olvidó su contraseña? Pida un enlace a quien administra las cuentas: sirve una vez y durante un día.
      </p>
      <p class="minor">
        ¿Es una demostración en su equipo? Las cuentas (<code>registro@demo.localhost</code> y las demás) y su
        contraseña se mostraron en la terminal al iniciar el servicio por primera vez.
      </p>
    </>
  );
}

interface SecondStepProps {
  readonly challenge: string;
  readonly destination: string;
  readonly pending: PendingForm | null;
  readonly problem: string | null;
}

/** The password was right: now the code. */
export function SecondStepPage({ challenge, destination, pending, problem }: SecondStepProps): JSX.Element {
  return (
    <Layout title={problem === null ? 'Código' : 'Error en el código'} person={null}>
      <div class="sign-in">
        <h1>Escriba su código</h1>
        <p class="lead">El de seis cifras que muestra ahora su aplicación de autenticación.</p>
        <Problems of={problem === null ? [] : [problem]} />
        <form method="post" action="/escritorio/entrada/codigo" class="card form">
          <input type="hidden" name="destino" value={destination} />
          <input type="hidden" name="reto" value={challenge} />
          <KeptForm of={pending} />
          <Code />
          <button type="submit">Entrar</button>
        </form>
        <p class="minor">
          ¿No tiene el teléfono? Escriba uno de sus códigos de recuperación. ¿Tampoco? Quien administra las cuentas
          puede quitar el segundo factor. <a href="/">Empezar de nuevo</a>
        </p>
      </div>
    </Layout>
  );
}

// Whoever signs in by another way does it in another tab and sends from here.
function SessionOver({ pending }: { pending: PendingForm }): JSX.Element {
  return (
    <div class="notice notice-past" role="status">
      <p>
        <strong>Su sesión terminó.</strong> Lo que escribió está guardado en esta página: entre y podrá enviarlo.
      </p>
      <details>
        <summary>¿Ya entró en otra pestaña?</summary>
        <ResendForm of={pending} button="Enviar ahora" />
      </details>
    </div>
  );
}

function OtherWay({ provider, destination }: { provider: string; destination: string }): JSX.Element {
  const search = destination === '/' ? '' : `?${new URLSearchParams({ destino: destination }).toString()}`;
  return (
    <p>
      <a class="button-link" href={`/escritorio/entrada/proveedor${search}`} safe>
        {`Entrar con ${provider}`}
      </a>
    </p>
  );
}

/** Signed in by the provider: on to where one was going, without a script. */
export function ArrivedPage({ destination }: { destination: string }): JSX.Element {
  return (
    <Layout title="Entró" person={null} goesTo={destination}>
      <div class="sign-in">
        <h1>Entró a Trazagiro</h1>
        <p class="lead">
          <a href={destination}>Continuar</a>
        </p>
      </div>
    </Layout>
  );
}
