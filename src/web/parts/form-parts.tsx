import { leastPassword, mostPassword } from '../../platform/access/password.rules';

/** Why a form is shown again. */
export function Problems({ of }: { of: readonly string[] }): JSX.Element {
  if (of.length === 0) return <></>;
  return (
    <div class="notice notice-alert" role="alert" id="problema">
      {of.map((problem) => (
        <p safe>{problem}</p>
      ))}
    </div>
  );
}

/** A new password, twice. */
export function NewPassword(): JSX.Element {
  return (
    <>
      <div class="field">
        <label for="clave">Contraseña nueva</label>
        <p class="minor" id="clave-ayuda">
          {leastPassword} caracteres o más. Cuatro palabras sin relación son mejores que una palabra con cifras.
        </p>
        <input
          id="clave"
          name="clave"
          type="password"
          autocomplete="new-password"
          required
          minlength={leastPassword}
          maxlength={mostPassword}
          aria-describedby="clave-ayuda"
        />
      </div>
      <div class="field">
        <label for="otra">La misma, otra vez</label>
        <input id="otra" name="otra" type="password" autocomplete="new-password" required maxlength={mostPassword} />
      </div>
    </>
  );
}

/** What was just done, in one sentence; nothing when nothing was. */
export function Notice({ of }: { of: string | null }): JSX.Element {
  if (of === null) return <></>;
  return (
    <div class="notice" role="status">
      <p safe>{of}</p>
    </div>
  );
}

/** A code of the authenticator, or a recovery code. */
export function Code({ label = 'Código', id = 'codigo' }: { label?: string; id?: string }): JSX.Element {
  return (
    <div class="field">
      <label for={id} safe>
        {label}
      </label>
      <input
        id={id}
        name="codigo"
        inputmode="text"
        autocomplete="one-time-code"
        autocapitalize="none"
        spellcheck="false"
        required
        maxlength="40"
      />
    </div>
  );
}

/** The password that one has, asked again before something that matters. */
export function PresentPassword({ id }: { id: string }): JSX.Element {
  return (
    <div class="field">
      <label for={id}>Contraseña actual</label>
      <input id={id} name="actual" type="password" autocomplete="current-password" required maxlength="1000" />
    </div>
  );
}
