import type { PersonView } from '../client/views';
import { Crumbs, Layout } from '../parts/layout';

/** For who has no hospital to answer for. */
export function NotAHospitalPage({ person }: { person: PersonView }): JSX.Element {
  return (
    <Layout title="Esta página es de los hospitales" person={person}>
      <Crumbs trail={[{ href: '/', label: 'Inicio' }]} />
      <h1>Esta página es de los hospitales</h1>
      <p class="lead">
        Aquí cada hospital ve sus recursos y hace sus actos. Su cuenta no responde por ninguno: lo que usted puede ver
        de ellos está en las resoluciones y en sus líneas.
      </p>
      <p>
        <a href="/">Volver a Inicio</a>
      </p>
    </Layout>
  );
}
