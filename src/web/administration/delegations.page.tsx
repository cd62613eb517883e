import { ActForm } from '../parts/forms/act-form';
import type { FormDefinition } from '../parts/forms/definition';
import type { FormState } from '../parts/forms/form-state';
import { ReviewPage } from '../parts/forms/review.page';
import { Outcome, type OutcomeWords } from '../parts/outcome';
import { Crumbs, Layout } from '../parts/layout';
import { Fact, Facts, TableBox, Tag, type Tone } from '../parts/pieces';
import { may } from '../parts/roles';
import type { PageView, PersonView } from '../client/views';
import { counted, dateInWords, roles, wordFor } from '../parts/words';

export const delegationsAt = '/escritorio/delegaciones';

export interface DelegationView {
  readonly id: string;
  readonly delegator: { readonly id: string; readonly name: string };
  readonly delegate: { readonly id: string; readonly name: string };
  readonly roles: readonly string[];
  readonly from: string;
  readonly until: string;
  readonly reason: string;
  readonly state: string;
  readonly revocation: { readonly by: { readonly name: string }; readonly reason: string } | null;
  readonly acts: number;
}

const ministry = ['registrar', 'approver', 'paymaster'];

export const delegationStates: Record<string, string> = {
  coming: 'Por empezar',
  running: 'En curso',
  over: 'Terminada',
  revoked: 'Revocada',
};

const tones: Record<string, Tone> = { coming: 'wait', running: 'good' };

const outcomes: Readonly<Record<string, OutcomeWords>> = {
  dada: {
    said: 'La delegación quedó dada. Lo que se haga con ella queda a nombre de quien lo hace, por delegación suya.',
  },
  revocada: { said: 'La delegación quedó revocada: desde ahora no se puede hacer nada más con ella.' },
};

interface DelegationsPageProps {
  readonly person: PersonView;
  readonly delegations: PageView<DelegationView>;
  readonly isFirst: boolean;
  readonly done: unknown;
}

/** What one lent and what is lent to one; all of them for who audits or administers. */
export function DelegationsPage({ person, delegations, isFirst, done }: DelegationsPageProps): JSX.Element {
  const { items, nextCursor } = delegations;
  return (
    <Layout title="Delegaciones" person={person} at={delegationsAt}>
      <Crumbs trail={[{ href: '/', label: 'Inicio' }]} />
      <h1>Delegaciones</h1>
      <p class="lead">
        Se presta un rol propio por unos días: por vacaciones, por ejemplo. Quien recibe la delegación no aprueba lo que
        registró él mismo ni lo que registró quien se la dio.
      </p>
      <Outcome of={outcomes} asked={done} />
      {may(person, ministry) ? (
        <p>
          <a class="button-link" href={`${delegationsAt}/nueva`}>
            Delegar un rol
          </a>
        </p>
      ) : (
        ''
      )}
      {items.length === 0 ? (
        <div class="card">
          <p>No hay delegaciones que usted pueda ver.</p>
        </div>
      ) : (
        <TableBox label="delegaciones">
          <table class="cards">
            <caption safe>
              {counted(items.length, 'delegación', 'delegaciones')} en esta página, las últimas primero
            </caption>
            <thead>
              <tr>
                <th scope="col">Quién delega en quién</th>
                <th scope="col">Roles</th>
                <th scope="col">Días</th>
                <th scope="col">Motivo</th>
                <th scope="col">Estado</th>
              </tr>
            </thead>
            <tbody>
              {items.map((each) => (
                <DelegationRow of={each} person={person} />
              ))}
            </tbody>
          </table>
        </TableBox>
      )}
      <nav class="pages" aria-label="Páginas de delegaciones">
        {isFirst ? <span /> : <a href={delegationsAt}>Desde la última</a>}
        {nextCursor === null ? (
          <span />
        ) : (
          <a href={`${delegationsAt}?desde=${encodeURIComponent(nextCursor)}`}>Anteriores</a>
        )}
      </nav>
    </Layout>
  );
}

function DelegationRow({ of, person }: { of: DelegationView; person: PersonView }): JSX.Element {
  const ends = of.state === 'coming' || of.state === 'running';
  const isTheirs = of.delegator.id === person.id || may(person, ['administrator']);
  return (
    <tr>
      <th scope="row" safe>{`${of.delegator.name} en ${of.delegate.name}`}</th>
      <td data-label="Roles" safe>
        {of.roles.map((role) => wordFor(roles, role)).join(', ')}
      </td>
      <td data-label="Días" safe>{`Del ${dateInWords(of.from)} al ${dateInWords(of.until)}`}</td>
      <td data-label="Motivo">
        <span safe>{of.reason}</span>
        <span class="minor block" safe>{`${counted(of.acts, 'acto hecho', 'actos hechos')} con ella`}</span>
      </td>
      <td data-label="Estado">
        <Tag label={wordFor(delegationStates, of.state)} tone={tones[of.state] ?? 'over'} />
        {of.revocation === null ? (
          ''
        ) : (
          <span class="minor block" safe>{`${of.revocation.by.name}: ${of.revocation.reason}`}</span>
        )}
        {ends && isTheirs ? (
          <a
            class="block"
            href={`${delegationsAt}/${of.id}/revocacion`}
            aria-label={`Revocar la delegación en ${of.delegate.name}`}
          >
            Revocar
          </a>
        ) : (
          ''
        )}
      </td>
    </tr>
  );
}

interface DelegationFormProps {
  readonly person: PersonView;
  readonly form: FormDefinition;
  readonly state: FormState;
  /** The one that is ended; null where one is given. */
  readonly ended: DelegationView | null;
}

const trail = [
  { href: '/', label: 'Inicio' },
  { href: delegationsAt, label: 'Delegaciones' },
];

export function DelegationFormPage({ person, form, state, ended }: DelegationFormProps): JSX.Element {
  const title = ended === null ? 'Delegar un rol' : `Revocar la delegación en ${ended.delegate.name}`;
  return (
    <Layout title={state.problems.length > 0 ? `Error: ${title}` : title} person={person} at={delegationsAt}>
      <Crumbs trail={trail} />
      <h1 safe>{title}</h1>
      <ActForm
        action={ended === null ? `${delegationsAt}/nueva` : `${delegationsAt}/${ended.id}/revocacion`}
        of={form}
        state={state}
        button="Revisar"
        back={delegationsAt}
      />
    </Layout>
  );
}

interface DelegationReviewProps extends Omit<DelegationFormProps, 'form' | 'ended'> {
  /** As the service would keep it. */
  readonly delegation: DelegationView;
  readonly ends: boolean;
}

export function DelegationReviewPage({ person, state, delegation, ends }: DelegationReviewProps): JSX.Element {
  return (
    <ReviewPage
      person={person}
      title={ends ? 'Revise la revocación' : 'Revise la delegación'}
      trail={trail}
      action={ends ? `${delegationsAt}/${delegation.id}/revocacion` : `${delegationsAt}/nueva`}
      state={state}
      effects={[]}
      button={ends ? 'Revocar' : 'Delegar'}
      grave={ends}
      quiet
    >
      <Facts>
        <Fact name="Delega" value={delegation.delegator.name} />
        <Fact name="En" value={delegation.delegate.name} />
        <Fact name="Roles" value={delegation.roles.map((role) => wordFor(roles, role)).join(', ')} />
        <Fact name="Días" value={`Del ${dateInWords(delegation.from)} al ${dateInWords(delegation.until)}`} />
        <Fact name="Motivo" value={state.values['reason']} />
      </Facts>
    </ReviewPage>
  );
}
