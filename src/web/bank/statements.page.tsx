import type { PersonView } from '../client/views';
import { Field } from '../parts/forms/fields';
import type { FormDefinition } from '../parts/forms/definition';
import type { FormState } from '../parts/forms/form-state';
import { ProblemSummary } from '../parts/forms/problem-summary';
import { Crumbs, Layout } from '../parts/layout';
import { counted, dateInWords } from '../parts/words';
import { PaymentWays } from '../payments/payment-ways';
import { statementsAddress } from './bank.words';
import type { StatementView } from './statement.views';

export const statementForm = {
  file: { kind: 'file', label: 'Extracto del banco', hint: 'CSV o XLSX, de 10 MB o menos.', accept: '.csv,.xlsx,.txt' },
} as const satisfies FormDefinition;

const trail = [
  { href: '/', label: 'Inicio' },
  { href: '/escritorio/giros', label: 'Giros' },
];

interface StatementsPageProps {
  readonly person: PersonView;
  readonly statements: readonly StatementView[];
  readonly state: FormState;
}

/** «Extractos»: what the bank says that moved, beside what the records say. */
export function StatementsPage({ person, statements, state }: StatementsPageProps): JSX.Element {
  return (
    <Layout title="Extractos del banco" person={person} at="/escritorio/giros">
      <Crumbs trail={trail} />
      <h1>Extractos del banco</h1>
      <p class="lead">
        Cada movimiento del banco se empareja con su giro o su reintegro: solo si es exacto, y si no, se sugiere. Cargar
        un extracto no mueve dinero.
      </p>
      <PaymentWays person={person} at={statementsAddress} />
      {person.roles.includes('paymaster') ? (
        <form
          method="post"
          action={`${statementsAddress}?acto=${state.act}`}
          enctype="multipart/form-data"
          class="card form act"
          novalidate
        >
          <ProblemSummary of={statementForm} state={state} />
          <Field of={statementForm} name="file" state={state} />
          <div class="buttons">
            <button type="submit">Cargar el extracto</button>
          </div>
        </form>
      ) : (
        ''
      )}
      <section aria-labelledby="cargados">
        <h2 id="cargados">Extractos cargados</h2>
        {statements.length === 0 ? (
          <p>Todavía no se ha cargado ninguno.</p>
        ) : (
          <ul class="files">
            {[...statements].reverse().map((each) => (
              <li>
                <a href={`${statementsAddress}/${each.id}`} safe>
                  {each.fileName}
                </a>
                <span class="minor block" safe>
                  {`Del ${dateInWords(each.from)} al ${dateInWords(each.to)}${accountInWords(each)}. ${each.matched} de ${counted(each.added, 'movimiento emparejado', 'movimientos emparejados')}.`}
                </span>
              </li>
            ))}
          </ul>
        )}
      </section>
    </Layout>
  );
}

function accountInWords({ accountLastFour }: StatementView): string {
  return accountLastFour === null ? '' : `, cuenta terminada en ${accountLastFour}`;
}
