import { ExecutionStatus } from './execution-status';
import { resolutionTone } from './resolutions-table';
import { Crumbs, Layout } from '../parts/layout';
import { pesos } from '../parts/amounts';
import { Fact, Facts, Tag } from '../parts/pieces';
import { Acts, DraftSteps } from '../drafts/draft-steps';
import { Difference } from '../drafts/difference';
import { NewFindings } from '../home/new-findings';
import { Outcome } from '../parts/outcome';
import { Timeline } from './timeline';
import { UnknownGroups } from '../parts/unknown-facts';
import type { ResolutionPageProps } from './resolution.contents';
import type { ResolutionSummaryView, ResolutionView } from '../client/views';
import { dateInWords, resolutionKinds, resolutionStatuses, wordFor } from '../parts/words';

/** What happened, and what is next: in the page's own words. */
const outcomes = {
  proyecto: { said: 'El proyecto quedó guardado. No mueve dinero; se puede dejar y retomar.' },
  corregido: { said: 'El proyecto quedó corregido.' },
  anexo: { said: 'El anexo quedó guardado. Revise la diferencia con lo autorizado y envíe el proyecto a revisión.' },
  revision: { said: 'El proyecto está en revisión. Lo publica, o lo devuelve, una persona del rol de Aprobación.' },
  publicada: { said: 'La resolución quedó vigente. Su dinero está en las líneas: sigue ordenar los pagos.' },
  devuelta: { said: 'El proyecto volvió a quien lo hizo, con el motivo.' },
  anulada: { said: 'El proyecto quedó anulado, y su número libre.' },
  derogada: { said: 'La resolución quedó derogada.' },
  desconocido: { said: 'Quedó anotado que no se sabe. Se deja de mostrar cuando el dato se escriba.' },
} as const;

export function ResolutionPage(props: ResolutionPageProps): JSX.Element {
  const { person, resolution, report, unknown, findings, annex } = props;
  const drafted = resolution.status === 'draft' || resolution.status === 'in-review';
  return (
    <Layout title={resolution.label} person={person} at="/escritorio/resoluciones">
      <Crumbs
        trail={[
          { href: '/', label: 'Inicio' },
          { href: '/escritorio/resoluciones', label: 'Resoluciones' },
        ]}
      />
      <h1 safe>{resolution.label}</h1>
      <p class="lead" safe>
        {resolution.title}
      </p>
      <Outcome of={outcomes} asked={props.done} />
      <ActFacts of={props} />
      {resolution.source === null ? '' : <p class="minor" safe>{`Fuente: ${resolution.source}`}</p>}
      {drafted ? (
        <DraftSteps person={person} draft={resolution} annex={annex} />
      ) : (
        <Acts person={person} draft={resolution} />
      )}
      {report !== null && 'none' in report ? (
        <div class="notice">
          <p safe>{report.none}</p>
        </div>
      ) : (
        <ExecutionStatus of={props} report={report} />
      )}
      {props.difference === null ? '' : <Difference of={props.difference} />}
      <Announced of={resolution} />
      <Timeline of={props} />
      {findings === null || drafted ? '' : <NewFindings of={findings} resolution={resolution.id} />}
      {unknown === null ? '' : <UnknownGroups of={unknown} />}
      <MoreToSay of={props} />
    </Layout>
  );
}

/** What a registrar may say of the act beyond what it says. */
function MoreToSay({ of: { person, resolution } }: { of: ResolutionPageProps }): JSX.Element {
  if (!person.roles.includes('registrar')) return <></>;
  return (
    <p>
      <a href={`/escritorio/resoluciones/${resolution.id}/desconocido`}>Anotar que un dato no se sabe</a>
    </p>
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
