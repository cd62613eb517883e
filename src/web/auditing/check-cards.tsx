import type { Children } from '@kitajs/html';
import { counted, instantInWords } from '../parts/words';
import type { Check, CheckName, Paper } from './checks';
import type { EvidenceVerdictView, LedgerVerdictView, VerdictView } from './record.views';

const act = '/escritorio/registro/verificaciones';

interface CheckCardsProps {
  readonly now: number;
  readonly checks: ReadonlyMap<CheckName, Check | null>;
}

/** The three checks; while one runs, this part of the page is asked for again by itself. */
export function CheckCards({ now, checks }: CheckCardsProps): JSX.Element {
  const runs = [...checks.values()].some((check) => check?.state === 'running');
  const again = runs
    ? {
        'hx-get': '/escritorio/registro',
        'hx-select': '#verificaciones',
        'hx-trigger': 'every 2s',
        'hx-swap': 'outerHTML',
      }
    : {};
  return (
    <section id="verificaciones" aria-labelledby="comprobar" {...again}>
      <h2 id="comprobar">Comprobarlo aquí</h2>
      <CheckCard
        name="registro"
        title="El registro, los sellos y las firmas"
        means="Recalcula todas las huellas desde el primer evento, los sellos y sus firmas, y ata cada movimiento y cada certificado a su evento."
        check={checks.get('registro') ?? null}
        now={now}
      >
        <PaperFields />
      </CheckCard>
      <CheckCard
        name="libro"
        title="Las reglas del libro"
        means="Partida doble, ningún lugar en negativo en ninguna fecha, saldos iguales a sus movimientos, quien registra no aprueba."
        check={checks.get('libro') ?? null}
        now={now}
      />
      <CheckCard
        name="soportes"
        title="Los archivos de soporte"
        means="Lee de nuevo cada archivo y lo compara con su huella y con el registro."
        check={checks.get('soportes') ?? null}
        now={now}
      />
    </section>
  );
}

/** The root that somebody holds on a paper, if they want it found again. */
function PaperFields(): JSX.Element {
  return (
    <details>
      <summary>Comparar con la raíz de un papel</summary>
      <div class="field">
        <label for="raiz">Raíz impresa en el papel</label>
        <input id="raiz" name="raiz" type="text" maxlength="64" autocomplete="off" spellcheck="false" />
      </div>
      <div class="field">
        <label for="eventos">Número de eventos impreso</label>
        <input id="eventos" name="eventos" type="text" inputmode="numeric" maxlength="15" autocomplete="off" />
      </div>
    </details>
  );
}

interface CheckCardProps {
  readonly name: CheckName;
  readonly title: string;
  readonly means: string;
  readonly check: Check | null;
  readonly now: number;
  readonly children?: Children;
}

function CheckCard({ name, title, means, check, now, children }: CheckCardProps): JSX.Element {
  return (
    <form method="post" action={act} class="card form check">
      <h3 safe>{title}</h3>
      <p safe>{means}</p>
      <Standing name={name} check={check} now={now} />
      {check?.state === 'running' ? (
        <p>
          <a href="/escritorio/registro#verificaciones">Mirar otra vez</a>
        </p>
      ) : (
        <>
          {children ?? ''}
          <button type="submit" name="cual" value={name} aria-label={`Verificar: ${title}`}>
            {check === null ? 'Verificar' : 'Verificar otra vez'}
          </button>
        </>
      )}
    </form>
  );
}

function Standing({ name, check, now }: Pick<CheckCardProps, 'name' | 'check' | 'now'>): JSX.Element {
  if (check === null) return <></>;
  if (check.state === 'running') {
    const seconds = Math.max(Math.round((now - check.startedAt) / 1000), 0);
    return (
      <div class="notice" role="status">
        <p
          safe
        >{`Verificando desde hace ${counted(seconds, 'segundo', 'segundos')}. Puede dejar esta página: sigue sola.`}</p>
      </div>
    );
  }
  if (check.state === 'failed') {
    return (
      <div class="notice notice-alert" role="status">
        <p safe>{check.said}</p>
      </div>
    );
  }
  const { sound, found, problems } = resultOf(name, check);
  const at = instantInWords(new Date(check.finishedAt).toISOString());
  return (
    <div class={sound ? 'notice notice-good' : 'notice notice-alert'} role="status">
      <p>
        <strong>{sound ? 'Todo concuerda.' : 'NO concuerda.'}</strong>{' '}
        <span safe>{`${found} Verificado el ${at}.`}</span>
      </p>
      {problems.length === 0 ? (
        ''
      ) : (
        <ul>
          {problems.map((each) => (
            <li safe>{each}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

type Done = Extract<Check, { state: 'done' }>;

/** Nobody has to conclude from silence that the root was there. */
function foundAgain({ root, size }: Paper): string {
  return `La raíz del papel se encontró: los primeros ${size} eventos de este registro dan ${root.toLowerCase().slice(0, 16)}…, la misma que tiene impresa. Nada de lo anterior al papel cambió.`;
}

interface Result {
  readonly sound: boolean;
  readonly found: string;
  readonly problems: readonly string[];
}

function resultOf(name: CheckName, { verdict, paper }: Done): Result {
  switch (name) {
    case 'registro': {
      const { sound, events, chains, entries, certificates, seals, breaks, sealed } = verdict as VerdictView;
      const found = `${counted(events, 'evento', 'eventos')} en ${counted(chains, 'cadena', 'cadenas')}, ${counted(entries, 'movimiento', 'movimientos')}, ${counted(certificates, 'certificado', 'certificados')} y ${counted(seals, 'sello', 'sellos')}; lo sellado llega a ${counted(sealed.size, 'evento', 'eventos')}.`;
      const differs = breaks.some(({ code }) => code.startsWith('paper.'));
      const said = paper === null || differs ? found : `${found} ${foundAgain(paper)}`;
      return { sound, found: said, problems: breaks.map(({ detail }) => detail) };
    }
    case 'libro': {
      const { sound, breaches } = verdict as LedgerVerdictView;
      const found = sound ? 'Se cumplen todas las reglas.' : `${counted(breaches.length, 'falta', 'faltas')}.`;
      return { sound, found, problems: breaches.map(({ invariant, detail }) => `${invariant}: ${detail}`) };
    }
    case 'soportes': {
      const { sound, checked, problems } = verdict as EvidenceVerdictView;
      const said = problems.map(({ title, fileName, detail }) => `${title} (${fileName}): ${detail}`);
      return { sound, found: `${counted(checked, 'archivo leído', 'archivos leídos')}.`, problems: said };
    }
  }
}
