import { randomUUID } from 'node:crypto';
import type { DeskProblem } from '../client/desk-client';
import type { FormDefinition } from '../parts/forms/definition';
import { Fields } from '../parts/forms/fields';
import { freshForm, refused, type FormState } from '../parts/forms/form-state';
import { ProblemSummary } from '../parts/forms/problem-summary';
import { instantInWords } from '../parts/words';
import { downloadAt } from '../downloads/downloads';
import type { EvidenceView } from './hospital.views';

/** A telephone offers its camera for an image. */
const attachForm = {
  title: { kind: 'text', label: 'Qué es', hint: 'Por ejemplo: certificación bancaria del 3 de marzo.', maxLength: 200 },
  file: {
    kind: 'file',
    label: 'El archivo o la foto',
    hint: 'PDF, foto (JPEG, PNG o WebP) u hoja de cálculo, de 20 MB o menos. En el teléfono puede tomar la foto ahora.',
    accept: 'image/jpeg,image/png,image/webp,application/pdf,.xlsx',
  },
} as const satisfies FormDefinition;

interface AttachFormProps {
  readonly action: string;
  /** What it proves, as the contract names it. */
  readonly subject: { readonly kind: string; readonly id: string };
  readonly title: string;
  readonly problem: DeskProblem | null;
}

/** A file for something that is recorded already. The act's key goes in the address: the form is handed on as it comes. */
export function AttachForm({ action, subject, title, problem }: AttachFormProps): JSX.Element {
  const state = stateOf(title, problem);
  return (
    <form
      method="post"
      action={`${action}?acto=${randomUUID()}`}
      enctype="multipart/form-data"
      class="card form act"
      novalidate
    >
      <ProblemSummary of={attachForm} state={state} />
      <input type="hidden" name="subjectKind" value={subject.kind} />
      <input type="hidden" name="subjectId" value={subject.id} />
      <Fields of={attachForm} state={state} />
      <div class="buttons">
        <button type="submit">Adjuntar</button>
      </div>
    </form>
  );
}

function stateOf(title: string, problem: DeskProblem | null): FormState {
  const fresh = freshForm({ title });
  return problem === null ? fresh : refused(fresh, attachForm, problem, 'file');
}

/** What is attached already, each to be saved. */
export function Attached({ files }: { files: readonly EvidenceView[] }): JSX.Element {
  if (files.length === 0) return <p>Todavía no hay ningún archivo.</p>;
  return (
    <ul>
      {files.map(({ id, title, fileName, recordedAt, recordedBy }) => (
        <li>
          <a href={downloadAt(`/evidence/${id}/file`)} safe>
            {title}
          </a>{' '}
          <span class="minor" safe>{`${fileName}, de ${recordedBy.name}, ${instantInWords(recordedAt)}`}</span>
        </li>
      ))}
    </ul>
  );
}
