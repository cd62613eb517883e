import { randomUUID } from 'node:crypto';
import type { DeskProblem } from '../client/desk-client';
import type { PersonView } from '../client/views';
import { AmountCell, signed } from '../parts/amounts';
import { Crumbs, Layout } from '../parts/layout';
import { TableBox } from '../parts/pieces';
import { dateInWords, instantInWords } from '../parts/words';
import { actAt, home } from './addresses';
import type { ResourceView } from './hospital.views';
import { trailOf } from './line-act.page';
import { PisisProblems } from './pisis-problems';
import type { FilesView, FileView, OutcomeView } from './pisis.views';

export interface PisisContext {
  readonly person: PersonView;
  readonly line: ResourceView;
  readonly files: FilesView['items'];
}

export type PisisStep =
  | { readonly kind: 'ask' }
  | { readonly kind: 'refused'; readonly problem: DeskProblem }
  /** What it would change; nothing was kept. */
  | { readonly kind: 'tried'; readonly file: FileView }
  | { readonly kind: 'taken'; readonly file: FileView };

/** The monthly SER124DREC file: what it would change, what is wrong line by line, and then taken whole or not at all. */
export function PisisPage({ person, line, files, step }: PisisContext & { step: PisisStep }): JSX.Element {
  return (
    <Layout title={`Archivo de PISIS · ${line.municipality}`} person={person} at={home}>
      <Crumbs trail={trailOf(line)} />
      <h1>Subir el archivo de PISIS</h1>
      <p class="lead">
        El SER124DREC que ya hace cada mes, sin firmar y con su propio nombre. De él salen la incorporación, el informe
        y los reintegros; Trazagiro no envía nada a PISIS. Entra todo o no entra nada.
      </p>
      <Step of={step} />
      <UploadForm line={line} tried={step.kind === 'tried'} />
      <Received of={files} />
    </Layout>
  );
}

function Step({ of }: { of: PisisStep }): JSX.Element {
  switch (of.kind) {
    case 'ask':
      return <></>;
    case 'refused':
      return <PisisProblems of={of.problem} />;
    case 'tried':
      return (
        <>
          <div class="notice notice-past" role="status">
            <p>
              <strong>Todavía no se ha hecho nada.</strong> Esto es lo que cambiaría. Si está bien, escoja otra vez el
              mismo archivo y súbalo.
            </p>
          </div>
          <Outcome of={of.file.outcome} />
        </>
      );
    case 'taken':
      return (
        <>
          <div class="notice notice-good" role="status">
            <p safe>
              {of.file.repeated
                ? `El archivo con corte a ${dateInWords(of.file.cutoff)} ya se había recibido: nada cambió.`
                : `El archivo con corte a ${dateInWords(of.file.cutoff)} quedó recibido. El informe lo decide el ministerio y las consignaciones las verifica pagaduría; ese tiempo no cuenta contra usted.`}
            </p>
          </div>
          <Outcome of={of.file.outcome} />
        </>
      );
  }
}

function UploadForm({ line, tried }: { line: ResourceView; tried: boolean }): JSX.Element {
  const address = actAt(line.id, 'pisis');
  const key = randomUUID();
  return (
    <form method="post" action={`${address}/ensayo`} enctype="multipart/form-data" class="card form act">
      <div class="field">
        <label for="file">El archivo</label>
        <p class="minor" id="file-ayuda">
          SER124DREC….TXT, de 5 MB o menos. Si tiene el firmado (.p7m), suba el de antes de firmar.
        </p>
        <input id="file" name="file" type="file" accept=".txt,.TXT,text/plain" aria-describedby="file-ayuda" />
      </div>
      <div class="buttons">
        <button type="submit" class={tried ? 'second' : ''}>
          Ver qué cambiaría
        </button>
        <button type="submit" class={tried ? '' : 'second'} formaction={`${address}?acto=${key}`}>
          Subir el archivo
        </button>
      </div>
    </form>
  );
}

const figureNames = {
  incorporated: 'Incorporado',
  contracted: 'Contratado',
  obligated: 'Obligado',
  paid: 'Pagado',
} as const;

const whatWords: Record<string, string> = {
  new: 'Nuevo',
  updated: 'Cambia',
  annulled: 'Se anula',
  same: 'Igual',
};

function Outcome({ of }: { of: OutcomeView }): JSX.Element {
  const changes = of.changes.filter(({ what }) => what !== 'same');
  return (
    <>
      <TableBox label="cifras antes y después">
        <table class="cards">
          <caption>Cifras acumuladas, antes y después de este archivo</caption>
          <thead>
            <tr>
              <th scope="col">Cifra</th>
              <th scope="col" class="amount">
                Antes
              </th>
              <th scope="col" class="amount">
                Cambio
              </th>
              <th scope="col" class="amount">
                Después
              </th>
            </tr>
          </thead>
          <tbody>
            {(Object.keys(figureNames) as (keyof typeof figureNames)[]).map((name) => (
              <tr>
                <th scope="row">{figureNames[name]}</th>
                <AmountCell of={of.figures[name].before} label="Antes" />
                <td class="amount" data-label="Cambio" safe>
                  {signed(of.figures[name].difference)}
                </td>
                <AmountCell of={of.figures[name].after} label="Después" />
              </tr>
            ))}
          </tbody>
        </table>
      </TableBox>
      {of.report.why === null ? '' : <p safe>{of.report.why}</p>}
      {of.report.correction ? <p>Alguna cifra baja: el informe es una corrección.</p> : ''}
      {changes.length === 0 ? <p>Ningún contrato ni registro cambia.</p> : <Changes of={changes} />}
      {of.warnings.length === 0 ? '' : <Warnings of={of.warnings} />}
    </>
  );
}

const mostChanges = 200;

function Changes({ of }: { of: OutcomeView['changes'] }): JSX.Element {
  const shown = of.slice(0, mostChanges);
  return (
    <TableBox label="lo que cambia">
      <table class="cards">
        <caption safe>
          {shown.length < of.length
            ? `Los primeros ${shown.length} de ${of.length} cambios`
            : `Lo que cambia: ${of.length}`}
        </caption>
        <thead>
          <tr>
            <th scope="col">Línea del archivo</th>
            <th scope="col">Qué</th>
            <th scope="col">Registro</th>
            <th scope="col" class="amount">
              Antes
            </th>
            <th scope="col" class="amount">
              Después
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ line, what, name, before, after }) => (
            <tr>
              <th scope="row">{line}</th>
              <td data-label="Qué" safe>
                {whatWords[what] ?? what}
              </td>
              <td data-label="Registro" safe>
                {name}
              </td>
              <AmountCell of={before} label="Antes" />
              <AmountCell of={after} label="Después" />
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}

function Warnings({ of }: { of: OutcomeView['warnings'] }): JSX.Element {
  return (
    <section aria-labelledby="avisos">
      <h2 id="avisos">Avisos: se recibe igual</h2>
      <ul>
        {of.map(({ line, detail }) => (
          <li safe>{line === null ? detail : `Línea ${line}: ${detail}`}</li>
        ))}
      </ul>
    </section>
  );
}

function Received({ of }: { of: PisisContext['files'] }): JSX.Element {
  return (
    <section aria-labelledby="recibidos">
      <h2 id="recibidos">Archivos recibidos</h2>
      {of.length === 0 ? <p>Todavía no ha subido ninguno de esta línea.</p> : ''}
      <ul>
        {of.map(({ name, cutoff, recordedAt, recordedBy }) => (
          <li>
            <span safe>{`Corte a ${dateInWords(cutoff)}, de ${recordedBy.name}, ${instantInWords(recordedAt)}`}</span>
            <code class="block" safe>
              {name}
            </code>
          </li>
        ))}
      </ul>
    </section>
  );
}
