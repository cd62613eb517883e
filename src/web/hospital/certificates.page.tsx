import type { PersonView } from '../client/views';
import { Crumbs, Layout } from '../parts/layout';
import { home } from './addresses';
import { CertificateList } from './certificate-list';
import type { CertificateView } from './hospital.views';

interface CertificatesProps {
  readonly person: PersonView;
  readonly certificates: readonly CertificateView[];
}

/** «Mis certificados»: all those about the money of who asks. */
export function CertificatesPage({ person, certificates }: CertificatesProps): JSX.Element {
  return (
    <Layout title="Mis certificados" person={person} at="/escritorio/mis-certificados">
      <Crumbs trail={[{ href: home, label: 'Mis recursos' }]} />
      <h1>Mis certificados</h1>
      <p class="lead">
        Lo que el ministerio ha certificado sobre su dinero. Cada uno trae un código: quien lo reciba puede comprobarlo
        sin tener cuenta.
      </p>
      <CertificateList of={certificates} />
    </Layout>
  );
}
