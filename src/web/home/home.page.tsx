import type { PersonView } from '../client/views';
import { Layout } from '../parts/layout';

/** For an account that has no role: there is nothing that it may do. */
export function NothingToSeePage({ person }: { person: PersonView }): JSX.Element {
  return (
    <Layout title="Inicio" person={person} at="/">
      <h1>Inicio</h1>
      <p class="lead">Su cuenta no tiene ningún rol: pida a quien administra las cuentas el que le corresponde.</p>
    </Layout>
  );
}
