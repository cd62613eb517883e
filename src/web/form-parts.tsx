import { leastPassword, mostPassword } from '../platform/access/password.rules';

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
