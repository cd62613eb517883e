import { Layout } from '../parts/layout';
import { ResendForm, type PendingForm } from './pending';

/** Back after a session that had ended: what was typed goes on where it was going. */
export function ResumePage({ pending }: { pending: PendingForm }): JSX.Element {
  return (
    <Layout title="Lo que escribió" person={null}>
      <div class="sign-in">
        <h1>Ya puede continuar</h1>
        <p class="lead">Su sesión había terminado. Lo que escribió está completo: envíelo ahora.</p>
        <ResendForm of={pending} button="Enviar lo que escribí" />
        <p>
          <a href="/">Dejarlo y volver a Inicio</a>
        </p>
      </div>
    </Layout>
  );
}
