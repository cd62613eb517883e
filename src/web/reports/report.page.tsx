import type { PersonView } from '../client/views';
import { EvidenceList } from '../evidence/evidence-list';
import { pesos } from '../parts/amounts';
import { outcomesOf } from '../parts/deeds/deed';
import { DeedChoices } from '../parts/deeds/deed-choices';
import { Entries } from '../parts/entries';
import { Crumbs, Layout } from '../parts/layout';
import { MoneyBar, segmentsOf, Swatch } from '../parts/money-bar';
import { Outcome } from '../parts/outcome';
import { chaptersOf, Story } from '../parts/story';
import { dateInWords, places } from '../parts/words';
import { nameOf, ReportFacts, reportRoom } from './report.room';
import type { ReportFile } from './report.views';
import { reportsAddress } from './report.words';

interface ReportPageProps {
  readonly person: PersonView;
  readonly of: ReportFile;
  readonly done: unknown;
}

const words = {
  recorded: 'El hospital radicó el informe',
  outcomes: { accepted: 'Se aceptó', observed: 'Se observó' },
};

/** One report: its figures beside those before it, where the line's money is, and whether it is accepted. */
export function ReportPage({ person, of, done }: ReportPageProps): JSX.Element {
  const { report, line, previous, incorporations, entries, evidence } = of;
  const address = `${reportsAddress}/${report.id}`;
  return (
    <Layout title={`${nameOf(report)} · ${line.municipality}`} person={person} at={address}>
      <Crumbs trail={reportRoom.trail(of).slice(0, -1)} />
      <h1 safe>{nameOf(report)}</h1>
      <p
        class="lead"
        safe
      >{`${line.municipality}, ${line.department.name}. ${line.resolution}, línea ${line.line}.`}</p>
      <Outcome of={outcomesOf(reportRoom)} asked={done} />
      <ReportFacts report={report} line={line} />
      {previous === null ? (
        ''
      ) : (
        <p>
          <a href={`${reportsAddress}/${previous.id}`} safe>{`Ver el anterior: ${nameOf(previous)}`}</a>
        </p>
      )}
      <DeedChoices room={reportRoom} of={of} person={person} />
      <section aria-labelledby="donde">
        <h2 id="donde">Dónde está hoy el dinero de la línea</h2>
        <MoneyBar totals={line.places} id="barra" label={`Dónde está el dinero de ${line.municipality}`} />
        <ul class="legend">
          {segmentsOf(line.places).map(({ place, amount }) => (
            <li>
              <Swatch place={place} />
              <span safe>{`${places[place].name}: ${amount.toSpanish()}`}</span>
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="incorporado">
        <h2 id="incorporado">Incorporación al presupuesto</h2>
        {incorporations.length === 0 ? (
          <p>El hospital no ha registrado su acto de incorporación.</p>
        ) : (
          <ul>
            {incorporations.map((each) => (
              <li safe>{`${each.actKind} ${each.actNumber}, del ${dateInWords(each.actOn)}: ${pesos(each.amount)}`}</li>
            ))}
          </ul>
        )}
      </section>
      <Story of={chaptersOf(report, words)} />
      <EvidenceList
        of={evidence}
        person={person}
        subject={{ kind: 'execution-report', id: report.id }}
        back={address}
      />
      <Entries of={entries} person={person} />
    </Layout>
  );
}
