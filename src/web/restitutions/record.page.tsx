import type { PersonView } from '../client/views';
import { EvidenceList } from '../evidence/evidence-list';
import type { EvidenceView } from '../evidence/evidence.views';
import { outcomesOf, type DeedRoom } from '../parts/deeds/deed';
import { DeedChoices } from '../parts/deeds/deed-choices';
import { Crumbs, Layout } from '../parts/layout';
import { Outcome } from '../parts/outcome';
import { Story, type Chapter } from '../parts/story';

interface RecordPageProps<Of> {
  readonly person: PersonView;
  readonly room: DeedRoom<Of>;
  readonly of: Of;
  readonly title: string;
  readonly lead: string;
  readonly story: readonly Chapter[];
  readonly evidence: readonly EvidenceView[];
  readonly subject: { readonly kind: string; readonly id: string };
  readonly done: unknown;
}

/** One record that another person decides: what it says, what can be done, its story and its documents. */
export function RecordPage<Of>(props: RecordPageProps<Of>): JSX.Element {
  const { person, room, of, title, lead, story, evidence, subject, done } = props;
  const registrado = { said: 'Quedó en el registro. Lo decide otra persona; hasta entonces nada se mueve.' };
  return (
    <Layout title={title} person={person} at={room.address(of)}>
      <Crumbs trail={room.trail(of).slice(0, -1)} />
      <h1 safe>{title}</h1>
      <p class="lead" safe>
        {lead}
      </p>
      <Outcome of={{ ...outcomesOf(room), registrado }} asked={done} />
      {room.summary(of)}
      <DeedChoices room={room} of={of} person={person} />
      <Story of={story} />
      <EvidenceList of={evidence} person={person} subject={subject} back={room.address(of)} />
    </Layout>
  );
}
