import { downloadAt } from '../downloads/downloads';
import type { PersonView } from '../client/views';
import { instantInWords } from '../parts/words';
import type { EvidenceView } from './evidence.views';

const whoAttaches = ['registrar', 'approver', 'paymaster', 'recipient'];

interface EvidenceListProps {
  readonly of: readonly EvidenceView[];
  readonly person: PersonView;
  /** What they prove, as the contract names it. */
  readonly subject: { readonly kind: string; readonly id: string };
  /** Where one comes back to after attaching another. */
  readonly back: string;
}

/** The files that prove an act, each to be saved, and the way to attach another. */
export function EvidenceList({ of, person, subject, back }: EvidenceListProps): JSX.Element {
  const mayAttach = person.roles.some((role) => whoAttaches.includes(role));
  return (
    <section aria-labelledby="documentos">
      <h2 id="documentos">Documentos que lo prueban</h2>
      {of.length === 0 ? (
        <p>No hay archivos adjuntos.</p>
      ) : (
        <ul class="files">
          {of.map((file) => (
            <li>
              <a href={downloadAt(`/evidence/${file.id}/file`)} download="" safe>
                {file.title}
              </a>
              <span class="minor block" safe>
                {`${file.fileName}, ${sizeInWords(file.size)}. Lo adjuntó ${file.recordedBy.name} el ${instantInWords(file.recordedAt)}.`}
              </span>
              <span class="minor block">
                Huella SHA-256: <code safe>{file.sha256}</code>
              </span>
            </li>
          ))}
        </ul>
      )}
      {mayAttach ? (
        <p>
          <a href={attachAddress(subject, back)}>Adjuntar un documento</a>
        </p>
      ) : (
        ''
      )}
    </section>
  );
}

/** The page that attaches a file to this act, and leads back. */
export function attachAddress({ kind, id }: EvidenceListProps['subject'], back: string): string {
  return `/escritorio/documentos/nuevo?${new URLSearchParams({ de: kind, id, volver: back }).toString()}`;
}

/** «340 kB», «2,1 MB» */
function sizeInWords(bytes: number): string {
  if (bytes < 1_000_000) return `${Math.max(1, Math.round(bytes / 1000))} kB`;
  return `${(bytes / 1_000_000).toFixed(1).replace('.', ',')} MB`;
}
