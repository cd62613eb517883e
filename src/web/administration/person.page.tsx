import { dateInBogota } from '../../kernel/calendar';
import { Outcome, type OutcomeWords } from '../parts/outcome';
import { Crumbs, Layout } from '../parts/layout';
import { Fact, Facts } from '../parts/pieces';
import type { PersonView } from '../client/views';
import { dateInWords, roles, wordFor } from '../parts/words';
import type { AccountView, NamedHospitalView } from './administration.views';
import { administrationAt, Standing } from './people.page';
import { actsOn, personActs } from './person-acts';

interface PersonPageProps {
  readonly person: PersonView;
  readonly account: AccountView;
  readonly hospitals: readonly NamedHospitalView[];
  readonly done: unknown;
}

const outcomes: Readonly<Record<string, OutcomeWords>> = {
  cambiada: { said: 'La cuenta quedó cambiada. Si cambiaron sus roles u hospitales, sus sesiones se cerraron.' },
  ...Object.fromEntries(Object.entries(personActs).map(([name, { outcome }]) => [name, { said: outcome }])),
};

/** One account, and what can be done with it. */
export function PersonPage({ person, account, hospitals, done }: PersonPageProps): JSX.Element {
  const at = `${administrationAt}/personas/${account.id}`;
  return (
    <Layout title={account.name} person={person} at={administrationAt}>
      <Crumbs trail={trail} />
      <h1 safe>{account.name}</h1>
      <p class="lead" safe>
        {account.email}
      </p>
      <Outcome of={outcomes} asked={done} />
      <Facts>
        <Fact name="Cuenta">
          <Standing of={account} />
        </Fact>
        <Fact name="Roles" value={account.roles.map((role) => wordFor(roles, role)).join(', ')} />
        {hospitals.length === 0 ? '' : <Fact name="Hospitales" value={hospitals.map(({ name }) => name).join('; ')} />}
        <Fact name="Existe desde el" value={dateInWords(dateInBogota(account.createdAt))} />
      </Facts>
      {person.roles.includes('administrator') ? (
        <section aria-labelledby="actos">
          <h2 id="actos">Qué puede hacer</h2>
          <ul class="ways-on">
            <li>
              <a href={`${at}/cambio`}>Cambiar su nombre, sus roles o sus hospitales</a>
            </li>
            {actsOn(account).map(([name, { label, means }]) => (
              <li>
                <a href={`${at}/${name}`} safe>
                  {label}
                </a>
                <span class="minor block" safe>
                  {means}
                </span>
              </li>
            ))}
          </ul>
        </section>
      ) : (
        <p class="minor">Su cuenta ve a las personas; las cambia Administración.</p>
      )}
    </Layout>
  );
}

export const trail = [
  { href: '/', label: 'Inicio' },
  { href: administrationAt, label: 'Administración' },
];
