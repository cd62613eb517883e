import type { DeedRoom } from '../parts/deeds/deed';
import type { FormDefinition } from '../parts/forms/definition';
import { Fact, Facts } from '../parts/pieces';
import { instantInWords } from '../parts/words';
import type { CertificateView, IssuedView } from './certificate.views';
import { certificatesAddress, issues, states, types } from './certificate.words';

const reissueForm = {
  reason: {
    kind: 'long-text',
    label: 'Por qué se reemplaza',
    hint: 'Queda impreso en el nuevo, y se dice a quien verifique el anterior.',
    maxLength: 500,
  },
  cutoff: { kind: 'date', label: 'Corte del nuevo', hint: 'Si lo deja en blanco, hoy.', optional: true },
} as const satisfies FormDefinition;

const annulmentForm = {
  reason: {
    kind: 'long-text',
    label: 'Por qué se anula',
    hint: 'Lo lee cualquiera que lo verifique: escríbalo para todos.',
    maxLength: 500,
  },
} as const satisfies FormDefinition;

export const certificateRoom: DeedRoom<CertificateView> = {
  deeds: [
    {
      slug: 'reemplazar',
      title: 'Reemplazar por otro con los hechos de hoy',
      means: 'Se expide otro en su lugar. El anterior queda, y quien lo verifique es llevado al nuevo.',
      button: 'Expedir el reemplazo',
      roles: issues,
      permission: 'certificate.issue',
      when: ({ standing }) => standing.state === 'valid',
      form: reissueForm,
      path: ({ id }) => `/certificates/${id}/reissue`,
      said: { said: '' },
      led: (answer) => `${certificatesAddress}/${(answer as IssuedView).id}?hecho=expedido`,
    },
    {
      slug: 'anular',
      title: 'Anular el certificado',
      means:
        'Sale de uso para siempre; su número no se vuelve a usar. Lo anula una persona distinta de quien lo expidió.',
      button: 'Anular para siempre',
      roles: issues,
      permission: 'certificate.annul',
      when: ({ standing }) => standing.state === 'valid',
      form: annulmentForm,
      path: ({ id }) => `/certificates/${id}/annulment`,
      grave: true,
      said: { said: 'El certificado quedó anulado. Quien lo verifique verá cuándo y por qué.' },
    },
  ],
  read: (desk, id) => desk.get<CertificateView>(`/certificates/${encodeURIComponent(id)}`),
  address: ({ id }) => `${certificatesAddress}/${id}`,
  trail: ({ id, title }) => [
    { href: '/', label: 'Inicio' },
    { href: certificatesAddress, label: 'Certificados' },
    { href: `${certificatesAddress}/${id}`, label: title },
  ],
  summary: CertificateFacts,
  maker: () => null,
};

function CertificateFacts(of: CertificateView): JSX.Element {
  return (
    <Facts>
      <Fact name="Certificado" value={of.title} />
      <Fact name="Clase" value={types[of.type]?.label ?? of.type} />
      <Fact name="Estado" value={states[of.standing.state].label} />
      <Fact name="Expedido el" value={instantInWords(of.issuedAt)} />
      <Fact name="Código de verificación" value={of.code} />
    </Facts>
  );
}
