import { Crumbs, Layout } from '../parts/layout';
import type { PersonView } from './views';

interface ProblemProps {
  readonly title: string;
  readonly details: readonly string[];
  readonly person: PersonView | null;
}

/** What went wrong, in plain words, and the way back. */
export function ProblemPage({ title, details, person }: ProblemProps): JSX.Element {
  return (
    <Layout title={title} person={person}>
      <Crumbs trail={[{ href: '/', label: 'Inicio' }]} />
      <h1 safe>{title}</h1>
      {details.map((detail) => (
        <p class="lead" safe>
          {detail}
        </p>
      ))}
      <p>
        <a href="/">Volver a Inicio</a>
      </p>
    </Layout>
  );
}
