import type { HospitalView, PersonView } from '../client/views';
import { downloadAt } from '../downloads/downloads';
import { AmountCell, pesos } from '../parts/amounts';
import { ActForm } from '../parts/forms/act-form';
import { Fields } from '../parts/forms/fields';
import type { FormState } from '../parts/forms/form-state';
import { Crumbs, Layout } from '../parts/layout';
import { Outcome } from '../parts/outcome';
import { Fact, Facts, TableBox } from '../parts/pieces';
import { counted } from '../parts/words';
import { annexTrail } from './annex.page';
import { annexInWords } from './draft-steps';
import type { AnnexLineView, AnnexView, DraftView } from './draft.views';
import { registerAt } from './hospital.controller';
import { lineForm } from './line.form';

interface LinesContext {
  readonly person: PersonView;
  readonly resolution: DraftView;
  readonly annex: AnnexView;
  readonly writes: boolean;
  readonly home: string;
}

const outcomes = {
  agregada: { said: 'La línea quedó en el anexo.' },
  cambiada: { said: 'La línea quedó cambiada.' },
  retirada: { said: 'La línea salió del anexo.' },
} as const;

/** The lines of a draft, with what they add up to beside what the act authorises. */
export function LinesPage(props: LinesContext & { readonly done: unknown }): JSX.Element {
  const { person, resolution, annex, writes, home, done } = props;
  return (
    <Layout title={`Líneas de la ${resolution.label}`} person={person}>
      <Crumbs trail={annexTrail(resolution)} />
      <h1 safe>{`Líneas de la ${resolution.label}`}</h1>
      <Outcome of={outcomes} asked={done} />
      <p class="lead" safe>
        {annexInWords(resolution, annex)}
      </p>
      {writes ? (
        <p class="buttons">
          <a class="button-link" href={`${home}/lineas/nueva`}>
            Agregar una línea
          </a>
          <a href={`${home}/anexo`}>Pegar o subir el anexo</a>
        </p>
      ) : (
        ''
      )}
      {annex.lines === 0 ? (
        <p class="card">Aquí se ven las líneas: cada una con su municipio, su hospital y su valor.</p>
      ) : (
        <LinesTable of={annex} writes={writes} home={home} />
      )}
      {annex.lines === 0 ? (
        ''
      ) : (
        <p>
          <a href={downloadAt(`/resolutions/${resolution.id}/annex`, { format: 'xlsx' })}>
            Descargar el anexo en Excel
          </a>{' '}
          · <a href={downloadAt(`/resolutions/${resolution.id}/annex`, { format: 'csv', bom: 'true' })}>en CSV</a>
        </p>
      )}
    </Layout>
  );
}

function LinesTable({ of, writes, home }: { of: AnnexView; writes: boolean; home: string }): JSX.Element {
  return (
    <TableBox label="líneas del anexo">
      <table class="cards">
        <caption safe>{counted(of.lines, 'línea', 'líneas')}</caption>
        <thead>
          <tr>
            <th scope="col" class="number">
              N.º
            </th>
            <th scope="col">Municipio</th>
            <th scope="col">Hospital (E.S.E.)</th>
            <th scope="col" class="amount">
              Valor
            </th>
            {writes ? <th scope="col">Cambiar</th> : ''}
          </tr>
        </thead>
        <tbody>
          {of.items.map((line) => (
            <LineRow of={line} writes={writes} home={home} />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colspan={3}>
              Suma de las líneas
            </th>
            <td class="amount" safe>
              {pesos(of.total)}
            </td>
            {writes ? <td /> : ''}
          </tr>
        </tfoot>
      </table>
    </TableBox>
  );
}

function LineRow({ of, writes, home }: { of: AnnexLineView; writes: boolean; home: string }): JSX.Element {
  return (
    <tr>
      <td class="number" data-label="N.º">
        {of.line}
      </td>
      <th scope="row">
        <span safe>{of.municipality}</span>
        <span class="minor block" safe>{`${of.divipola}, ${of.department}`}</span>
      </th>
      <td data-label="Hospital (E.S.E.)">
        {of.hospital === null ? <span class="unconfirmed">por confirmar</span> : <span safe>{of.hospital.name}</span>}
      </td>
      <AmountCell of={of.amount} label="Valor" />
      {writes ? (
        <td data-label="Cambiar">
          <a href={`${home}/lineas/${of.line}`} aria-label={`Cambiar la línea ${of.line}`}>
            Cambiar
          </a>{' '}
          <a href={`${home}/lineas/${of.line}/retiro`} aria-label={`Quitar la línea ${of.line}`}>
            Quitar
          </a>
        </td>
      ) : (
        ''
      )}
    </tr>
  );
}

interface LinePageProps extends LinesContext {
  /** Null for a new one. */
  readonly line: AnnexLineView | null;
  readonly hospitals: readonly HospitalView[];
  readonly state: FormState;
}

export function LinePage(props: LinePageProps): JSX.Element {
  const { person, resolution, annex, home, line, hospitals, state } = props;
  const heading = line === null ? 'Agregar una línea' : `Cambiar la línea ${line.line}`;
  const address = `${home}/lineas/${line === null ? 'nueva' : line.line}`;
  const form = lineForm(hospitals);
  const divipola = /^\d{5}$/.test(state.values['divipola'] ?? '') ? (state.values['divipola'] ?? '') : '';
  return (
    <Layout title={state.problems.length > 0 ? `Error: ${heading}` : heading} person={person}>
      <Crumbs trail={[...annexTrail(resolution), { href: `${home}/lineas`, label: 'Líneas' }]} />
      <h1 safe>{heading}</h1>
      <p class="lead" safe>
        {annexInWords(resolution, annex)}
      </p>
      <ActForm action={address} of={form} state={state} button="Guardar la línea" back={`${home}/lineas`}>
        <Fields of={form} state={state} />
        <div class="buttons">
          <button type="submit" name="paso" value="hospitales" class="second">
            Ver los hospitales de ese municipio
          </button>
          <a href={registerAt({ divipola, back: address })}>Registrar un hospital</a>
        </div>
      </ActForm>
    </Layout>
  );
}

interface RemovalPageProps extends LinesContext {
  readonly line: AnnexLineView;
  readonly state: FormState;
}

export function RemovalPage({ person, resolution, home, line, state }: RemovalPageProps): JSX.Element {
  const heading = `Quitar la línea ${line.line}`;
  return (
    <Layout title={heading} person={person}>
      <Crumbs trail={[...annexTrail(resolution), { href: `${home}/lineas`, label: 'Líneas' }]} />
      <h1 safe>{heading}</h1>
      <p class="lead">Sale del proyecto: todavía no es de nadie. El registro conserva que estuvo.</p>
      <Facts>
        <Fact name="Municipio" value={`${line.municipality} (${line.department})`} />
        <Fact name="Hospital (E.S.E.)" value={line.hospital?.name} />
        <Fact name="Valor" value={pesos(line.amount)} />
      </Facts>
      <ActForm
        action={`${home}/lineas/${line.line}/retiro`}
        of={{}}
        state={state}
        button="Quitar la línea"
        back={`${home}/lineas`}
      />
    </Layout>
  );
}
