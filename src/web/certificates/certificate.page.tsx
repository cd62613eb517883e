import type { PersonView } from '../client/views';
import { downloadAt } from '../downloads/downloads';
import { outcomesOf } from '../parts/deeds/deed';
import { DeedChoices } from '../parts/deeds/deed-choices';
import { Crumbs, Layout } from '../parts/layout';
import { Outcome } from '../parts/outcome';
import { TableBox, Tag } from '../parts/pieces';
import { dateInWords } from '../parts/words';
import { certificateRoom } from './certificate.room';
import type { CertificateView } from './certificate.views';
import { certificatesAddress, states } from './certificate.words';

interface CertificatePageProps {
  readonly person: PersonView;
  readonly of: CertificateView;
  readonly done: unknown;
}

/** One certificate: what it says, whether it stands, and what changed of its facts since. */
export function CertificatePage({ person, of, done }: CertificatePageProps): JSX.Element {
  const { label, tone } = states[of.standing.state];
  const issued = {
    expedido: {
      said: 'El certificado quedó expedido. Descárguelo en PDF, o dé su código a quien deba verificarlo.',
    },
    vigente: {
      said: 'Ya estaba expedido y dice lo mismo, con el mismo corte: es este. No se expidió otro. Descárguelo en PDF; o reemplácelo, si necesita otro en su lugar.',
    },
  };
  return (
    <Layout title={of.title} person={person} at={certificatesAddress}>
      <Crumbs trail={certificateRoom.trail(of).slice(0, -1)} />
      <h1 safe>{of.title}</h1>
      <Outcome of={{ ...outcomesOf(certificateRoom), ...issued }} asked={done} />
      <p>
        <Tag label={label} tone={tone} />
      </p>
      <Standing of={of} />
      <Flag of={of} />
      {certificateRoom.summary(of)}
      <p class="downloads">
        <a href={downloadAt(`/certificates/${of.id}/pdf`)} download="">
          Descargar el PDF
        </a>{' '}
        <a href={`/verificar/${of.code}`}>Ver lo que ve quien lo verifica</a>
      </p>
      <section aria-labelledby="certifica">
        <h2 id="certifica">Lo que certifica</h2>
        <ol class="certified">
          {of.facts.map((fact) => (
            <li safe>{fact}</li>
          ))}
        </ol>
      </section>
      <DeedChoices room={certificateRoom} of={of} person={person} />
      <p class="minor">
        Huella SHA-256 del contenido: <code safe>{of.sha256}</code>
      </p>
    </Layout>
  );
}

function Standing({ of: { standing } }: { of: CertificateView }): JSX.Element {
  const { annulment, supersededBy, supersedes } = standing;
  return (
    <>
      {annulment === null ? (
        ''
      ) : (
        <div class="notice notice-alert">
          <p safe>
            {`Anulado el ${dateInWords(annulment.on)}${annulment.by === null ? '' : ` por ${annulment.by}`}: ${annulment.reason}`}
          </p>
        </div>
      )}
      {supersededBy === null ? (
        ''
      ) : (
        <div class="notice">
          <p>
            Lo reemplaza{' '}
            <a href={`${certificatesAddress}/${supersededBy.id}`} safe>
              {supersededBy.title}
            </a>
            <span safe>{`: ${supersededBy.reason}`}</span>
          </p>
        </div>
      )}
      {supersedes === null ? (
        ''
      ) : (
        <p>
          Reemplaza a{' '}
          <a href={`${certificatesAddress}/${supersedes.id}`} safe>
            {supersedes.title}
          </a>
          <span safe>{`: ${supersedes.reason}`}</span>
        </p>
      )}
    </>
  );
}

function Flag({ of: { flag } }: { of: CertificateView }): JSX.Element {
  if (flag === null) return <></>;
  return (
    <section class="notice notice-past" aria-labelledby="cambio">
      <h2 id="cambio">Sus hechos cambiaron después</h2>
      <p safe>{flag.detail}</p>
      {flag.refusal === null ? '' : <p safe>{`Hoy no se expediría: ${flag.refusal}`}</p>}
      <TableBox label="lo que cambió">
        <table class="cards">
          <caption class="hidden">Lo que el certificado dice y lo que diría hoy</caption>
          <thead>
            <tr>
              <th scope="col">Concepto</th>
              <th scope="col">Dice</th>
              <th scope="col">Hoy diría</th>
            </tr>
          </thead>
          <tbody>
            {flag.changes.map(({ concept, said, now }) => (
              <tr>
                <th scope="row" safe>
                  {concept}
                </th>
                <td data-label="Dice" safe>
                  {said}
                </td>
                <td data-label="Hoy diría" safe>
                  {now ?? '—'}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableBox>
    </section>
  );
}
