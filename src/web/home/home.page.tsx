import type { PersonView } from '../client/views';
import { Layout } from '../parts/layout';

/** For an account that manages accounts: its role sees no money. */
export function NothingToSeePage({ person }: { person: PersonView }): JSX.Element {
  return (
    <Layout title="Inicio" person={person} at="/">
      <h1>Inicio</h1>
      <p class="lead">Su cuenta administra usuarios: no ve dinero ni resoluciones.</p>
    </Layout>
  );
}
