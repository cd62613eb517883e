import { pesos } from '../parts/amounts';
import { Crumbs, Layout } from '../parts/layout';
import { Outcome, type OutcomeWords } from '../parts/outcome';
import { dateInWords } from '../parts/words';
import { downloadAt } from '../downloads/downloads';
import { home, receiptAt } from './addresses';
import type { CertificateView, ReceiptView } from './hospital.views';
import { GiroSaid, trailOf, type GiroContext } from './receipt.page';

interface ToldProps extends GiroContext {
  readonly receipts: readonly ReceiptView[];
  readonly certificates: readonly CertificateView[];
  readonly done: unknown;
}

export const receiptOutcomes: Readonly<Record<string, OutcomeWords>> = {
  todo: {
    said: 'Listo: el recibo quedó confirmado. El dinero figura ahora en la caja de su hospital.',
    next: { href: home, label: 'Ver qué sigue en «Mis recursos»' },
  },
  menos: {
    said: 'Listo: quedó confirmado lo que llegó. Lo que falta está en disputa y le toca al ministerio aclararlo con el banco.',
    next: { href: home, label: 'Ver qué sigue en «Mis recursos»' },
  },
  nada: {
    said: 'Listo: quedó dicho que no llegó nada. Le toca al ministerio aclararlo con el banco; ese tiempo no cuenta contra usted.',
    next: { href: home, label: 'Ver qué sigue en «Mis recursos»' },
  },
};

/** What was said of a giro, and the paper that proves it. */
export function ReceiptToldPage({ receipts, certificates, done, ...context }: ToldProps): JSX.Element {
  const { person, giro, line } = context;
  const standing = receipts.filter(({ state }) => state === 'standing');
  const open = ['in-transit', 'received-partly'].includes(giro.status);
  const title = `Giro de ${pesos(giro.amount)}`;
  return (
    <Layout title={title} person={person} light at={home}>
      <Crumbs trail={trailOf(context)} />
      <h1 safe>{title}</h1>
      <Outcome of={receiptOutcomes} asked={done} />
      <GiroSaid giro={giro} line={line} />
      <h2>Lo que se ha dicho de él</h2>
      {standing.length === 0 ? <p>Nadie ha confirmado todavía que llegó.</p> : ''}
      <ul>
        {standing.map(({ amount, receivedOn, recordedBy }) => (
          <li safe>{`Llegaron ${pesos(amount)} el ${dateInWords(receivedOn)}. Lo confirmó ${recordedBy.name}.`}</li>
        ))}
      </ul>
      {open && person.roles.includes('recipient') ? (
        <p>
          <a class="button" href={receiptAt(giro.id)}>
            Confirmar lo que falta, si ya llegó
          </a>
        </p>
      ) : (
        ''
      )}
      {open && person.roles.includes('registrar') ? (
        <p>
          <a href={`${receiptAt(giro.id)}/enlace`}>Enlace de un solo uso, si el hospital no tiene cuenta</a>
        </p>
      ) : (
        ''
      )}
      <h2>El certificado de recibo</h2>
      <Certificates of={certificates} />
    </Layout>
  );
}

function Certificates({ of }: { of: readonly CertificateView[] }): JSX.Element {
  if (of.length === 0)
    return (
      <p>El ministerio no lo ha expedido todavía. Cuando lo haga, se descarga aquí y en los papeles de la línea.</p>
    );
  return (
    <ul>
      {of.map(({ id, number, year, issuedOn }) => (
        <li>
          <a href={downloadAt(`/certificates/${id}/pdf`)} safe>
            {`Certificación N.º ${number} de ${year} (PDF)`}
          </a>{' '}
          <span safe>{`del ${dateInWords(issuedOn)}`}</span>
        </li>
      ))}
    </ul>
  );
}
