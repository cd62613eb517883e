import { Crumbs, Layout } from '../parts/layout';
import { Fact, Facts, TableBox } from '../parts/pieces';
import { ByCode } from './verify.page';
import type { VerificationView } from './verification.view';
import { dateInWords, verificationHeadings, wordFor } from '../parts/words';

type Certified = NonNullable<VerificationView['certificate']>;
type Brought = NonNullable<VerificationView['file']>;

const tones: Readonly<Record<VerificationView['state'], string>> = {
  valid: 'good',
  superseded: 'past',
  annulled: 'alert',
  altered: 'alert',
  several: 'past',
  unknown: 'past',
};

/** The answer about one paper: the state in large, one sentence, and what the certificate says. */
export function VerdictPage({ verdict }: { verdict: VerificationView }): JSX.Element {
  const { state, detail, certificate, certificates, file } = verdict;
  const heading = headingOf(verdict);
  const tone = state === 'valid' && certificate?.flag ? 'past' : tones[state];
  return (
    <Layout title={heading} person={null}>
      <Crumbs trail={[{ href: '/verificar', label: 'Verificar un certificado' }]} />
      <div class="verify">
        <div class={`verdict verdict-${tone}`}>
          <h1 safe>{heading}</h1>
          <p safe>{detail}</p>
          {certificate?.last ? <Successor of={certificate.last} /> : ''}
        </div>
        {certificate?.flag ? (
          <div class="notice notice-past">
            <h2>Qué cambió desde que se expidió</h2>
            <p safe>{certificate.flag.detail}</p>
          </div>
        ) : (
          ''
        )}
        {file && file.differences.length > 0 ? <Differences of={file} /> : ''}
        {certificate ? <WhatItCertifies of={certificate} /> : ''}
        {certificates ? <Several of={certificates} /> : ''}
        {file ? <FileFacts of={file} /> : ''}
        <section>
          <ByCode />
        </section>
      </div>
    </Layout>
  );
}

/** Its facts changed: nobody may read it as one that may be relied on. */
function headingOf({ state, certificate }: VerificationView): string {
  return state === 'valid' && certificate?.flag
    ? 'Vigente, pero sus hechos cambiaron después'
    : wordFor(verificationHeadings, state);
}

function Successor({ of }: { of: NonNullable<Certified['last']> }): JSX.Element {
  return (
    <p>
      <a href={`/verificar/${of.code}`} safe>
        {`Ver ${of.title}, código ${of.code}${of.annulledOn === null ? '' : ' (anulado)'}`}
      </a>
    </p>
  );
}

function Differences({ of }: { of: Brought }): JSX.Element {
  return (
    <section>
      <h2>En qué cambió el archivo</h2>
      <TableBox label="lo que dice el archivo y lo que se expidió">
        <table class="differences">
          <thead>
            <tr>
              <th scope="col">Campo</th>
              <th scope="col">El archivo dice</th>
              <th scope="col">Se expidió</th>
            </tr>
          </thead>
          <tbody>
            {of.differences.map(({ field, said, issued }) => (
              <tr>
                <th scope="row" safe>
                  {field}
                </th>
                <td safe>{said ?? 'no lo trae'}</td>
                <td safe>{issued ?? 'no lo traía'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableBox>
    </section>
  );
}

function WhatItCertifies({ of }: { of: Certified }): JSX.Element {
  return (
    <section class="card">
      <h2 safe>{of.title}</h2>
      <p class="minor" safe>
        {of.subtitle}
      </p>
      {of.state === 'valid' ? '' : <p class="minor">Esto es lo que certificó cuando se expidió:</p>}
      <ol>
        {of.facts.map((fact) => (
          <li safe>{fact}</li>
        ))}
      </ol>
      <TableBox label="cifras del certificado">
        <table>
          <caption class="hidden">Cifras del certificado</caption>
          <thead>
            <tr>
              <th scope="col">Concepto</th>
              <th scope="col" class="amount">
                Valor
              </th>
            </tr>
          </thead>
          <tbody>
            {of.figures.map(({ concept, amount }) => (
              <tr>
                <th scope="row" safe>
                  {concept}
                </th>
                <td class="amount" safe>
                  {amount}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableBox>
      <Facts>
        <Fact name="Entidad" value={of.issuer} />
        <Fact name="Expedido" value={dateInWords(of.issuedOn)} />
        <Fact name="Con corte al" value={dateInWords(of.cutoff)} />
        <Fact name="Código" value={of.code} />
        <Fact name="Firma" value={of.signature} />
        {of.supersedes ? <Fact name="Reemplaza a" value={`${of.supersedes.title}, ${of.supersedes.code}`} /> : ''}
        <Fact name="SHA-256 del contenido">
          <code safe>{of.sha256}</code>
        </Fact>
        {of.seal ? (
          <Fact name={`Raíz del registro (sello ${of.seal.number}, ${of.seal.size} eventos)`}>
            <code safe>{of.seal.root}</code>
          </Fact>
        ) : (
          <Fact name="Raíz del registro" value="aún sin sello" />
        )}
      </Facts>
    </section>
  );
}

function Several({ of }: { of: NonNullable<VerificationView['certificates']> }): JSX.Element {
  return (
    <section>
      <h2>Las certificaciones de este archivo</h2>
      <TableBox label="certificaciones del archivo">
        <table>
          <thead>
            <tr>
              <th scope="col">Código</th>
              <th scope="col">Certificación</th>
              <th scope="col">Hoy</th>
            </tr>
          </thead>
          <tbody>
            {of.map(({ code, title, subtitle, state }) => (
              <tr>
                <th scope="row">
                  <a href={`/verificar/${code}`} safe>
                    {code}
                  </a>
                </th>
                <td>
                  <span safe>{title}</span>
                  <br />
                  <span class="minor" safe>
                    {subtitle}
                  </span>
                </td>
                <td safe>{wordFor(verificationHeadings, state)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableBox>
    </section>
  );
}

function FileFacts({ of }: { of: Brought }): JSX.Element {
  return (
    <section>
      <Facts>
        <Fact name="SHA-256 del archivo que trajo">
          <code safe>{of.sha256}</code>
        </Fact>
      </Facts>
    </section>
  );
}
