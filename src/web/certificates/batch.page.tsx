import type { PersonView } from '../client/views';
import { downloadAt } from '../downloads/downloads';
import { Crumbs, Layout } from '../parts/layout';
import { Fact, Facts, TableBox, Tag } from '../parts/pieces';
import { counted, dateInWords } from '../parts/words';
import type { BatchView } from './certificate.views';
import { batchesAddress, certificatesAddress, types } from './certificate.words';

interface BatchPageProps {
  readonly person: PersonView;
  readonly of: BatchView;
}

/** How far a batch is. It can be left and come back to: its address keeps. */
export function BatchPage({ person, of }: BatchPageProps): JSX.Element {
  const type = types[of.type]?.label ?? of.type;
  return (
    <Layout title={`Lote de certificados: ${type}`} person={person} at={batchesAddress}>
      <Crumbs
        trail={[
          { href: '/', label: 'Inicio' },
          { href: certificatesAddress, label: 'Certificados' },
          { href: batchesAddress, label: 'Los de toda una resolución' },
        ]}
      />
      <h1 safe>{`Lote de certificados: ${type}`}</h1>
      <p class="lead" safe>{`Con corte al ${dateInWords(of.cutoff)}.`}</p>
      <Progress of={of} />
    </Layout>
  );
}

const states = {
  waiting: { label: 'En espera', tone: 'wait' },
  running: { label: 'En curso', tone: 'wait' },
  done: { label: 'Listo', tone: 'good' },
  failed: { label: 'No se pudo', tone: 'alert' },
} as const;

/** The part that is asked for again while the work goes on; without a script, its link does. */
function Progress({ of }: { of: BatchView }): JSX.Element {
  const address = `${batchesAddress}/${of.id}`;
  const goesOn = of.state === 'waiting' || of.state === 'running';
  const again = goesOn
    ? { 'hx-get': address, 'hx-trigger': 'every 3s', 'hx-select': '#avance', 'hx-swap': 'outerHTML' }
    : {};
  const { label, tone } = states[of.state];
  return (
    <div id="avance" {...again}>
      <p role="status">
        <Tag label={label} tone={tone} />{' '}
        <span safe>{`${of.done} de ${counted(of.total, 'certificado', 'certificados')}`}</span>
      </p>
      <progress
        class="progress"
        value={String(of.done)}
        max={String(Math.max(of.total, 1))}
        aria-label="Avance"
      ></progress>
      {goesOn ? (
        <p>
          Puede salir y volver a esta dirección cuando quiera. <a href={address}>Ver cómo va</a>
        </p>
      ) : (
        ''
      )}
      <Facts>
        <Fact name="Expedidos" value={String(of.issued)} />
        <Fact name="Ya estaban vigentes" value={String(of.taken)} />
        <Fact name="No se pudieron expedir" value={String(of.refused.length)} />
      </Facts>
      {of.failure === null ? (
        ''
      ) : (
        <div class="notice notice-alert">
          <p safe>{of.failure}</p>
        </div>
      )}
      {of.fileSize === null ? (
        ''
      ) : (
        <p class="downloads">
          <a href={downloadAt(`/certificate-batches/${of.id}/file`)} download="">
            {of.form === 'zip' ? 'Descargar el ZIP' : 'Descargar el PDF'}
          </a>
        </p>
      )}
      {of.refused.length === 0 ? '' : <Refused of={of} />}
    </div>
  );
}

function Refused({ of }: { of: BatchView }): JSX.Element {
  return (
    <section aria-labelledby="negados">
      <h2 id="negados">Los que no se pudieron expedir</h2>
      <TableBox label="los que no se pudieron expedir">
        <table class="cards">
          <caption class="hidden">Cada uno, con su motivo</caption>
          <thead>
            <tr>
              <th scope="col">De qué</th>
              <th scope="col">Motivo</th>
            </tr>
          </thead>
          <tbody>
            {of.refused.map(({ label, detail }) => (
              <tr>
                <th scope="row" safe>
                  {label}
                </th>
                <td data-label="Motivo" safe>
                  {detail}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableBox>
    </section>
  );
}
