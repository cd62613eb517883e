import type { PersonView } from '../client/views';
import { pesos } from '../parts/amounts';
import { Field } from '../parts/forms/fields';
import type { FormDefinition } from '../parts/forms/definition';
import type { FormState } from '../parts/forms/form-state';
import { ProblemSummary } from '../parts/forms/problem-summary';
import { Crumbs, Layout } from '../parts/layout';
import { Outcome } from '../parts/outcome';
import { Fact, Facts, TableBox, Tag } from '../parts/pieces';
import { counted, instantInWords } from '../parts/words';
import { PaymentWays } from '../payments/payment-ways';
import type { AnswerRowView, AnswerSummaryView, AnswerView, AppliedView, Verdict } from './bank.views';
import { answersAddress, verdictNames, verdicts } from './bank.words';

export const answerForm = {
  file: {
    kind: 'file',
    label: 'Archivo del banco o de SIIF',
    hint: 'CSV, XLSX o texto de ancho fijo, de 10 MB o menos.',
    accept: '.csv,.xlsx,.txt',
  },
} as const satisfies FormDefinition;

interface AnswersPageProps {
  readonly person: PersonView;
  readonly answers: readonly AnswerSummaryView[];
  readonly state: FormState;
}

const trail = [
  { href: '/', label: 'Inicio' },
  { href: '/escritorio/giros', label: 'Giros' },
];

/** «Respuestas del banco»: a file is read first, with every difference, and applied after. */
export function AnswersPage({ person, answers, state }: AnswersPageProps): JSX.Element {
  return (
    <Layout title="Respuestas del banco" person={person} at="/escritorio/giros">
      <Crumbs trail={trail} />
      <h1>Respuestas del banco</h1>
      <p class="lead">
        Se lee el archivo y se muestra fila por fila lo que haría. Nada se aplica hasta que usted lo confirme.
      </p>
      <PaymentWays person={person} at={answersAddress} />
      {person.roles.includes('paymaster') ? (
        <Upload step="leer" query={{}} state={state} button="Leer la respuesta" />
      ) : (
        ''
      )}
      <section aria-labelledby="aplicadas">
        <h2 id="aplicadas">Respuestas aplicadas</h2>
        {answers.length === 0 ? (
          <p>Todavía no se ha aplicado ninguna.</p>
        ) : (
          <ul class="files">
            {[...answers].reverse().map((each) => (
              <li>
                <a href={`${answersAddress}/${each.id}`} safe>
                  {each.fileName}
                </a>
                <span class="minor block" safe>
                  {`${countsInWords(each.counts)}. La aplicó ${each.recordedBy.name} el ${instantInWords(each.recordedAt)}.`}
                </span>
              </li>
            ))}
          </ul>
        )}
      </section>
    </Layout>
  );
}

interface UploadProps {
  readonly step: 'leer' | 'aplicar';
  readonly query: Readonly<Record<string, string>>;
  readonly state: FormState;
  readonly button: string;
}

function Upload({ step, query, state, button }: UploadProps): JSX.Element {
  const search = new URLSearchParams({ ...query, acto: state.act }).toString();
  return (
    <form
      method="post"
      action={`${answersAddress}/${step}?${search}`}
      enctype="multipart/form-data"
      class="card form act"
      novalidate
    >
      <ProblemSummary of={answerForm} state={state} />
      <Field of={answerForm} name="file" state={state} />
      <div class="buttons">
        <button type="submit" safe>
          {button}
        </button>
      </div>
    </form>
  );
}

interface TriedPageProps {
  readonly person: PersonView;
  readonly of: AppliedView;
  readonly state: FormState;
}

/** What the answer would do, row by row; the same file is chosen again to apply it, for pages keep no files. */
export function TriedAnswerPage({ person, of, state }: TriedPageProps): JSX.Element {
  const does = of.counts.settled + of.counts.rejected > 0;
  return (
    <Layout title="Lo que haría la respuesta" person={person} at="/escritorio/giros">
      <Crumbs trail={[...trail, { href: answersAddress, label: 'Respuestas del banco' }]} />
      <h1>Lo que haría la respuesta</h1>
      <p class="lead">Todavía no se ha aplicado nada.</p>
      {of.repeated ? <p class="notice">Esta misma respuesta ya se había aplicado: no cambia nada.</p> : ''}
      <Facts>
        <Fact name="Archivo" value={of.fileName} />
        <Fact name="Se pagan" value={`${of.counts.settled}, ${pesos(of.total.settled)}`} />
        <Fact name="Se rechazan" value={`${of.counts.rejected}, ${pesos(of.total.rejected)}`} />
        <Fact name="Difieren" value={String(of.counts.leftover)} />
      </Facts>
      <Rows of={of.rows} />
      {of.unanswered.length === 0 ? (
        ''
      ) : (
        <p
          safe
        >{`${counted(of.unanswered.length, 'orden del mismo lote sigue', 'órdenes del mismo lote siguen')} sin respuesta.`}</p>
      )}
      {does ? (
        <section aria-labelledby="aplicar">
          <h2 id="aplicar">Aplicarla</h2>
          <p>
            Escoja otra vez el mismo archivo.{' '}
            {of.tag === null ? '' : 'Las filas que difieren no se aplican: quedan a la vista para aclararlas.'}
          </p>
          <Upload
            step="aplicar"
            query={of.tag === null ? {} : { leftovers: of.tag }}
            state={state}
            button="Aplicar la respuesta"
          />
        </section>
      ) : (
        <p>No hay nada que aplicar.</p>
      )}
    </Layout>
  );
}

/** An answer that was applied, row by row. */
export function AnswerPage({ person, of, done }: { person: PersonView; of: AnswerView; done: unknown }): JSX.Element {
  const aplicada = {
    said: 'La respuesta quedó aplicada. Lo que difiere queda a la vista para aclararlo con el banco.',
  };
  return (
    <Layout title={`Respuesta ${of.fileName}`} person={person} at="/escritorio/giros">
      <Crumbs trail={[...trail, { href: answersAddress, label: 'Respuestas del banco' }]} />
      <h1 safe>{`Respuesta ${of.fileName}`}</h1>
      <Outcome of={{ aplicada }} asked={done} />
      <Facts>
        <Fact name="La aplicó" value={of.recordedBy.name} />
        <Fact name="Cuándo" value={instantInWords(of.recordedAt)} />
        <Fact name="Resultado" value={countsInWords(of.counts)} />
      </Facts>
      <Rows of={of.rows} />
    </Layout>
  );
}

const mostRows = 300;

function Rows({ of }: { of: readonly AnswerRowView[] }): JSX.Element {
  const rows = [...of].sort((a, b) => rankOf(a) - rankOf(b) || a.line - b.line);
  return (
    <TableBox label="filas de la respuesta">
      <table class="cards">
        <caption safe>{`${counted(of.length, 'fila', 'filas')}; primero las que difieren`}</caption>
        <thead>
          <tr>
            <th scope="col" class="number">
              Fila
            </th>
            <th scope="col">Orden de pago</th>
            <th scope="col" class="amount">
              Valor
            </th>
            <th scope="col">Qué se hace</th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, mostRows).map((row) => (
            <tr class={row.verdict === 'leftover' ? 'row-wrong' : undefined}>
              <td class="number" data-label="Fila">
                {row.line}
              </td>
              <th scope="row">
                {row.disbursementId === null ? (
                  <span safe>{row.paymentOrder ?? 'sin número'}</span>
                ) : (
                  <a href={`/escritorio/giros/${row.disbursementId}`} safe>
                    {row.paymentOrder ?? 'sin número'}
                  </a>
                )}
              </th>
              <td class="amount" data-label="Valor" safe>
                {row.amount === null ? '—' : pesos(row.amount)}
              </td>
              <td data-label="Qué se hace">
                <Tag label={verdicts[row.verdict].label} tone={verdicts[row.verdict].tone} />
                <span class="minor block" safe>
                  {row.detail ?? verdicts[row.verdict].means}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}

const order: readonly Verdict[] = ['leftover', 'rejected', 'settled', 'pending', 'already'];

function rankOf({ verdict }: AnswerRowView): number {
  return order.indexOf(verdict);
}

/** «12 se pagan, 1 difiere» */
function countsInWords(counts: AnswerSummaryView['counts']): string {
  const said = verdictNames
    .filter((verdict) => counts[verdict] > 0)
    .map((verdict) => `${counts[verdict]} ${verdicts[verdict].label.toLowerCase()}`);
  return said.length === 0 ? 'sin filas' : said.join(', ');
}
