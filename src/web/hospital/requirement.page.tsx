import type { DeskProblem } from '../client/desk-client';
import type { PersonView } from '../client/views';
import { ActForm } from '../parts/forms/act-form';
import type { FormDefinition } from '../parts/forms/definition';
import type { FormState } from '../parts/forms/form-state';
import { Crumbs, Layout } from '../parts/layout';
import { Outcome, type OutcomeWords } from '../parts/outcome';
import { Fact, Facts } from '../parts/pieces';
import { dateInWords, requirements, requirementStates, wordFor } from '../parts/words';
import { actAt, home, lineAt } from './addresses';
import { Attached, AttachForm } from './attach-form';
import type { EvidenceView, ResourceRequirementView, ResourceView } from './hospital.views';
import { trailOf } from './line-act.page';

export const requirementForm = {
  document: {
    kind: 'text',
    label: 'Número o nombre del documento',
    hint: 'Como lo escribiría en un oficio: «Certificación bancaria 123», «Acuerdo 4 de 2025».',
    maxLength: 200,
  },
  documentOn: { kind: 'date', label: 'Fecha del documento' },
} as const satisfies FormDefinition;

export interface RequirementContext {
  readonly person: PersonView;
  readonly line: ResourceView;
  readonly requirement: ResourceRequirementView;
  readonly files: readonly EvidenceView[];
}

const outcomes: Readonly<Record<string, OutcomeWords>> = {
  documento: {
    said: 'El documento quedó registrado. Ahora adjunte el archivo o una foto: con él, el ministerio decide.',
  },
  archivo: {
    said: 'El archivo quedó adjunto. Lo revisa otra persona, en el ministerio; ese tiempo no cuenta contra usted.',
  },
};

export function requirementAt(line: string, kind: string): string {
  return actAt(line, `requisitos/${kind}`);
}

/** A document that the resolution asks before the giro: what it is, and then its file or its photograph. */
export function RequirementPage({
  person,
  line,
  requirement,
  files,
  state,
  problem,
  done,
}: RequirementContext & { state: FormState; problem: DeskProblem | null; done: unknown }): JSX.Element {
  const name = wordFor(requirements, requirement.kind);
  const wrong = state.problems.length > 0 || problem !== null;
  return (
    <Layout title={`${wrong ? 'Error: ' : ''}${name} · ${line.municipality}`} person={person} at={home}>
      <Crumbs trail={trailOf(line)} />
      <h1 safe>{name}</h1>
      <p class="lead" safe>{`La ${line.resolution} lo pide antes del giro.`}</p>
      <Outcome of={outcomes} asked={done} />
      {requirement.lastRefusal === null || requirement.state !== 'open' ? (
        ''
      ) : (
        <div class="notice notice-past">
          <p safe>{`El ministerio devolvió el anterior: ${requirement.lastRefusal.reason ?? 'no dijo por qué'}.`}</p>
        </div>
      )}
      {requirement.state === 'open' ? (
        <ActForm
          action={requirementAt(line.id, requirement.kind)}
          of={requirementForm}
          state={state}
          button="Registrar el documento"
          back={lineAt(line.id)}
        />
      ) : (
        <Submitted line={line} requirement={requirement} files={files} problem={problem} />
      )}
    </Layout>
  );
}

interface SubmittedProps extends Omit<RequirementContext, 'person'> {
  readonly problem: DeskProblem | null;
}

function Submitted({ line, requirement, files, problem }: SubmittedProps): JSX.Element {
  const { kind, state, document, documentOn, submissionId } = requirement;
  return (
    <>
      <Facts>
        <Fact name="Estado" value={wordFor(requirementStates, state)} />
        <Fact name="Documento" value={document} />
        <Fact name="Del" value={documentOn === null ? null : dateInWords(documentOn)} />
      </Facts>
      <h2>Archivos</h2>
      <Attached files={files} />
      <AttachForm
        action={`${requirementAt(line.id, kind)}/archivo`}
        subject={{ kind: 'requirement', id: submissionId ?? '' }}
        title={document ?? ''}
        problem={problem}
      />
    </>
  );
}
