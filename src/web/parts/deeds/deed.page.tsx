import type { PersonView } from '../../client/views';
import { ActForm } from '../forms/act-form';
import type { FormState } from '../forms/form-state';
import { TypedFacts } from '../forms/typed-facts';
import { Crumbs, Layout } from '../layout';
import { backOf, type Deed, type DeedRoom } from './deed';
import { deedAddress } from './deed-choices';

interface DeedPageProps<Of> {
  readonly person: PersonView;
  readonly room: DeedRoom<Of>;
  readonly deed: Deed<Of>;
  readonly of: Of;
  readonly state: FormState;
}

/** One act on one record: what it is about, what the act asks, and one button that shows its effect first. */
export function DeedPage<Of>({ person, room, deed, of, state }: DeedPageProps<Of>): JSX.Element {
  const asksNothing = Object.keys(deed.form).length === 0;
  const wrong = state.problems.length > 0;
  return (
    <Layout title={wrong ? `Error: ${deed.title}` : deed.title} person={person} at={room.address(of)}>
      <Crumbs trail={room.trail(of)} />
      <h1 safe>{deed.title}</h1>
      <p class="lead" safe>
        {deed.means}
      </p>
      {room.summary(of)}
      <ActForm
        action={deedAddress(room, of, deed.slug)}
        of={deed.form}
        state={state}
        button={asksNothing ? 'Intentar de nuevo' : 'Revisar'}
        back={backOf(room, of)}
      />
    </Layout>
  );
}

type DeedSummaryProps<Of> = Omit<DeedPageProps<Of>, 'person'>;

/** What is about to be done: the record, and what was typed of the act. */
export function DeedSummary<Of>({ room, deed, of, state }: DeedSummaryProps<Of>): JSX.Element {
  return (
    <>
      <p safe>{deed.means}</p>
      {room.summary(of)}
      <TypedFacts of={deed.form} state={state} />
    </>
  );
}
