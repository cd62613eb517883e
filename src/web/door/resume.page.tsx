import { Layout } from '../parts/layout';
import { ResendForm, type PendingForm } from './pending';

/** Back after a session that had ended: what was typed goes on where it was going. */
export function ResumePage({ pending }: { pending: PendingForm }): JSX.Element {
  return (
    <Layout title="Lo que escribió" person={null}>
      <div class="sign-in">
        <h1>Ya puede continuar</h1>
        <p class="lead">Su sesión había terminado. Lo que escribió está completo: envíelo ahora.</p>
        {pending.owner === null ? (
          <p>No se sabe quién lo escribió en este navegador: envíelo solo si fue usted, porque queda a su nombre.</p>
        ) : (
          ''
        )}
        <ResendForm of={pending} button="Enviar lo que escribí" />
        <p>
          <a href="/">Dejarlo y volver a Inicio</a>
        </p>
      </div>
    </Layout>
  );
}

/** What was kept was typed by another: nobody acts by finding it. */
export function NotYoursPage(): JSX.Element {
  return (
    <Layout title="Lo escribió otra persona" person={null}>
      <div class="sign-in">
        <h1>Lo escribió otra persona</h1>
        <p class="lead">
          Entró con su cuenta, y lo que estaba escrito en esta página es de quien la usaba antes: no se envió nada.
        </p>
        <p>Si hay que hacerlo, hágalo usted desde su Inicio; o que entre quien lo escribió.</p>
        <p>
          <a class="button-link" href="/">
            Ir a Inicio
          </a>
        </p>
      </div>
    </Layout>
  );
}
