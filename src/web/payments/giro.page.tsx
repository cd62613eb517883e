import { dateWithPrecision, type CalendarDate } from '../../kernel/calendar';
import type { PersonView } from '../client/views';
import { EvidenceList } from '../evidence/evidence-list';
import { isZero, pesos } from '../parts/amounts';
import { outcomesOf } from '../parts/deeds/deed';
import { DeedChoices } from '../parts/deeds/deed-choices';
import { Entries } from '../parts/entries';
import { Crumbs, Layout } from '../parts/layout';
import { Outcome } from '../parts/outcome';
import { Fact, Facts } from '../parts/pieces';
import { chaptersOf, Story, type Chapter } from '../parts/story';
import { UnknownFacts } from '../parts/unknown-facts';
import { dateInWords } from '../parts/words';
import { giroAddress, GiroFacts, giroRoom, nameOf } from './giro.room';
import { SameNumber } from './same-number';
import type { GiroFile } from './giro.views';

interface GiroPageProps {
  readonly person: PersonView;
  readonly of: GiroFile;
  readonly done: unknown;
}

/** One order or giro: where it stands, what can be done, its story, its documents and what it moved. */
export function GiroPage({ person, of, done }: GiroPageProps): JSX.Element {
  const { giro, line, entries, evidence } = of;
  const name = nameOf(giro);
  return (
    <Layout title={`${name} · ${line.municipality}`} person={person} at={giroAddress(giro.id)}>
      <Crumbs trail={giroRoom.trail(of).slice(0, -1)} />
      <h1 safe>{name}</h1>
      <p
        class="lead"
        safe
      >{`${line.municipality}, ${line.department.name}. ${line.resolution}, línea ${line.line}.`}</p>
      <Outcome of={outcomesOf(giroRoom)} asked={done} />
      <GiroFacts giro={giro} line={line} />
      {spent.includes(giro.status) ? '' : <SameNumber of={[giro]} />}
      {giro.settlement === null && giro.note === null && giro.source === null ? '' : <Payment of={of} />}
      <DeedChoices room={giroRoom} of={of} person={person} />
      {isZero(giro.received) ? '' : <ReceiptCertificate giro={giro.id} person={person} />}
      <Story of={storyOf(of)} />
      <EvidenceList
        of={evidence}
        person={person}
        subject={{ kind: 'disbursement', id: giro.id }}
        back={giroAddress(giro.id)}
      />
      <Entries of={entries} person={person} />
      {giro.unknown.length === 0 ? '' : <UnknownFacts of={giro.unknown} />}
    </Layout>
  );
}

// What stands no more is no second order.
const spent = ['refused', 'returned', 'annulled', 'rejected'];

// Whoever confirmed asks for it next: one step away, not a search.
function ReceiptCertificate({ giro, person }: { giro: string; person: PersonView }): JSX.Element {
  if (!person.roles.some((role) => ['registrar', 'approver', 'paymaster'].includes(role))) return <></>;
  return (
    <p>
      <a class="button-link" href={`/escritorio/certificados/nuevo/receipt/${giro}`}>
        Expedir el certificado de este recibo
      </a>
    </p>
  );
}

function Payment({ of: { giro } }: { of: GiroFile }): JSX.Element {
  const { settlement, note, source, received } = giro;
  return (
    <Facts>
      {settlement === null ? (
        ''
      ) : (
        <>
          <Fact
            name="Pagada el"
            value={dateWithPrecision(settlement.effectiveOn as CalendarDate, settlement.datePrecision)}
          />
          <Fact name="Referencia del banco o de SIIF" value={settlement.reference} />
          <Fact name="Recibo confirmado" value={pesos(received)} />
        </>
      )}
      {note === null ? '' : <Fact name="Nota" value={note} />}
      {source === null ? '' : <Fact name="Fuente" value={source} />}
    </Facts>
  );
}

const outcomes = { approved: 'Se aprobó', refused: 'Se negó', returned: 'Se devolvió' };

function storyOf({ giro, receipts, entries }: GiroFile): Chapter[] {
  const acts = entries
    .filter(({ act, reverses }) => reverses !== null || ['settle', 'reject', 'clarify'].includes(act))
    .map((entry) => ({
      at: entry.recordedAt,
      what:
        entry.reverses !== null
          ? 'Se anuló un movimiento'
          : `${actsInWords[entry.act] ?? entry.actInSpanish}, con efecto el ${dateInWords(entry.effectiveOn)}`,
      who: entry.recordedBy,
      byDelegationOf: entry.byDelegationOf,
      why: entry.document,
    }));
  const confirmed = receipts.map((receipt) => ({
    at: receipt.recordedAt,
    what: `El hospital confirmó ${pesos(receipt.amount)}, recibidos el ${dateInWords(receipt.receivedOn)}${
      receipt.state === 'standing' ? '' : ' (anulado después)'
    }`,
    who: receipt.recordedBy,
    why: receipt.note,
  }));
  return [...chaptersOf(giro, { recorded: 'Se registró la orden', outcomes }), ...acts, ...confirmed].sort((a, b) =>
    a.at !== null && b.at !== null && a.at < b.at ? -1 : 1,
  );
}

const actsInWords: Record<string, string> = {
  settle: 'Se registró el pago',
  reject: 'El banco la rechazó',
  clarify: 'Se esclareció que se había pagado',
};
