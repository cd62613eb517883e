import type { PageView, PersonView } from '../client/views';
import { pesos } from '../parts/amounts';
import { Crumbs, Layout } from '../parts/layout';
import { Outcome } from '../parts/outcome';
import { Fact, Facts, TableBox, Tag } from '../parts/pieces';
import { dateInWords, wordFor } from '../parts/words';
import { statementsAddress } from './bank.words';
import type { BankLineView, StatementView, TargetView } from './statement.views';

const trail = [
  { href: '/', label: 'Inicio' },
  { href: '/escritorio/giros', label: 'Giros' },
];

interface StatementPageProps {
  readonly person: PersonView;
  readonly of: StatementView;
  readonly lines: PageView<BankLineView>;
  readonly missing: readonly TargetView[];
  readonly onlyLoose: boolean;
  readonly done: unknown;
  readonly problem: string | null;
}

/** One statement: each movement with what it is of, what it may be of, and what the bank does not show. */
export function StatementPage(props: StatementPageProps): JSX.Element {
  const { person, of, lines, missing, onlyLoose, done, problem } = props;
  const address = `${statementsAddress}/${of.id}`;
  const may = person.roles.includes('paymaster');
  return (
    <Layout title={`Extracto ${of.fileName}`} person={person} at="/escritorio/giros">
      <Crumbs trail={[...trail, { href: statementsAddress, label: 'Extractos' }]} />
      <h1 safe>{`Extracto ${of.fileName}`}</h1>
      <Outcome
        of={{
          cargado: { said: 'El extracto quedó cargado. Lo exacto ya está emparejado; revise lo que se sugiere.' },
          emparejado: { said: 'El movimiento quedó emparejado.' },
          deshecho: { said: 'El emparejamiento quedó deshecho, con su motivo.' },
        }}
        asked={done}
      />
      {problem === null ? (
        ''
      ) : (
        <div class="notice notice-alert" role="alert">
          <p safe>{problem}</p>
        </div>
      )}
      <Facts>
        <Fact name="Período" value={`Del ${dateInWords(of.from)} al ${dateInWords(of.to)}`} />
        <Fact name="Cuenta" value={of.accountLastFour === null ? null : `terminada en ${of.accountLastFour}`} />
        <Fact name="Movimientos" value={`${of.rows}, de ellos ${of.added} nuevos`} />
        <Fact name="Emparejados" value={String(of.matched)} />
      </Facts>
      <p>
        {onlyLoose ? (
          <a href={address}>Ver todos los movimientos</a>
        ) : (
          <a href={`${address}?solo=sueltos`}>Ver solo los que no están emparejados</a>
        )}
      </p>
      <Lines of={lines.items} address={address} may={may} />
      {lines.nextCursor === null ? (
        ''
      ) : (
        <p>
          <a
            href={`${address}?${new URLSearchParams({ ...(onlyLoose ? { solo: 'sueltos' } : {}), desde: lines.nextCursor }).toString()}`}
          >
            Ver los siguientes
          </a>
        </p>
      )}
      {missing.length === 0 ? '' : <Missing of={missing} />}
    </Layout>
  );
}

function Lines({ of, address, may }: { of: readonly BankLineView[]; address: string; may: boolean }): JSX.Element {
  if (of.length === 0) return <p>No hay movimientos que mostrar.</p>;
  return (
    <TableBox label="movimientos del extracto">
      <table class="cards">
        <caption class="hidden">Los movimientos, con lo que son o pueden ser</caption>
        <thead>
          <tr>
            <th scope="col">Movimiento</th>
            <th scope="col" class="amount">
              Valor
            </th>
            <th scope="col">De qué es</th>
          </tr>
        </thead>
        <tbody>
          {of.map((line) => (
            <tr>
              <th scope="row">
                <span safe>{`${dateInWords(line.on)}: ${line.name ?? line.description ?? 'sin descripción'}`}</span>
                <span class="minor block" safe>
                  {[line.direction === 'out' ? 'Salió' : 'Entró', line.reference, `fila ${line.line}`]
                    .filter((part) => part !== null)
                    .join(' · ')}
                </span>
              </th>
              <td class="amount" data-label="Valor" safe>
                {pesos(line.amount)}
              </td>
              <td data-label="De qué es">
                <Belongs line={line} address={address} may={may} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}

function Belongs({ line, address, may }: { line: BankLineView; address: string; may: boolean }): JSX.Element {
  const { match, suggestions } = line;
  if (match !== null) {
    return (
      <>
        <Tag label={match.how === 'exact' ? 'Exacto' : 'Confirmado'} tone="good" />{' '}
        <a href={pageOfTarget(match.kind, match.subjectId)}>
          Ver {match.kind === 'restitution' ? 'el reintegro' : 'el giro'}
        </a>
        {may ? (
          <a class="block minor" href={`${address}/deshacer/${match.id}`}>
            Deshacer
          </a>
        ) : (
          ''
        )}
      </>
    );
  }
  if (suggestions.length === 0) return <Tag label="Sin pareja" tone="alert" />;
  return (
    <>
      {suggestions.map(({ target, reasons }) => (
        <form method="post" action={`${address}/emparejar`} class="suggestion">
          <input type="hidden" name="linea" value={line.id} />
          <input type="hidden" name="clase" value={target.kind} />
          <input type="hidden" name="de" value={target.id} />
          <a href={pageOfTarget(target.kind, target.id)} safe>
            {target.label}
          </a>
          <span class="minor block" safe>
            {`${dateInWords(target.on)}, ${pesos(target.amount)}. Coincide: ${reasons.map((reason) => wordFor(reasonWords, reason)).join(', ')}.`}
          </span>
          {may ? (
            <button type="submit" class="second" aria-label={`Es este: ${target.label}`}>
              Es este
            </button>
          ) : (
            ''
          )}
        </form>
      ))}
    </>
  );
}

const reasonWords: Record<string, string> = {
  reference: 'la referencia',
  'payment-order': 'el número de la orden',
  amount: 'el valor',
  date: 'la fecha',
  nit: 'el NIT',
  name: 'el nombre',
};

function Missing({ of }: { of: readonly TargetView[] }): JSX.Element {
  return (
    <section aria-labelledby="faltan">
      <h2 id="faltan">Lo que consta y el banco no muestra</h2>
      <ul class="files">
        {of.map((target) => (
          <li>
            <a href={pageOfTarget(target.kind, target.id)} safe>
              {target.label}
            </a>
            <span class="minor block" safe>{`${dateInWords(target.on)}, ${pesos(target.amount)}`}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function pageOfTarget(kind: string, id: string): string {
  return `/escritorio/${kind === 'restitution' ? 'reintegros' : 'giros'}/${id}`;
}
