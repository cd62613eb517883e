import type { PersonView } from '../client/views';
import { downloadAt } from '../downloads/downloads';
import { Problems } from '../parts/form-parts';
import { Crumbs, Layout, type Crumb } from '../parts/layout';
import { annexInWords } from './draft-steps';
import type { AnnexView, DraftView } from './draft.views';

interface AnnexPageProps {
  readonly person: PersonView;
  readonly resolution: DraftView;
  readonly annex: AnnexView;
  readonly pasted: string;
  readonly problems: readonly string[];
}

/** The annex, as somebody has it: pasted out of a spreadsheet, or its file. */
export function AnnexPage({ person, resolution, annex, pasted, problems }: AnnexPageProps): JSX.Element {
  const home = `/escritorio/resoluciones/${resolution.id}`;
  return (
    <Layout title={`${problems.length > 0 ? 'Error: a' : 'A'}nexo de la ${resolution.label}`} person={person}>
      <Crumbs trail={annexTrail(resolution)} />
      <h1 safe>{`Anexo de la ${resolution.label}`}</h1>
      <p class="lead">
        Se lee como viene: cualquier orden de columnas, los encabezados usuales, valores con puntos o comas. Primero se
        muestra línea por línea qué se entendió; nada queda guardado hasta que todo esté bien.
      </p>
      <p safe>{`Ahora: ${annexInWords(resolution, annex)}`}</p>
      {annex.lines === 0 ? '' : <p>Lo que suba reemplaza todas las líneas que hay.</p>}
      <Problems of={problems} />
      <form method="post" action={`${home}/anexo`} class="card form">
        <div class="field">
          <label for="pegado">Pegue aquí las filas, con sus encabezados</label>
          <p class="minor" id="pegado-ayuda">
            Cópielas de su hoja de cálculo, con la fila que dice «Municipio», «Valor»…
          </p>
          <textarea id="pegado" name="pegado" rows="10" aria-describedby="pegado-ayuda" class="pasted" safe>
            {pasted}
          </textarea>
        </div>
        <div class="buttons">
          <button type="submit">Leer lo pegado</button>
        </div>
      </form>
      <form method="post" action={`${home}/anexo/archivo`} enctype="multipart/form-data" class="card form">
        <div class="field">
          <label for="file">O el archivo, CSV o XLSX</label>
          <p class="minor" id="file-ayuda">
            De 20 MB o menos.
          </p>
          <input id="file" name="file" type="file" accept=".csv,.tsv,.txt,.xlsx" aria-describedby="file-ayuda" />
        </div>
        <div class="buttons">
          <button type="submit" class="second">
            Leer el archivo
          </button>
        </div>
      </form>
      <p>
        <a href={downloadAt('/annex-template', { format: 'xlsx' })}>Descargar la plantilla</a> ·{' '}
        <a href={`${home}/lineas`}>Escribir línea por línea</a>
      </p>
    </Layout>
  );
}

export function annexTrail({ id, label }: DraftView): Crumb[] {
  return [
    { href: '/', label: 'Inicio' },
    { href: '/escritorio/resoluciones', label: 'Resoluciones' },
    { href: `/escritorio/resoluciones/${id}`, label },
  ];
}
