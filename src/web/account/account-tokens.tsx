import { TableBox } from '../parts/pieces';
import type { ServiceTokenView } from './account.views';
import { actsInWords } from '../parts/act-words';
import { counted, instantInWords } from '../parts/words';

/** The programs that act for oneself, each with what it may do and its end. */
export function ServiceTokens({ of }: { of: readonly ServiceTokenView[] }): JSX.Element {
  return (
    <section class="account-section" aria-labelledby="tokens">
      <h2 id="tokens">Programas que actúan por mí</h2>
      <p>
        <a href="/escritorio/cuenta/tokens/nuevo">Hacer un token de servicio</a>
      </p>
      {of.length === 0 ? <p>Ningún programa tiene un token de servicio suyo.</p> : <Table of={of} />}
    </section>
  );
}

function Table({ of }: { of: readonly ServiceTokenView[] }): JSX.Element {
  return (
    <TableBox label="tokens de servicio">
      <table>
        <caption safe>{counted(of.length, 'token de servicio', 'tokens de servicio')}</caption>
        <thead>
          <tr>
            <th scope="col">Nombre</th>
            <th scope="col">Actos</th>
            <th scope="col">Vence</th>
            <th scope="col">Último uso</th>
            <th scope="col">Terminar</th>
          </tr>
        </thead>
        <tbody>
          {of.map((token) => (
            <Row of={token} />
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}

function Row({ of }: { of: ServiceTokenView }): JSX.Element {
  return (
    <tr>
      <th scope="row" safe>
        {of.name}
      </th>
      <td safe>{actsInWords(of.acts)}</td>
      <td safe>{instantInWords(of.expiresAt)}</td>
      <td safe>{of.lastUsedAt === null ? 'Nunca' : instantInWords(of.lastUsedAt)}</td>
      <td>
        <form method="post" action={`/escritorio/cuenta/tokens/${of.id}/cierre`}>
          <button type="submit" class="second" aria-label={`Terminar el token ${of.name}`}>
            Terminar
          </button>
        </form>
      </td>
    </tr>
  );
}
