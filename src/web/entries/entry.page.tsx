import { dateWithPrecision, type CalendarDate } from '../../kernel/calendar';
import { Money } from '../../kernel/money';
import { downloadAt } from '../downloads/downloads';
import { keeping, type Cutoff } from '../parts/cutoff';
import { pesos, signed } from '../parts/amounts';
import { Crumbs, Layout, type Crumb } from '../parts/layout';
import { Fact, Facts, TableBox, Tag } from '../parts/pieces';
import type { AllocationView, PersonView, ResolutionView } from '../client/views';
import { accountName, instantInWords, isPlace } from '../parts/words';
import type { EvidenceView, InclusionView, RecordedEventView, WholeEntryView } from './entry.views';

/** Where the event that wrote a movement stands: in a seal, or waiting for the next one. */
export interface Sealed {
  readonly event: string;
  readonly inclusion: InclusionView | null;
}

interface EntryPageProps {
  readonly person: PersonView;
  readonly cutoff: Cutoff;
  readonly entry: WholeEntryView;
  readonly resolution: ResolutionView | null;
  readonly lines: ReadonlyMap<string, AllocationView>;
  readonly events: readonly RecordedEventView[];
  readonly evidence: readonly EvidenceView[];
  /** Null for who may not read the record. */
  readonly sealed: Sealed | null;
}

/** One movement, whole: from a figure one comes here, and from here goes to its act, its line and its proof. */
export function EntryPage(props: EntryPageProps): JSX.Element {
  const { person, cutoff, entry, resolution } = props;
  const title = entry.actInSpanish.charAt(0).toUpperCase() + entry.actInSpanish.slice(1);
  return (
    <Layout title={`Movimiento: ${title}`} person={person}>
      <Crumbs trail={trailOf(resolution, cutoff)} />
      <h1 safe>{`Movimiento: ${title}`}</h1>
      <Undone of={entry} cutoff={cutoff} />
      <Facts>
        <Fact name="Tuvo efecto" value={dateWithPrecision(entry.effectiveOn as CalendarDate, entry.datePrecision)} />
        <Fact name="Documento" value={entry.document} />
        {entry.source === null ? '' : <Fact name="Fuente" value={entry.source} />}
        <Fact name="Registró" value={entry.recordedBy.name} />
        {entry.approvedBy === null ? '' : <Fact name="Aprobó" value={entry.approvedBy.name} />}
        {entry.byDelegationOf === null ? '' : <Fact name="Por delegación de" value={entry.byDelegationOf.name} />}
        <Fact name="Quedó registrado" value={`${instantInWords(entry.recordedAt)} (hora de Bogotá)`} />
      </Facts>
      <Postings of={props} />
      <Evidence of={props.evidence} />
      <Recorded of={props} />
    </Layout>
  );
}

function trailOf(resolution: ResolutionView | null, cutoff: Cutoff): Crumb[] {
  const home = { href: '/', label: 'Inicio' };
  if (resolution === null) return [home];
  const at = `/escritorio/resoluciones/${resolution.id}`;
  return [
    home,
    { href: keeping(cutoff, at), label: resolution.label },
    { href: keeping(cutoff, `${at}/movimientos`), label: 'Movimientos' },
  ];
}

function Undone({ of, cutoff }: { of: WholeEntryView; cutoff: Cutoff }): JSX.Element {
  const to = (id: string) => keeping(cutoff, `/escritorio/movimientos/${id}`);
  return (
    <>
      {of.reverses === null ? (
        ''
      ) : (
        <p>
          Anula <a href={to(of.reverses)}>otro movimiento</a>: lo devuelve peso por peso.
        </p>
      )}
      {of.reversedBy === null ? (
        ''
      ) : (
        <div class="notice notice-past" role="status">
          <p>
            Este movimiento fue anulado después por <a href={to(of.reversedBy)}>otro</a>: ninguno de los dos se borra.
          </p>
        </div>
      )}
    </>
  );
}

function Postings({ of: { entry, lines, cutoff } }: { of: EntryPageProps }): JSX.Element {
  return (
    <section aria-labelledby="asientos">
      <h2 id="asientos">Qué movió</h2>
      <TableBox label="qué movió">
        <table class="cards">
          <caption class="hidden">Cada lugar que cambió, con lo que quedó en él</caption>
          <thead>
            <tr>
              <th scope="col">Lugar</th>
              <th scope="col">Línea</th>
              <th scope="col" class="amount">
                Cambio
              </th>
              <th scope="col" class="amount">
                Quedó
              </th>
            </tr>
          </thead>
          <tbody>
            {entry.postings.map((posting) => (
              <Posting of={posting} line={lines.get(posting.allocationId ?? '') ?? null} cutoff={cutoff} />
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row" colspan={2}>
                Suma: lo que sale es lo que entra
              </th>
              <td class="amount" data-label="Suma" safe>
                {Money.sum(entry.postings.map(({ amount }) => Money.of(amount))).toSpanish()}
              </td>
              <td />
            </tr>
          </tfoot>
        </table>
      </TableBox>
      <p class="minor">
        «Quedó» es el saldo del lugar al registrarse el movimiento. La apropiación es la otra cara de lo autorizado: no
        es un lugar del dinero y no se le cuenta saldo.
      </p>
    </section>
  );
}

interface PostingProps {
  readonly of: WholeEntryView['postings'][number];
  readonly line: AllocationView | null;
  readonly cutoff: Cutoff;
}

function Posting({ of, line, cutoff }: PostingProps): JSX.Element {
  const { allocationId } = of;
  const place = `?lugar=${encodeURIComponent(of.account)}`;
  return (
    <tr>
      <th scope="row" safe>
        {accountName(of.account)}
      </th>
      <td data-label="Línea">
        {allocationId === null ? (
          'De la resolución'
        ) : (
          <a href={keeping(cutoff, `/escritorio/asignaciones/${allocationId}${place}#movimientos`)} safe>
            {line === null ? 'Ver la línea' : `${line.line}, ${line.municipality}`}
          </a>
        )}
      </td>
      <td class={of.amount.startsWith('-') ? 'amount change out' : 'amount change in'} data-label="Cambio" safe>
        {signed(of.amount)}
      </td>
      <td class="amount" data-label="Quedó">
        {isPlace(of.account) || of.account.startsWith('yield-held') ? pesos(of.balance) : ''}
      </td>
    </tr>
  );
}

function Evidence({ of }: { of: readonly EvidenceView[] }): JSX.Element {
  return (
    <section aria-labelledby="soportes">
      <h2 id="soportes">Soportes del acto</h2>
      {of.length === 0 ? (
        <p>Nadie ha adjuntado archivos a este acto. El documento que lo prueba es el que se nombra arriba.</p>
      ) : (
        <ul>
          {of.map(({ id, title, fileName, sha256 }) => (
            <li>
              <a href={downloadAt(`/evidence/${id}/file`)} download="" safe>
                {title}
              </a>
              <span class="minor block">
                <span safe>{`${fileName}. Huella (SHA-256): `}</span>
                <code class="hash" safe>
                  {sha256}
                </code>
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Recorded({ of: { entry, events, sealed, cutoff } }: { of: EntryPageProps }): JSX.Element {
  if (events.length === 0) return <></>;
  return (
    <section aria-labelledby="registro">
      <h2 id="registro">En el registro</h2>
      <ul>
        {events.map(({ id, at, act, person, wroteTheEntry }) => (
          <li>
            <span safe>{`Evento ${id}, ${instantInWords(at)}: `}</span>
            <code safe>{act}</code>
            <span safe>{person === null ? ', el servicio' : `, ${person.name}`}</span>
            {wroteTheEntry ? ' ' : ''}
            {wroteTheEntry ? <Tag label="Escribió este movimiento" /> : ''}
          </li>
        ))}
      </ul>
      {sealed === null ? '' : <Seal of={sealed} />}
      <p>
        <a href={keeping(cutoff, `/escritorio/rastro?movimiento=${entry.id}`)}>Ver su rastro</a>
      </p>
    </section>
  );
}

function Seal({ of: { event, inclusion } }: { of: Sealed }): JSX.Element {
  if (inclusion === null)
    return <p safe>{`El evento ${event} todavía no está en ningún sello: entra en el próximo.`}</p>;
  const { seal, position, hash } = inclusion;
  return (
    <div class="proof">
      <p>
        <strong safe>{`Incluido en el sello ${seal.number}`}</strong>
        <span safe>
          {`, del ${instantInWords(seal.sealedAt)}, que cubre ${seal.size} eventos; es la hoja ${position + 1}.`}
        </span>
      </p>
      <p class="minor">
        Huella del evento:{' '}
        <code class="hash" safe>
          {hash}
        </code>
      </p>
      <p class="minor">
        Raíz del sello:{' '}
        <code class="hash" safe>
          {seal.root}
        </code>
      </p>
      <p class="minor">
        <a href="/escritorio/registro">Verificar el registro entero</a>
      </p>
    </div>
  );
}
