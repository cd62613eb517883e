import type { PersonView } from '../client/views';
import { Fields } from '../parts/forms/fields';
import type { FormState } from '../parts/forms/form-state';
import { ProblemSummary } from '../parts/forms/problem-summary';
import { Crumbs, Layout } from '../parts/layout';
import { attachForm } from './attach.form';

/** What a file is attached to, as its address says it. */
export interface Attaching {
  readonly kind: string;
  readonly id: string;
  /** The page that one comes from, and goes back to. */
  readonly back: string;
}

interface AttachPageProps {
  readonly person: PersonView;
  readonly to: Attaching;
  readonly state: FormState;
}

/** Attaches the document that proves an act. What it is attached to goes with it unseen; the file is read as it comes. */
export function AttachPage({ person, to, state }: AttachPageProps): JSX.Element {
  const title = state.problems.length > 0 ? 'Error al adjuntar' : 'Adjuntar un documento';
  return (
    <Layout title={title} person={person}>
      <Crumbs
        trail={[
          { href: '/', label: 'Inicio' },
          { href: to.back, label: 'Volver al acto' },
        ]}
      />
      <h1>Adjuntar un documento</h1>
      <p class="lead">
        El archivo queda guardado con su huella: nadie lo cambia ni lo borra, y quien lo descarga queda en el registro.
      </p>
      <form
        method="post"
        action={`/escritorio/documentos/nuevo?${new URLSearchParams({ de: to.kind, id: to.id, volver: to.back }).toString()}`}
        enctype="multipart/form-data"
        class="card form act"
        novalidate
      >
        <ProblemSummary of={attachForm} state={state} />
        <input type="hidden" name="subjectKind" value={to.kind} />
        <input type="hidden" name="subjectId" value={to.id} />
        <Fields of={attachForm} state={state} />
        <div class="buttons">
          <button type="submit">Adjuntar</button>
          <a href={to.back}>Cancelar</a>
        </div>
      </form>
    </Layout>
  );
}
