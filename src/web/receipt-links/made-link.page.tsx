import type { PersonView } from '../client/views';
import { pesos } from '../parts/amounts';
import { Problems } from '../parts/form-parts';
import { Crumbs, Layout } from '../parts/layout';
import { TableBox } from '../parts/pieces';
import { counted, instantInWords, wordFor } from '../parts/words';
import { receiptAt } from '../hospital/addresses';
import type { GiroView } from '../hospital/hospital.views';
import type { LinkView, MadeLinkView } from './link.views';

interface MadeLinkPageProps {
  readonly person: PersonView;
  readonly giro: GiroView;
  readonly enabled: boolean;
  readonly links: readonly LinkView[];
  /** The one that was made now: its address is shown this once. */
  readonly made: MadeLinkView | null;
  readonly problems: readonly string[];
}

const states: Record<string, string> = { open: 'Sirve', used: 'Usado', revoked: 'Retirado', expired: 'Vencido' };

/** Where the ministry makes the one-time link of a giro, for a hospital that has no account. */
export function MadeLinkPage({ person, giro, enabled, links, made, problems }: MadeLinkPageProps): JSX.Element {
  const action = `${receiptAt(giro.id)}/enlace`;
  const open = links.some(({ state }) => state === 'open');
  return (
    <Layout title="Enlace de un solo uso" person={person}>
      <Crumbs trail={[{ href: receiptAt(giro.id), label: `Giro de ${pesos(giro.amount)}` }]} />
      <h1>Enlace de un solo uso</h1>
      <p class="lead">
        Para que un hospital sin cuenta diga si le llegó este giro: todo, menos o nada. Sirve para ese acto y una sola
        vez. Este servicio no envía correos: imprímalo o cópielo, y entréguelo por un medio que el hospital reconozca.
      </p>
      <Problems of={problems} />
      {made === null ? '' : <Made of={made} action={action} />}
      {enabled ? (
        <form method="post" action={action} class="buttons">
          <button type="submit" name="paso" value="hacer">
            {open ? 'Hacer otro (el anterior deja de servir)' : 'Hacer el enlace'}
          </button>
          {open ? (
            <button type="submit" name="paso" value="retirar" class="second">
              Retirar el que hay
            </button>
          ) : (
            ''
          )}
        </form>
      ) : (
        <div class="notice">
          <p>
            El ministerio no ha habilitado los enlaces de un solo uso. Los habilita quien administra el servicio, con el
            ajuste RECEIPT_LINKS.
          </p>
        </div>
      )}
      <Links of={links} />
    </Layout>
  );
}

function Made({ of, action }: { of: MadeLinkView; action: string }): JSX.Element {
  const token = of.link.split('/').at(-1) ?? '';
  return (
    <div class="notice notice-good" role="status">
      <p>
        <strong>El enlace está hecho. Esta es la única vez que se muestra:</strong>
      </p>
      <p>
        <code safe>{of.link}</code>
      </p>
      <p safe>{`Deja de servir el ${instantInWords(of.expiresAt)}.`}</p>
      <form method="post" action={`${action}/papel`}>
        <input type="hidden" name="token" value={token} />
        <button type="submit">Guardar la hoja con su código QR (PDF)</button>
      </form>
    </div>
  );
}

function Links({ of }: { of: readonly LinkView[] }): JSX.Element {
  if (of.length === 0) return <p>Todavía no se ha hecho ninguno para este giro.</p>;
  return (
    <section aria-labelledby="hechos">
      <h2 id="hechos" safe>
        {counted(of.length, 'enlace hecho', 'enlaces hechos')}
      </h2>
      <TableBox label="enlaces hechos">
        <table class="cards">
          <caption class="hidden">Enlaces de este giro, quién los hizo y quién los usó</caption>
          <thead>
            <tr>
              <th scope="col">Hecho</th>
              <th scope="col">Estado</th>
              <th scope="col">Quién dijo ser quien lo usó</th>
            </tr>
          </thead>
          <tbody>
            {[...of].reverse().map((each) => (
              <tr>
                <th scope="row" safe>
                  {`${instantInWords(each.madeAt)}, por ${each.madeBy.name}`}
                </th>
                <td data-label="Estado" safe>
                  {wordFor(states, each.state)}
                </td>
                <td data-label="Lo usó" safe>
                  {each.use === null ? '—' : `${each.use.name}, ${each.use.office}`}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableBox>
    </section>
  );
}
