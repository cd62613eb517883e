import { AmountCell, pesos, signed } from '../../parts/amounts';
import type { DeskProblem } from '../../client/desk-client';
import type { FormDefinition } from '../../parts/forms/definition';
import { Fact, Facts, TableBox } from '../../parts/pieces';
import { dateInWords } from '../../parts/words';
import { typed } from '../typed';
import { lineAct, type LineContext } from '../line-act';

const figures = ['contracted', 'obligated', 'paid', 'yieldsEarned'] as const;
type Figure = (typeof figures)[number];

const names: Record<Figure, string> = {
  contracted: 'Contratado',
  obligated: 'Obligado',
  paid: 'Pagado',
  yieldsEarned: 'Rendimientos generados',
};

const means: Record<Figure, string> = {
  contracted: 'Lo que suman sus contratos de esta línea. No puede pasar de lo incorporado.',
  obligated: 'Lo ya recibido a satisfacción y por pagar o pagado. No puede pasar de lo contratado.',
  paid: 'Lo que salió de la cuenta. No puede pasar de lo obligado ni de lo recibido.',
  yieldsEarned: 'Los intereses que dio la cuenta, aparte del capital.',
};

export interface ReportView extends Readonly<Record<Figure, string>> {
  readonly id: string;
  readonly cutoff: string;
  readonly final: boolean;
  readonly correction: boolean;
  readonly note: string | null;
  readonly state: string;
  readonly decision: { readonly reason: string | null } | null;
  readonly difference: Readonly<Record<Figure, string>>;
}

type Context = LineContext<readonly ReportView[]>;

export const report = lineAct<readonly ReportView[], ReportView>({
  address: 'informe',
  title: 'Informar la ejecución',
  read: (desk, line) => desk.all<ReportView>(`/allocations/${line.id}/execution-reports`),
  form: formOf,
  before: beforeOf,
  lead: () =>
    'Las cifras son acumuladas: desde el primer giro hasta el corte, no solo las del mes. Un informe cubre todos los meses anteriores.',
  beside: (context) => <Earlier of={context.facts} />,
  path: 'execution-reports',
  button: 'Revisar el informe',
  review: {
    title: 'Revise el informe de ejecución',
    button: 'Enviar el informe',
    said: (answer, { facts }) => <Compared report={answer} last={lastAccepted(facts)} />,
  },
  blame,
  done: 'informe',
});

function formOf({ facts, line }: Context): FormDefinition {
  const last = lastAccepted(facts);
  const beside = (figure: Figure) =>
    `${means[figure]} En el último informe aceptado: ${last === null ? 'no hay ninguno' : pesos(last[figure])}.`;
  const money = (figure: Figure) => ({ kind: 'money', label: names[figure], hint: beside(figure) }) as const;
  return {
    cutoff: {
      kind: 'date',
      label: 'Corte',
      hint: last === null ? 'El último día que cubre.' : `Después del ${dateInWords(last.cutoff)}, el último aceptado.`,
    },
    contracted: money('contracted'),
    obligated: money('obligated'),
    paid: money('paid'),
    yieldsEarned: money('yieldsEarned'),
    final: {
      kind: 'yes',
      label: 'Es el informe final',
      hint: `Después de él no hay otro: lo que quede sin gastar de ${pesos(line.amount)} se devuelve.`,
    },
    ...(last === null
      ? {}
      : {
          correction: {
            kind: 'yes',
            label: 'Corrige un informe que ya fue aceptado',
            hint: 'Solo así una cifra puede bajar. Diga en la nota qué corrige y por qué.',
          } as const,
        }),
    note: { kind: 'long-text', label: 'Nota', optional: true, maxLength: 2000 },
    filingNumber: {
      kind: 'text',
      label: 'Radicado',
      hint: 'Solo si ya lo radicó en papel otro día.',
      optional: true,
      maxLength: 60,
    },
    filedOn: { kind: 'date', label: 'Día en que lo radicó', hint: 'Si se deja vacío, hoy.', optional: true },
  };
}

/** One that was observed is answered with its own figures at hand. */
function beforeOf({ facts }: Context): Record<string, string> {
  const observed = waitingForAnswer(facts);
  if (observed === null) return {};
  return {
    cutoff: dateInWords(observed.cutoff),
    ...Object.fromEntries(figures.map((figure) => [figure, typed(observed[figure]) || '0,00'])),
    ...(observed.final ? { final: 'si' } : {}),
    note: observed.note ?? '',
  };
}

function Earlier({ of }: { of: readonly ReportView[] }): JSX.Element {
  const observed = waitingForAnswer(of);
  const undecided = of.find(({ state }) => state === 'submitted');
  return (
    <>
      {observed === null ? (
        ''
      ) : (
        <div class="notice notice-past">
          <p>
            <strong safe>{`El ministerio observó el informe con corte a ${dateInWords(observed.cutoff)}.`}</strong>
          </p>
          <p safe>{observed.decision?.reason ?? 'No dijo por qué.'}</p>
          <p>Abajo están las cifras que usted envió: corrija lo que haga falta y envíelo de nuevo.</p>
        </div>
      )}
      {undecided === undefined ? (
        ''
      ) : (
        <div class="notice">
          <p
            safe
          >{`El informe con corte a ${dateInWords(undecided.cutoff)} espera la decisión del ministerio: hasta entonces no se recibe otro. Ese tiempo no cuenta contra usted.`}</p>
        </div>
      )}
    </>
  );
}

function Compared({ report: now, last }: { report: ReportView; last: ReportView | null }): JSX.Element {
  return (
    <>
      <Facts>
        <Fact name="Corte" value={dateInWords(now.cutoff)} />
        <Fact name="Clase" value={now.final ? 'Informe final' : now.correction ? 'Corrección' : 'Informe'} />
      </Facts>
      <TableBox label="el informe junto al anterior">
        <table class="cards">
          <caption safe>
            {last === null
              ? 'No hay un informe anterior aceptado'
              : `Junto al aceptado, con corte a ${dateInWords(last.cutoff)}`}
          </caption>
          <thead>
            <tr>
              <th scope="col">Acumulado</th>
              <th scope="col" class="amount">
                Anterior
              </th>
              <th scope="col" class="amount">
                Diferencia
              </th>
              <th scope="col" class="amount">
                Este informe
              </th>
            </tr>
          </thead>
          <tbody>
            {figures.map((figure) => (
              <tr>
                <th scope="row" safe>
                  {names[figure]}
                </th>
                <AmountCell of={last?.[figure] ?? '0.00'} label="Anterior" />
                <td class="amount" data-label="Diferencia" safe>
                  {signed(now.difference[figure])}
                </td>
                <AmountCell of={now[figure]} label="Este informe" />
              </tr>
            ))}
          </tbody>
        </table>
      </TableBox>
      <p>Lo decide el ministerio: hasta que lo acepte, el dinero sigue «en caja».</p>
    </>
  );
}

/** Which figure breaks the chain. */
function blame({ code, params }: DeskProblem): string | null {
  if (code === 'execution.figure-decreased') return figureOf(params['figure']);
  if (code === 'execution.yields-below-recorded') return 'yieldsEarned';
  if (code.startsWith('execution.cutoff') || code.startsWith('date.')) return 'cutoff';
  if (code === 'execution.filed-earlier-without-number') return 'filingNumber';
  return figureOf(/^execution\.(contracted|obligated|paid)-exceeds/.exec(code)?.[1]);
}

function figureOf(named: unknown): string | null {
  return figures.find((figure) => figure === named) ?? null;
}

function lastAccepted(reports: readonly ReportView[]): ReportView | null {
  return reports.filter(({ state }) => state === 'accepted').at(-1) ?? null;
}

/** The last one, if it came back with an observation. */
function waitingForAnswer(reports: readonly ReportView[]): ReportView | null {
  const last = reports.at(-1);
  return last?.state === 'observed' ? last : null;
}
