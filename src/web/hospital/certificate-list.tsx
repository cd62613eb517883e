import { Tag, TableBox, type Tone } from '../parts/pieces';
import { dateInWords } from '../parts/words';
import { downloadAt } from '../downloads/downloads';
import type { CertificateView } from './hospital.views';

const states: Record<string, readonly [label: string, tone: Tone]> = {
  valid: ['Vigente', 'good'],
  superseded: ['Reemplazado por otro', 'over'],
  annulled: ['Anulado', 'alert'],
};

/** Certificates about the money of a hospital, each to be saved and to be checked by anybody. */
export function CertificateList({ of }: { of: readonly CertificateView[] }): JSX.Element {
  if (of.length === 0)
    return (
      <p>
        El ministerio no ha expedido ninguno todavía. Cuando expida uno sobre su dinero, aparece aquí; si lo necesita,
        pídaselo con el número de la resolución y de la línea.
      </p>
    );
  return (
    <TableBox label="certificados">
      <table class="cards">
        <caption class="hidden">Certificados, los últimos primero</caption>
        <thead>
          <tr>
            <th scope="col">Certificado</th>
            <th scope="col">Expedido</th>
            <th scope="col">Estado</th>
            <th scope="col">Código</th>
          </tr>
        </thead>
        <tbody>
          {of.map((each) => (
            <Row of={each} />
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}

function Row({ of }: { of: CertificateView }): JSX.Element {
  const [label, tone] = states[of.state] ?? [of.state, 'plain'];
  return (
    <tr>
      <th scope="row">
        <a href={downloadAt(`/certificates/${of.id}/pdf`)} safe>
          {`${of.title} (PDF)`}
        </a>
        <span class="minor block" safe>
          {of.subtitle}
        </span>
      </th>
      <td data-label="Expedido" safe>
        {dateInWords(of.issuedOn)}
      </td>
      <td data-label="Estado">
        <Tag label={label} tone={tone} />
      </td>
      <td data-label="Código">
        <a href={`/verificar/${of.code}`} safe>
          {of.code}
        </a>
      </td>
    </tr>
  );
}
