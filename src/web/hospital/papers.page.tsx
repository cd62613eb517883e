import type { DeskProblem } from '../client/desk-client';
import type { PersonView } from '../client/views';
import { Crumbs, Layout } from '../parts/layout';
import { Outcome, type OutcomeWords } from '../parts/outcome';
import { dateInWords } from '../parts/words';
import { downloadAt } from '../downloads/downloads';
import { actAt, home } from './addresses';
import { Attached, AttachForm } from './attach-form';
import { CertificateList } from './certificate-list';
import type { CertificateView, EvidenceView, ResourceView } from './hospital.views';
import { trailOf } from './line-act.page';

export interface PapersContext {
  readonly person: PersonView;
  readonly line: ResourceView;
  readonly certificates: readonly CertificateView[];
  readonly files: readonly EvidenceView[];
  readonly withdrawals: readonly { readonly id: string; readonly state: string; readonly withdrawnOn: string | null }[];
}

const outcomes: Readonly<Record<string, OutcomeWords>> = {
  archivo: { said: 'El archivo quedó adjunto a la línea.' },
};

/** What can be saved of a line, and what proves it. */
export function PapersPage({
  person,
  line,
  certificates,
  files,
  withdrawals,
  problem,
  done,
}: PapersContext & { problem: DeskProblem | null; done: unknown }): JSX.Element {
  const { id } = line;
  return (
    <Layout title={`Papeles · ${line.municipality}`} person={person} at={home}>
      <Crumbs trail={trailOf(line)} />
      <h1>Papeles y certificados</h1>
      <p class="lead" safe>{`De la ${line.resolution}, línea ${line.line}: ${line.municipality}.`}</p>
      <Outcome of={outcomes} asked={done} />
      <ToSave line={line} withdrawals={withdrawals} />
      <section aria-labelledby="certificados">
        <h2 id="certificados">Certificados</h2>
        <CertificateList of={certificates} />
      </section>
      <section aria-labelledby="soportes">
        <h2 id="soportes">Soportes</h2>
        <Attached files={files} />
        {person.roles.includes('recipient') && line.closedOn === null ? (
          <AttachForm action={actAt(id, 'papeles')} subject={{ kind: 'allocation', id }} title="" problem={problem} />
        ) : (
          ''
        )}
      </section>
      {line.closedOn === null ? '' : <p safe>{`La línea se cerró el ${dateInWords(line.closedOn)}.`}</p>}
    </Layout>
  );
}

function ToSave({ line: { id }, withdrawals }: Pick<PapersContext, 'line' | 'withdrawals'>): JSX.Element {
  return (
    <section aria-labelledby="para-guardar">
      <h2 id="para-guardar">Para guardar o imprimir</h2>
      <ul>
        {withdrawals
          .filter(({ state }) => state === 'pending' || state === 'approved')
          .map((each) => (
            <li>
              <a href={downloadAt(`/withdrawals/${each.id}/letter`, { format: 'pdf' })}>
                Carta de desistimiento, lista para firmar (PDF)
              </a>
            </li>
          ))}
        <li>
          <a href={downloadAt(`/allocations/${id}/statement`, { format: 'pdf' })}>
            Extracto: todos los movimientos (PDF)
          </a>
        </li>
        <li>
          <a href={downloadAt(`/allocations/${id}/statement`, { format: 'xlsx' })}>
            El mismo, en hoja de cálculo (XLSX)
          </a>
        </li>
        <li>
          <a href={downloadAt(`/allocations/${id}/letter`, { format: 'pdf' })}>
            Carta: qué tiene y qué le toca hacer, en una página (PDF)
          </a>
        </li>
      </ul>
    </section>
  );
}
