import { ExecutionStatus } from './execution-status';
import { resolutionTone } from './resolutions-table';
import { Crumbs, Layout } from '../parts/layout';
import { pesos } from '../parts/amounts';
import { Fact, Facts, Tag } from '../parts/pieces';
import { UnknownGroups } from '../parts/unknown-facts';
import type { ResolutionPageProps } from './resolution.contents';
import type { ResolutionSummaryView, ResolutionView } from '../client/views';
import { dateInWords, resolutionKinds, resolutionStatuses, wordFor } from '../parts/words';

export function ResolutionPage(props: ResolutionPageProps): JSX.Element {
  const { person, resolution, report, unknown } = props;
  return (
    <Layout title={resolution.label} person={person}>
      <Crumbs trail={[{ href: '/', label: 'Inicio' }]} />
      <h1 safe>{resolution.label}</h1>
      <p class="lead" safe>
        {resolution.title}
      </p>
      <ActFacts of={props} />
      {resolution.source === null ? '' : <p class="minor" safe>{`Fuente: ${resolution.source}`}</p>}
      {report !== null && 'none' in report ? (
        <div class="notice">
          <p safe>{report.none}</p>
        </div>
      ) : (
        <ExecutionStatus of={props} report={report} />
      )}
      <Announced of={resolution} />
      {unknown === null ? '' : <UnknownGroups of={unknown} />}
    </Layout>
  );
}

function ActFacts({ of: { resolution, related } }: { of: ResolutionPageProps }): JSX.Element {
  const { strategy, amended, amendments, allocations } = related;
  return (
    <Facts>
      <Fact name="Tipo" value={wordFor(resolutionKinds, resolution.kind)} />
      <Fact name="Estado">
        <Tag label={wordFor(resolutionStatuses, resolution.status)} tone={resolutionTone(resolution.status)} />
      </Fact>
      <Fact name="Emisor" value={resolution.issuer} />
      <Fact name="Expedida el" value={dateInWords(resolution.issuedOn)} />
      <Fact name="Vigencia fiscal" value={String(resolution.fiscalYear)} />
      {strategy === null ? '' : <ActsFact name="Estrategia" acts={[strategy]} />}
      {amended === null ? '' : <ActsFact name="Modifica" acts={[amended]} />}
      {amendments.length === 0 ? '' : <ActsFact name="Modificada por" acts={amendments} />}
      {allocations.length === 0 ? '' : <ActsFact name="Asignan sus recursos" acts={allocations} />}
      {resolution.kind === 'allocation' ? <TermFacts of={resolution} /> : ''}
    </Facts>
  );
}

function TermFacts({ of }: { of: ResolutionView }): JSX.Element {
  const certificate = of.availabilityCertificate;
  return (
    <>
      <Fact name="Se gira desde el" value={orNull(of.disburseFrom)} />
      <Fact name="Se ejecuta hasta el" value={orNull(of.executeBy)} />
      <Fact
        name="CDP"
        value={
          certificate === null
            ? null
            : `${certificate.number}, por ${pesos(certificate.amount)}, del ${dateInWords(certificate.issuedOn)}`
        }
      />
    </>
  );
}

function orNull(date: string | null): string | null {
  return date === null ? null : dateInWords(date);
}

function ActsFact({ name, acts }: { name: string; acts: readonly ResolutionSummaryView[] }): JSX.Element {
  return (
    <Fact name={name}>
      {acts.map(({ id, label }) => (
        <a class="block" href={`/escritorio/resoluciones/${id}`} safe>
          {label}
        </a>
      ))}
    </Fact>
  );
}

/** What was said in public of its money, word for word, and who said it. */
function Announced({ of }: { of: ResolutionView }): JSX.Element {
  if (of.announcedAmounts.length === 0 && of.printedAnnexTotal === null) return <></>;
  return (
    <section aria-labelledby="anunciado">
      <h2 id="anunciado">Lo que se anunció</h2>
      <ul class="quotes">
        {of.announcedAmounts.map((each) => (
          <li>
            <p>
              <strong safe>{pesos(each.amount)}</strong>: <q safe>{each.text}</q>
            </p>
            <p class="minor" safe>{`Fuente: ${each.source}`}</p>
          </li>
        ))}
        {of.printedAnnexTotal === null ? (
          ''
        ) : (
          <li>
            <p>
              <strong safe>{pesos(of.printedAnnexTotal)}</strong>: total impreso al pie del anexo.
            </p>
          </li>
        )}
      </ul>
    </section>
  );
}
