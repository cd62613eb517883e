import type { PersonView, ResolutionSummaryView } from '../client/views';
import { downloadAt } from '../downloads/downloads';
import { AmountCell, isZero, pesos } from '../parts/amounts';
import { Crumbs, Layout } from '../parts/layout';
import { TableBox, Tag } from '../parts/pieces';
import { Siblings } from '../parts/register/siblings';
import { ResolutionForm, type ResolutionChoice } from '../parts/resolution-choice';
import { dateInWords } from '../parts/words';
import type { GiveBackView } from './restitution.views';
import { dueBackAddress, siblings } from './restitution.words';

interface DueBackPageProps {
  readonly person: PersonView;
  readonly choice: ResolutionChoice;
  readonly report: GiveBackView | null;
}

/** «Lo que debe volver»: of a resolution, line by line, capital apart from yields. */
export function DueBackPage({ person, choice, report }: DueBackPageProps): JSX.Element {
  const { chosen } = choice;
  return (
    <Layout title="Lo que debe volver" person={person} at={dueBackAddress}>
      <Crumbs trail={[{ href: '/', label: 'Inicio' }]} />
      <h1>Reintegros: lo que debe volver</h1>
      <p class="lead">
        Lo exigible que falta por consignar, lo consignado sin verificar y lo ya reintegrado. Capital y rendimientos van
        aparte.
      </p>
      <Siblings of={siblings} at={dueBackAddress} />
      <ResolutionForm of={choice} address={dueBackAddress} />
      {report === null || chosen === null ? (
        <div class="card">
          <p>No hay resoluciones de asignación vigentes.</p>
        </div>
      ) : (
        <Report of={report} resolution={chosen} />
      )}
    </Layout>
  );
}

function Report({ of, resolution }: { of: GiveBackView; resolution: ResolutionSummaryView }): JSX.Element {
  const owing = of.lines.filter(
    ({ capital, yields }) =>
      ![capital.pending, capital.reported, capital.verified, yields.pending, yields.reported, yields.verified].every(
        isZero,
      ),
  );
  const { capital, yields, restored } = of.totals;
  return (
    <>
      <p class="as-of" safe>{`Cifras a hoy, ${dateInWords(of.asOf)}.`}</p>
      <TableBox label="lo que debe volver">
        <table class="cards">
          <caption safe>
            {owing.length === 0
              ? `Ningún hospital de la ${resolution.label} debe ni ha devuelto dinero`
              : `${owing.length} de ${of.lines.length} líneas de la ${resolution.label}`}
          </caption>
          <Head />
          <tbody>
            {owing.map((each) => (
              <Owing of={each} />
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">Total</th>
              <AmountCell of={capital.pending} label="Capital por consignar" />
              <AmountCell of={capital.reported} label="Capital sin verificar" />
              <AmountCell of={capital.verified} label="Capital reintegrado" />
              <AmountCell of={yields.pending} label="Rendimientos por consignar" />
              <AmountCell of={yields.verified} label="Rendimientos reintegrados" />
              <td />
            </tr>
          </tfoot>
        </table>
      </TableBox>
      {isZero(restored) ? '' : <p safe>{`De lo reintegrado, ${pesos(restored)} se restableció a la apropiación.`}</p>}
      {of.notes.map((note) => (
        <p class="minor" safe>
          {note}
        </p>
      ))}
      <p class="downloads">
        {(['xlsx', 'csv', 'pdf'] as const).map((format) => (
          <>
            <a href={downloadAt(`/resolutions/${resolution.id}/restitution-status`, { format })} download="" safe>
              {format.toUpperCase()}
            </a>{' '}
          </>
        ))}
      </p>
    </>
  );
}

function Head(): JSX.Element {
  return (
    <thead>
      <tr>
        <th scope="col">Municipio y hospital (E.S.E.)</th>
        <th scope="col" class="amount">
          Capital por consignar
        </th>
        <th scope="col" class="amount">
          Capital sin verificar
        </th>
        <th scope="col" class="amount">
          Capital reintegrado
        </th>
        <th scope="col" class="amount">
          Rendimientos por consignar
        </th>
        <th scope="col" class="amount">
          Rendimientos reintegrados
        </th>
        <th scope="col">Plazo</th>
      </tr>
    </thead>
  );
}

function Owing({ of }: { of: GiveBackView['lines'][number] }): JSX.Element {
  return (
    <tr>
      <th scope="row">
        <a href={`/escritorio/asignaciones/${of.line.allocationId}`} safe>
          {of.line.municipality}
        </a>
        <span class="minor block" safe>
          {`${of.line.hospital?.name ?? 'E.S.E. por confirmar'}, línea ${of.line.line}`}
        </span>
      </th>
      <AmountCell of={of.capital.pending} label="Capital por consignar" />
      <AmountCell of={of.capital.reported} label="Capital sin verificar" />
      <AmountCell of={of.capital.verified} label="Capital reintegrado" />
      <AmountCell of={of.yields.pending} label="Rendimientos por consignar" />
      <AmountCell of={of.yields.verified} label="Rendimientos reintegrados" />
      <td data-label="Plazo">
        <Term of={of} />
      </td>
    </tr>
  );
}

function Term({ of: { dueOn, overdue } }: { of: GiveBackView['lines'][number] }): JSX.Element {
  const on = dueOn.capital ?? dueOn.yields;
  if (on === null) return <span class="minor">sin plazo</span>;
  return (
    <>
      <span safe>{dateInWords(on)}</span>
      {overdue.capital || overdue.yields ? <Tag label="Vencido" tone="alert" /> : ''}
    </>
  );
}
