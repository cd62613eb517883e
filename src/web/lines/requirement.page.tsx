import type { AllocationView, PersonView } from '../client/views';
import type { DeedRoom } from '../parts/deeds/deed';
import { DeedChoices } from '../parts/deeds/deed-choices';
import { Crumbs, Layout } from '../parts/layout';
import { requirements, requirementStates, wordFor } from '../parts/words';
import { Tag } from '../parts/pieces';

interface RequirementPageProps {
  readonly person: PersonView;
  readonly line: AllocationView;
  readonly room: DeedRoom<AllocationView>;
  readonly kind: string;
}

/** One document before a giro: what was handed in, and whether it is accepted. */
export function RequirementPage({ person, line, room, kind }: RequirementPageProps): JSX.Element {
  const name = wordFor(requirements, kind);
  const required = line.requirements.find((each) => each.kind === kind);
  return (
    <Layout title={`${name} · ${line.municipality}`} person={person}>
      <Crumbs trail={room.trail(line)} />
      <h1 safe>{name}</h1>
      <p class="lead" safe>{`Documento que la ${line.resolution} exige antes del giro.`}</p>
      {required === undefined ? (
        <p>La resolución no exige este documento.</p>
      ) : (
        <>
          <p>
            <Tag
              label={wordFor(requirementStates, required.state)}
              tone={required.state === 'accepted' ? 'good' : 'wait'}
            />
          </p>
          {room.summary(line)}
          {required.lastRefusal === null ? (
            ''
          ) : (
            <p safe>{`Antes se devolvió otro: ${required.lastRefusal.reason ?? 'sin motivo registrado'}`}</p>
          )}
        </>
      )}
      <DeedChoices room={room} of={line} person={person} />
    </Layout>
  );
}
