import { AllocationTerms } from './allocation-terms';
import { EvidenceList } from '../evidence/evidence-list';
import type { EvidenceView } from '../evidence/evidence.views';
import { mayUndo, undoAddress } from '../parts/entries';
import { outcomesOf } from '../parts/deeds/deed';
import type { TaskItemView } from '../tasks/task-views';
import { LineActs } from './line-acts';
import { lineRoom } from './line.room';
import { Disbursements, Withdrawal } from './allocation-payments';
import { keeping, type Cutoff } from '../parts/cutoff';
import { CutoffForm, OnlyToday } from '../parts/cutoff-form';
import { Crumbs, Layout } from '../parts/layout';
import { statusTone } from '../resolutions/lines-table';
import { MoneyBar, segmentsOf, Swatch } from '../parts/money-bar';
import { Movements } from '../resolutions/movements';
import { accountAsked, pageAsked, searchOf } from '../resolutions/movements.page';
import { isZero, pesos } from '../parts/amounts';
import { Fact, Facts, TableBox, Tag } from '../parts/pieces';
import { Outcome, type OutcomeWords } from '../parts/outcome';
import { may } from '../parts/roles';
import { UnknownFacts } from '../parts/unknown-facts';
import type {
  AllocationView,
  DisbursementView,
  EntryView,
  PersonView,
  UnknownView,
  WithdrawalView,
} from '../client/views';
import { allocationStatuses, dateInWords, places, wordFor } from '../parts/words';

const outcomes: Record<string, OutcomeWords> = {
  ...outcomesOf(lineRoom),
  'documento-aceptado': { said: 'El documento quedó aceptado. Cuando todos lo estén, la línea se puede girar.' },
  'documento-devuelto': { said: 'El documento quedó devuelto, con su motivo. El hospital debe presentar otro.' },
  hospital: { said: 'Quedó dicho a qué hospital corresponde la línea. Desde ahora la ve, y sigue que la acepte.' },
  orden: {
    said: 'La orden de pago quedó registrada. La debe aprobar otra persona; aparece en lo que le espera a quien aprueba.',
  },
};

/** The closing of a statement: where the money of the line was. */
export type PastView = Pick<AllocationView, 'places' | 'yields'> & { readonly capital: string };

interface AllocationPageProps {
  readonly person: PersonView;
  readonly allocation: AllocationView;
  readonly disbursements: readonly DisbursementView[];
  readonly withdrawal: WithdrawalView | null;
  readonly entries: readonly EntryView[];
  readonly unknown: readonly UnknownView[];
  readonly cutoff: Cutoff;
  /** Where its money was at another moment; null for today. */
  readonly past: PastView | { readonly none: string } | null;
  /** What waits for this person on the line. */
  readonly tasks: readonly TaskItemView[];
  readonly evidence: readonly EvidenceView[];
  /** The query string, as it came. */
  readonly asked: Record<string, unknown>;
}

/** One hospital's line: where its money is, what is missing, and every act that brought it there. */
export function AllocationPage(props: AllocationPageProps): JSX.Element {
  const { person, allocation, disbursements, withdrawal, entries, unknown, asked, tasks, evidence } = props;
  const { cutoff } = props;
  const { municipality, department, resolution, resolutionId, line } = allocation;
  const title = `${municipality}, ${department.name}`;
  const address = `/escritorio/asignaciones/${allocation.id}`;
  return (
    <Layout title={`${title} · ${resolution}`} person={person}>
      <Crumbs
        trail={[
          { href: '/', label: 'Inicio' },
          { href: keeping(cutoff, `/escritorio/resoluciones/${resolutionId}`), label: resolution },
        ]}
      />
      <h1 safe>{title}</h1>
      <p class="lead" safe>{`Línea ${line} del anexo de la ${resolution}`}</p>
      <Outcome of={outcomes} asked={asked['hecho']} />
      <LineFacts of={allocation} />
      <LineActs line={allocation} person={person} tasks={tasks} />
      <CutoffForm cutoff={cutoff} address={address} />
      <Standing of={props} address={address} />
      {may(person, ['registrar', 'approver', 'paymaster', 'auditor']) ? <Traces of={props} /> : ''}
      <OnlyToday cutoff={cutoff} what="Su situación, sus giros, sus plazos y sus soportes se muestran" />
      {withdrawal === null ? '' : <Withdrawal of={withdrawal} />}
      <Disbursements of={disbursements} />
      <AllocationTerms of={allocation} />
      <UnknownFacts of={unknown} />
      <EvidenceList of={evidence} person={person} subject={{ kind: 'allocation', id: allocation.id }} back={address} />
      <section aria-labelledby="movimientos">
        <h2 id="movimientos">Movimientos</h2>
        <Movements
          entries={entries}
          allocationId={allocation.id}
          municipalities={new Map()}
          cutoff={cutoff}
          undo={(entry) => (mayUndo(entry, person) ? undoAddress(entry.id) : null)}
          account={accountAsked(asked['lugar'])}
          pageNumber={pageAsked(asked['pagina'])}
          address={({ account, page }) =>
            keeping(cutoff, `${address}${searchOf({ lugar: account, pagina: page > 1 ? String(page) : null })}`)
          }
        />
      </section>
    </Layout>
  );
}

/** From each place to where its pesos came from, and where they went. */
function Traces({ of: { allocation, past, cutoff } }: { of: AllocationPageProps }): JSX.Element {
  const held = past === null ? allocation.places : 'none' in past ? {} : past.places;
  const segments = segmentsOf(held);
  if (segments.length === 0) return <></>;
  return (
    <p>
      De dónde vino cada peso y a dónde fue:{' '}
      {segments.map(({ place }, index) => (
        <>
          {index === 0 ? '' : ' · '}
          <a href={keeping(cutoff, `/escritorio/rastro?linea=${allocation.id}&lugar=${place}`)}>{places[place].name}</a>
        </>
      ))}
    </p>
  );
}

/** Where its money is, at the moment of the control. */
function Standing({
  of: { allocation, past, cutoff },
  address,
}: {
  of: AllocationPageProps;
  address: string;
}): JSX.Element {
  if (!cutoff.ok) return <></>;
  const addressOf = (place: string) => keeping(cutoff, `${address}?lugar=${place}#movimientos`);
  if (past === null) return <Where of={allocation} addressOf={addressOf} />;
  if ('none' in past) return <p safe>{past.none}</p>;
  const { places: then, yields, capital } = past;
  return <Where of={{ ...allocation, places: then, yields, amount: capital }} addressOf={addressOf} />;
}

function LineFacts({ of }: { of: AllocationView }): JSX.Element {
  const { hospital, acceptance, dueBack } = of;
  const owes = !isZero(dueBack.capital) || !isZero(dueBack.yields);
  return (
    <Facts>
      <Fact name="Situación">
        <Tag label={wordFor(allocationStatuses, of.status)} tone={statusTone(of.status)} />
      </Fact>
      <Fact name="Asignado" value={pesos(of.amount)} />
      <Fact name="Hospital (E.S.E.)" value={hospital?.name} />
      <Fact name="NIT" value={nitOf(hospital)} />
      <Fact name="DIVIPOLA" value={of.divipola} />
      <Fact
        name="Aceptación"
        value={
          acceptance === null
            ? 'sin registrar'
            : `${dateInWords(acceptance.acceptedOn)}, radicado ${acceptance.filingNumber}`
        }
      />
      {of.closedOn === null ? '' : <Fact name="Cerrada el" value={dateInWords(of.closedOn)} />}
      {owes ? (
        <Fact
          name="Por reintegrar hoy"
          value={`${pesos(dueBack.capital)} de capital y ${pesos(dueBack.yields)} de rendimientos`}
        />
      ) : (
        ''
      )}
    </Facts>
  );
}

function nitOf(hospital: AllocationView['hospital']): string | null {
  const nit = hospital?.nit;
  if (nit === null || nit === undefined) return null;
  return hospital?.checkDigit === null ? nit : `${nit}-${hospital?.checkDigit ?? ''}`;
}

function Where({ of, addressOf }: { of: AllocationView; addressOf: (place: string) => string }): JSX.Element {
  const { earned, held, returned } = of.yields;
  return (
    <section aria-labelledby="donde">
      <h2 id="donde">Dónde está su dinero</h2>
      <MoneyBar totals={of.places} id="barra" label={`Dónde está el dinero de ${of.municipality}`} />
      <TableBox label="dónde está su dinero">
        <table class="places">
          <caption class="hidden">Cada lugar y su valor</caption>
          <thead>
            <tr>
              <th scope="col">Lugar</th>
              <th scope="col" class="amount">
                Valor
              </th>
            </tr>
          </thead>
          <tbody>
            {segmentsOf(of.places).map(({ place, amount }) => (
              <tr>
                <th scope="row">
                  <Swatch place={place} />
                  <a href={addressOf(place)}>{places[place].name}</a>
                  <span class="minor block">{places[place].means}</span>
                </th>
                <td class="amount" safe>
                  {amount.toSpanish()}
                </td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">Suma</th>
              <td class="amount" safe>
                {pesos(of.amount)}
              </td>
            </tr>
          </tfoot>
        </table>
      </TableBox>
      {isZero(earned) ? (
        ''
      ) : (
        <p class="minor" safe>
          {`Rendimientos, aparte del capital: ${pesos(earned)} generados, ${pesos(returned)} reintegrados, ${pesos(held)} por reintegrar.`}
        </p>
      )}
    </section>
  );
}
