import type { Children } from '@kitajs/html';
import { addresses } from '../assets/assets';
import type { PersonView } from '../client/views';
import { Navigation } from './navigation';
import { roles, wordFor } from './words';

interface LayoutProps {
  readonly title: string;
  readonly person: PersonView | null;
  readonly children: Children;
  /** For a page that anybody may find and share: what it is, in a sentence. */
  readonly description?: string;
  /** A page of ours to which this one leads by itself. */
  readonly goesTo?: string;
  /** For one bar of signal: no typeface, no scripts but the smallest. */
  readonly light?: boolean;
  /** The address of this page, so that its place in the navigation is marked. */
  readonly at?: string;
}

// A mark of ours, drawn here: one peso, one place. No arms, no logo.
const icon =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Crect width='16' height='16' rx='3' fill='%2336c'/%3E%3Cpath d='M3 5h10M8 5v8' stroke='%23fff' stroke-width='2.5' fill='none'/%3E%3C/svg%3E";

/** A whole document, as text. */
export async function document(page: JSX.Element): Promise<string> {
  return `<!doctype html>${await page}`;
}

/** What every page has: a way past the header, who is signed in, and that this is no official site. */
export function Layout({
  title,
  person,
  children,
  goesTo,
  light = false,
  at = '',
  description,
}: LayoutProps): JSX.Element {
  return (
    <html lang="es-CO">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        {description === undefined ? (
          <meta name="robots" content="noindex" />
        ) : (
          <Shared title={title} description={description} />
        )}
        {goesTo === undefined ? '' : <meta http-equiv="refresh" content={`0;url=${goesTo}`} />}
        <title safe>{`${title} · Trazagiro`}</title>
        <link rel="icon" href={icon} />
        <link rel="stylesheet" href={light ? addresses.lightStylesheet : addresses.stylesheet} />
        <Scripts light={light} />
      </head>
      <body {...(light ? { class: 'light' } : {})}>
        <a class="skip" href="#contenido">
          Ir al contenido
        </a>
        <header class="band">
          <div class="wide band-row">
            <a class="brand" href="/">
              Trazagiro
            </a>
            <p class="motto">Cada peso, en un solo lugar</p>
            {person === null ? '' : <Account person={person} />}
          </div>
        </header>
        {person === null ? '' : <Navigation roles={person.roles} at={at} />}
        <main id="contenido" class="wide" tabindex="-1">
          {children}
        </main>
        <footer class="foot">
          <div class="wide">
            <p>
              <strong>Prototipo — no es un sitio oficial.</strong> Las cifras son las que se registraron, cada una con
              su fuente; lo que ninguna fuente dice figura «por confirmar».
            </p>
            <p>
              <a href="/cifras">Cifras abiertas</a> · <a href="/verificar">Verificar un certificado</a>
            </p>
          </div>
        </footer>
      </body>
    </html>
  );
}

/** What search and messages show of a page. */
function Shared({ title, description }: { title: string; description: string }): JSX.Element {
  return (
    <>
      <meta name="description" content={description} />
      <meta property="og:title" content={title} />
      <meta property="og:description" content={description} />
      <meta property="og:type" content="website" />
      <meta property="og:locale" content="es_CO" />
    </>
  );
}

// Neither is needed: every page does its work without.
function Scripts({ light }: { light: boolean }): JSX.Element {
  return (
    <>
      <script src={addresses.script} defer />
      {light ? (
        ''
      ) : (
        <>
          <meta
            name="htmx-config"
            content='{"includeIndicatorStyles":false,"allowEval":false,"selfRequestsOnly":true,"historyCacheSize":0}'
          />
          <script src={addresses.live} defer />
        </>
      )}
    </>
  );
}

function Account({ person }: { person: PersonView }): JSX.Element {
  return (
    <div class="account">
      <p>
        <span class="account-name" safe>
          {person.name}
        </span>
        <span class="account-roles" safe>
          {person.roles.map((role) => wordFor(roles, role)).join(', ')}
        </span>
      </p>
      <a class="account-link" href="/escritorio/cuenta">
        Mi cuenta
      </a>
      <form method="post" action="/escritorio/salida">
        <button type="submit" class="quiet">
          Salir
        </button>
      </form>
    </div>
  );
}

/** A page above this one. */
export interface Crumb {
  readonly href: string;
  readonly label: string;
}

/** Where one is: the way back up. */
export function Crumbs({ trail }: { trail: readonly Crumb[] }): JSX.Element {
  return (
    <nav class="crumbs" aria-label="Ruta">
      <ol>
        {trail.map(({ href, label }) => (
          <li>
            <a href={href} safe>
              {label}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
