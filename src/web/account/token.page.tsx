import { Code, PresentPassword, Problems } from '../parts/form-parts';
import { Crumbs, Layout } from '../parts/layout';
import type { PersonView } from '../client/views';
import { actsInWords, permissionWords } from '../parts/act-words';
import { instantInWords, wordFor } from '../parts/words';

const trail = [
  { href: '/', label: 'Inicio' },
  { href: '/escritorio/cuenta', label: 'Mi cuenta' },
];

interface NewTokenProps {
  readonly person: PersonView;
  /** What one may let a program do, by the names of the contract. */
  readonly givable: readonly string[];
  readonly hasFactor: boolean;
  readonly typed: { readonly name: string; readonly days: string; readonly acts: readonly string[] };
  readonly problems: readonly string[];
}

/** A token for a program: which acts, for how many days; the password is asked again. */
export function NewTokenPage({ person, givable, hasFactor, typed, problems }: NewTokenProps): JSX.Element {
  return (
    <Layout title={problems.length > 0 ? 'Error en el token' : 'Hacer un token de servicio'} person={person}>
      <Crumbs trail={trail} />
      <h1>Hacer un token de servicio</h1>
      <p class="lead">
        Con él, un programa hace por usted los actos que escoja, mientras sus roles los permitan. Lo que haga queda a su
        nombre: no aprueba nada que usted haya registrado.
      </p>
      <Problems of={problems} />
      <form method="post" action="/escritorio/cuenta/tokens/nuevo" class="card form act">
        <div class="field">
          <label for="nombre">Para qué programa</label>
          <input id="nombre" name="nombre" type="text" value={typed.name} maxlength="100" required autocomplete="off" />
        </div>
        <div class="field">
          <label for="dias">Por cuántos días</label>
          <p class="minor" id="dias-ayuda">
            De 1 a 366. Después deja de servir por sí solo.
          </p>
          <input
            id="dias"
            name="dias"
            type="text"
            inputmode="numeric"
            value={typed.days}
            maxlength="3"
            required
            aria-describedby="dias-ayuda"
          />
        </div>
        <fieldset class="field choices">
          <legend>Qué actos</legend>
          <p class="minor">Los menos que le basten. Debajo de cada uno, el nombre que tiene en el contrato.</p>
          {givable.map((act, index) => (
            <div class="choice">
              <input type="checkbox" id={`acto-${index}`} name="actos" value={act} checked={typed.acts.includes(act)} />
              <label for={`acto-${index}`}>
                <span safe>{wordFor(permissionWords, act)}</span>
                <code class="minor block" safe>
                  {act}
                </code>
              </label>
            </div>
          ))}
        </fieldset>
        <PresentPassword id="actual-token" />
        {hasFactor ? <Code label="Código de su segundo factor" id="codigo-token" /> : ''}
        <div class="buttons">
          <button type="submit">Hacer el token</button>
          <a href="/escritorio/cuenta">Cancelar</a>
        </div>
      </form>
    </Layout>
  );
}

export interface MadeTokenView {
  readonly name: string;
  readonly acts: readonly string[];
  readonly expiresAt: string;
  readonly token: string;
}

/** Shown once. */
export function MadeTokenPage({ person, made }: { person: PersonView; made: MadeTokenView }): JSX.Element {
  return (
    <Layout title="Token de servicio" person={person}>
      <Crumbs trail={trail} />
      <h1>El token quedó hecho</h1>
      <p class="lead">
        Cópielo ahora en el programa: no se muestra de nuevo. Quien lo tenga puede hacer esos actos por usted.
      </p>
      <div class="card">
        <p>
          <code class="hash" safe>
            {made.token}
          </code>
        </p>
        <p
          class="minor"
          safe
        >{`${made.name}: ${actsInWords(made.acts)}. Vence el ${instantInWords(made.expiresAt)}.`}</p>
      </div>
      <p>
        <a href="/escritorio/cuenta#tokens">Volver a Mi cuenta</a>: ahí se termina cuando ya no haga falta.
      </p>
    </Layout>
  );
}
