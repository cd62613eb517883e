import { dateWithPrecision, type CalendarDate } from '../../kernel/calendar';
import type { Desk } from '../client/desk-client';
import type { EntryView } from '../client/views';
import { signed } from '../parts/amounts';
import { reasonForm, type DeedRoom } from '../parts/deeds/deed';
import { Fact, Facts } from '../parts/pieces';
import { accountName } from '../parts/words';
import type { Actor } from '../parts/story';

export interface ReversalView {
  readonly id: string;
  readonly entryId: string;
  readonly actInSpanish: string;
  readonly reason: string;
  readonly state: 'pending' | 'posted' | 'refused';
  readonly recordedBy: Actor;
  readonly recordedAt: string;
  readonly decidedBy: Actor | null;
  readonly decidedAt: string | null;
  readonly decisionReason: string | null;
}

/** A reversal with what it undoes. */
export interface Undoing {
  readonly reversal: ReversalView;
  readonly entry: EntryView;
}

/** An entry of the ledger, which can be undone by its exact inverse. */
export const entryRoom: DeedRoom<EntryView> = {
  deeds: [
    {
      slug: 'anular',
      title: 'Anular este movimiento',
      means:
        'Se registra su inverso exacto, con la misma fecha de efecto. Nada se borra. Si el acto lo aprobó otra persona, la anulación también espera una aprobación.',
      button: 'Anular el movimiento',
      roles: ['registrar', 'paymaster', 'recipient'],
      permission: 'ledger.reverse',
      when: () => true,
      form: reasonForm,
      path: ({ id }) => `/ledger/entries/${id}/reversal`,
      grave: true,
      said: { said: '' },
      led: (answer) => `${reversalAddress((answer as ReversalView).id)}?hecho=pedida`,
    },
  ],
  read: (desk, id) => desk.get<EntryView>(`/ledger/entries/${encodeURIComponent(id)}`),
  address: ({ id }) => `/escritorio/movimientos/${id}`,
  back: placeOf,
  trail: (entry) => [
    { href: '/', label: 'Inicio' },
    { href: placeOf(entry), label: 'El movimiento' },
  ],
  summary: EntryFacts,
  maker: () => null,
};

const decide = {
  roles: ['approver', 'paymaster'],
  permission: 'ledger.approve-reversal',
  when: ({ reversal }: Undoing) => reversal.state === 'pending',
  byAnother: true,
};

/** A reversal that was asked for, to be decided by another person. */
export const reversalRoom: DeedRoom<Undoing> = {
  deeds: [
    {
      ...decide,
      slug: 'aprobar',
      title: 'Aprobar la anulación',
      means: 'El movimiento queda deshecho por su inverso, con su misma fecha de efecto.',
      button: 'Aprobar la anulación',
      form: {},
      path: ({ reversal }) => `/ledger/reversals/${reversal.id}/approval`,
      grave: true,
      said: { said: 'La anulación quedó aprobada y el movimiento, deshecho.' },
    },
    {
      ...decide,
      slug: 'negar',
      title: 'Negar la anulación',
      means: 'El movimiento sigue como está. Se puede pedir otra vez.',
      button: 'Negar la anulación',
      form: reasonForm,
      path: ({ reversal }) => `/ledger/reversals/${reversal.id}/refusal`,
      said: { said: 'La anulación quedó negada, con su motivo. El movimiento sigue como está.' },
    },
  ],
  read: readUndoing,
  address: ({ reversal }) => reversalAddress(reversal.id),
  trail: ({ reversal, entry }) => [
    { href: '/', label: 'Inicio' },
    { href: placeOf(entry), label: 'El movimiento' },
    { href: reversalAddress(reversal.id), label: 'Anulación' },
  ],
  summary: ({ reversal, entry }) => UndoingFacts({ reversal, entry }),
  maker: ({ reversal }) => reversal.recordedBy.id,
};

export async function readUndoing(desk: Desk, id: string): Promise<Undoing> {
  const reversal = await desk.get<ReversalView>(`/ledger/reversals/${encodeURIComponent(id)}`);
  return { reversal, entry: await desk.get<EntryView>(`/ledger/entries/${reversal.entryId}`) };
}

export function reversalAddress(id: string): string {
  return `/escritorio/anulaciones/${id}`;
}

/** Where the movement is seen among the others: its line's page, else its resolution's. */
function placeOf({ id, resolutionId, postings }: EntryView): string {
  const lines = [...new Set(postings.map(({ allocationId }) => allocationId).filter((line) => line !== null))];
  return lines.length === 1
    ? `/escritorio/asignaciones/${lines[0]}#m-${id}`
    : `/escritorio/resoluciones/${resolutionId}/movimientos#m-${id}`;
}

function EntryFacts(entry: EntryView): JSX.Element {
  return (
    <>
      <Facts>
        <Fact name="Movimiento" value={entry.actInSpanish} />
        <Fact name="Fecha" value={dateWithPrecision(entry.effectiveOn as CalendarDate, entry.datePrecision)} />
        <Fact name="Documento" value={entry.document} />
        <Fact name="Registró" value={entry.recordedBy.name} />
        {entry.approvedBy === null ? '' : <Fact name="Aprobó" value={entry.approvedBy.name} />}
      </Facts>
      <p>Lo que movió, y que se movería de vuelta:</p>
      <ul>
        {entry.postings.map(({ account, amount }) => (
          <li safe>{`${accountName(account)}: ${signed(amount)}`}</li>
        ))}
      </ul>
    </>
  );
}

function UndoingFacts({ reversal, entry }: Undoing): JSX.Element {
  return (
    <>
      <EntryFacts {...entry} />
      <p>
        <strong>Por qué se pide: </strong>
        <span safe>{reversal.reason}</span>
      </p>
    </>
  );
}
