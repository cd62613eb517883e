import type { Children } from '@kitajs/html';
import type { PersonView } from '../../client/views';
import { Crumbs, Layout } from '../layout';
import { Outcome, type OutcomeWords } from '../outcome';
import type { RegisterAsked, Step } from './register.asked';
import { RegisterTable, type RecordWords } from './register-table';
import type { RegisterView } from './register.views';
import { countOf, RegisterFilters, RegisterPages, Steps } from './register-ways';
import { Siblings, type Sibling } from './siblings';

/** What a page that lists the records of a room knows, whoever opens it. */
export interface RegisterRoom {
  readonly title: string;
  readonly lead: string;
  readonly address: string;
  readonly siblings?: readonly Sibling[];
  readonly steps: readonly Step[];
  readonly words: RecordWords;
  readonly outcomes?: Readonly<Record<string, OutcomeWords>>;
}

interface RegisterPageProps {
  readonly room: RegisterRoom;
  readonly person: PersonView;
  readonly asked: RegisterAsked;
  readonly step: Step;
  readonly register: RegisterView;
  readonly done: unknown;
  /** Beside the list: what can be begun here. */
  readonly children?: Children;
}

/** The records of a room by state, with filters in the address and totals that follow them. */
export function RegisterPage({ room, person, asked, step, register, done, children }: RegisterPageProps): JSX.Element {
  const isFiltered = asked.words !== '' || asked.resolution !== '' || asked.department !== '';
  return (
    <Layout title={`${room.title}: ${step.label}`} person={person} at={room.address}>
      <Crumbs trail={[{ href: '/', label: 'Inicio' }]} />
      <h1 safe>{room.title}</h1>
      <p class="lead" safe>
        {room.lead}
      </p>
      <Outcome of={room.outcomes ?? {}} asked={done} />
      <Siblings of={room.siblings ?? []} at={room.address} />
      {children}
      <Steps
        steps={room.steps}
        asked={asked}
        address={room.address}
        label={`${room.title}, por estado`}
        count={(each) => countOf(register.counts, each)}
      />
      <RegisterFilters asked={asked} register={register} address={room.address} />
      {register.items.length === 0 ? (
        <div class="card">
          <p safe>{isFiltered ? 'Nada cumple estos filtros.' : step.empty}</p>
        </div>
      ) : (
        <RegisterTable register={register} state={step.state} words={room.words} />
      )}
      <RegisterPages asked={asked} nextCursor={register.nextCursor} address={room.address} />
    </Layout>
  );
}
