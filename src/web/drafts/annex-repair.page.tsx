import { Money } from '../../kernel/money';
import type { PersonView } from '../client/views';
import { pesos } from '../parts/amounts';
import { Crumbs, Layout } from '../parts/layout';
import { Fact, Facts, TableBox } from '../parts/pieces';
import { counted } from '../parts/words';
import type { AnnexFileView, IssueView } from './annex-file.views';
import type { Offers } from './annex-offers';
import { annexTrail } from './annex.page';
import { RepairRow } from './annex-repair-row';
import { carried, rowNumber, type AnnexDraft } from './annex-rows';
import type { DraftView } from './draft.views';

interface AnnexRepairPageProps {
  readonly person: PersonView;
  readonly resolution: DraftView;
  readonly draft: AnnexDraft;
  readonly answer: AnnexFileView;
  /** What was repaired or doubted when the file was first read. */
  readonly told: readonly IssueView[];
  readonly offers: Offers;
  readonly problems: readonly string[];
  readonly act: string;
}

// Beyond these the right lines stay out of sight: what is wrong must be found.
const mostRight = 150;

/** Each line as it was understood, what is wrong beside it, and its cells open to be put right. */
export function AnnexRepairPage(props: AnnexRepairPageProps): JSX.Element {
  const { person, resolution, draft, answer, told, offers, problems, act } = props;
  const home = `/escritorio/resoluciones/${resolution.id}`;
  const errors = answer.issues.filter(({ severity }) => severity === 'error');
  const title = `Anexo de la ${resolution.label}`;
  return (
    <Layout title={errors.length > 0 ? `Por corregir: ${title}` : title} person={person}>
      <Crumbs trail={[...annexTrail(resolution), { href: `${home}/anexo`, label: 'Anexo' }]} />
      <h1 safe>{title}</h1>
      <Verdict answer={answer} errors={errors} problems={problems} lines={draft.rows.length} />
      <Figures resolution={resolution} answer={answer} />
      <form method="post" action={`${home}/anexo`} class="repair">
        <input type="hidden" name="acto" value={act} />
        <input type="hidden" name="filas" value={carried(draft.rows).replaceAll('&', '&amp;')} />
        <Default wrong={errors.length > 0} />
        <RowsTable draft={draft} answer={answer} issues={[...answer.issues, ...told]} offers={offers} />
        <Foot total={draft.total} />
        <div class="buttons">
          {errors.length > 0 ? (
            <button type="submit" name="paso" value="probar">
              Probar otra vez
            </button>
          ) : (
            <button type="submit" name="paso" value="guardar" safe>
              {`Guardar ${counted(draft.rows.length, 'línea', 'líneas')}`}
            </button>
          )}
          <a href={`${home}/anexo`}>Empezar de nuevo</a>
        </div>
      </form>
    </Layout>
  );
}

interface RowsTableProps extends Pick<AnnexRepairPageProps, 'draft' | 'answer' | 'offers'> {
  readonly issues: readonly IssueView[];
}

function RowsTable({ draft, answer, issues, offers }: RowsTableProps): JSX.Element {
  const isLong = draft.rows.length > mostRight;
  const opensAmount = isOfSum(answer, draft.rows.length);
  const rows = draft.rows
    .map((row, index) => ({ row, index, own: issues.filter(({ line }) => line === rowNumber(index)) }))
    .filter(({ own }) => !isLong || own.some(({ severity }) => severity !== 'repair'));
  return (
    <TableBox label="líneas del anexo">
      <table class="annex cards">
        <caption safe>
          {isLong
            ? `Las que hay que mirar, de ${draft.rows.length} líneas; las demás se entendieron y se conservan`
            : counted(draft.rows.length, 'línea', 'líneas')}
        </caption>
        <Head />
        <tbody>
          {rows.map(({ row, index, own }) => (
            <RepairRow
              row={row}
              index={index}
              issues={own}
              offers={offers.get(index) ?? []}
              opensAmount={opensAmount}
            />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colspan={4}>
              Suma de las líneas que se leen
            </th>
            <td class="amount" safe>
              {pesos(answer.total)}
            </td>
            <td />
          </tr>
        </tfoot>
      </table>
    </TableBox>
  );
}

/** Something is wrong with what the lines add up to: of the whole, or of the total under the last of them. */
function isOfSum({ issues }: AnnexFileView, lines: number): boolean {
  return issues.some(({ severity, line }) => severity === 'error' && (line === null || isFoot(line, lines)));
}

/** Under the last line stands the total that the file carries. */
function isFoot(line: number, lines: number): boolean {
  return line >= rowNumber(lines);
}

function Head(): JSX.Element {
  return (
    <thead>
      <tr>
        <th scope="col" class="number">
          N.º
        </th>
        <th scope="col">Código</th>
        <th scope="col">Municipio y departamento</th>
        <th scope="col">Hospital (E.S.E.) y NIT</th>
        <th scope="col" class="amount">
          Valor
        </th>
        <th scope="col">Qué se entendió</th>
      </tr>
    </thead>
  );
}

/** What the Enter key does: the first button of a form, before those that take an offer. */
function Default({ wrong }: { wrong: boolean }): JSX.Element {
  return (
    <button
      type="submit"
      name="paso"
      value={wrong ? 'probar' : 'guardar'}
      class="hidden"
      tabindex="-1"
      aria-hidden="true"
    >
      Continuar
    </button>
  );
}

interface VerdictProps {
  readonly answer: AnnexFileView;
  readonly errors: readonly IssueView[];
  readonly problems: readonly string[];
  readonly lines: number;
}

function Verdict({ answer, errors, problems, lines }: VerdictProps): JSX.Element {
  const { warnings } = answer.counts;
  if (errors.length === 0 && problems.length === 0)
    return (
      <div class="notice notice-good" role="status">
        <p safe>
          {`Todo se entiende: ${counted(lines, 'línea', 'líneas')} por ${pesos(answer.total)}.${
            warnings > 0 ? ' Mire lo que está en duda antes de guardar.' : ''
          } Todavía no se ha guardado.`}
        </p>
      </div>
    );
  const ofAll = [...problems, ...errors.filter(({ line }) => line === null).map(({ detail }) => detail)];
  const ofLines = errors.filter(({ line }) => line !== null);
  const count = ofAll.length + ofLines.length;
  return (
    <div class="notice notice-alert summary-of-problems" role="alert" tabindex="-1">
      <h2 safe>{count === 1 ? 'Hay algo por corregir' : `Hay ${count} cosas por corregir`}</h2>
      <ul>
        {ofAll.map((detail) => (
          <li safe>{detail}</li>
        ))}
        {ofLines.map(({ line, detail }) => (
          <li>
            {isFoot(line ?? 0, lines) ? (
              <a href="#total" safe>
                {detail}
              </a>
            ) : (
              <a href={`#l${(line ?? 0) - rowNumber(0)}`} safe>{`Línea ${(line ?? 0) - 1}: ${detail}`}</a>
            )}
          </li>
        ))}
      </ul>
      <p>Lo que está bien se conserva. Nada se guarda hasta que todo lo esté.</p>
    </div>
  );
}

/** What the act authorises, what the lines add up to, and what is between them. */
function Figures({ resolution, answer }: { resolution: DraftView; answer: AnnexFileView }): JSX.Element {
  const { authorizedAmount } = resolution;
  if (authorizedAmount === null) return <></>;
  const left = Money.of(authorizedAmount).minus(Money.of(answer.total));
  return (
    <Facts>
      <Fact name="Autoriza el acto" value={pesos(authorizedAmount)} />
      <Fact name="Suman las líneas" value={pesos(answer.total)} />
      <Fact
        name={left.isNegative() ? 'Pasan de lo autorizado' : 'Quedan por distribuir'}
        value={left.isNegative() ? left.negated().toSpanish() : left.toSpanish()}
      />
    </Facts>
  );
}

function Foot({ total }: { total: string }): JSX.Element {
  if (total === '') return <input type="hidden" name="total" value="" />;
  return (
    <div class="field">
      <label for="total">Total que trae el archivo al pie</label>
      <p class="minor" id="total-ayuda">
        Las líneas deben sumarlo. Déjelo en blanco si el total estaba mal.
      </p>
      <input id="total" name="total" value={total} class="amount" maxlength="40" aria-describedby="total-ayuda" />
    </div>
  );
}
