import { dateWithPrecision, type CalendarDate } from '../../kernel/calendar';
import type { EntryView, PersonView } from '../client/views';
import { signed } from './amounts';
import { TableBox } from './pieces';
import { inWords } from './story';
import { accountName, instantInWords } from './words';

/** Who undoes an act: whoever may do it. What another act corrects is not undone, and is not here. */
export const whoUndoes: Readonly<Record<string, readonly string[]>> = {
  order: ['registrar'],
  settle: ['paymaster'],
  reject: ['paymaster'],
  confirm: ['recipient'],
  execute: ['recipient'],
  withdraw: ['recipient', 'registrar'],
  contest: ['recipient', 'registrar'],
  clarify: ['recipient', 'registrar'],
  return: ['recipient'],
  restore: ['registrar'],
  lapse: ['registrar'],
  earn: ['recipient'],
};

/** The movements of a record, with what each changed and the way to undo one, for who may. */
export function Entries({ of, person }: { of: readonly EntryView[]; person: PersonView }): JSX.Element {
  return (
    <section aria-labelledby="movimientos">
      <h2 id="movimientos">Lo que ha movido</h2>
      {of.length === 0 ? (
        <p>Todavía no ha movido dinero.</p>
      ) : (
        <TableBox label="lo que ha movido">
          <table class="cards">
            <caption class="hidden">Cada movimiento, con los lugares que cambió y quién intervino</caption>
            <thead>
              <tr>
                <th scope="col">Acto</th>
                <th scope="col">Fecha</th>
                <th scope="col">Qué cambió</th>
                <th scope="col">Quién</th>
              </tr>
            </thead>
            <tbody>
              {of.map((entry) => (
                <Entry of={entry} mayUndo={mayUndo(entry, person)} />
              ))}
            </tbody>
          </table>
        </TableBox>
      )}
    </section>
  );
}

function Entry({ of, mayUndo }: { of: EntryView; mayUndo: boolean }): JSX.Element {
  const undone = of.reversedBy !== null;
  return (
    <tr id={`m-${of.id}`} class={undone ? 'undone' : undefined}>
      <th scope="row">
        <span safe>{`${of.actInSpanish.charAt(0).toUpperCase()}${of.actInSpanish.slice(1)}`}</span>
        {undone ? <span class="minor block">Anulado después</span> : ''}
        {of.reverses === null ? '' : <span class="minor block">Anula otro movimiento</span>}
        {mayUndo ? (
          <a class="plain-link block" href={undoAddress(of.id)}>
            Anular este movimiento
          </a>
        ) : (
          ''
        )}
      </th>
      <td data-label="Fecha" safe>
        {dateWithPrecision(of.effectiveOn as CalendarDate, of.datePrecision)}
      </td>
      <td data-label="Qué cambió">
        {of.postings.map(({ account, amount }) => (
          <span class="block">
            <span safe>{`${accountName(account)}: `}</span>
            <span class={amount.startsWith('-') ? 'change out' : 'change in'} safe>
              {signed(amount)}
            </span>
          </span>
        ))}
      </td>
      <td data-label="Quién">
        <span class="block" safe>{`Registró: ${of.recordedBy.name}`}</span>
        {of.approvedBy === null ? (
          of.byDelegationOf === null ? (
            ''
          ) : (
            <span class="block" safe>{`Por delegación de ${of.byDelegationOf.name}`}</span>
          )
        ) : (
          <span class="block" safe>{`Aprobó: ${inWords(of.approvedBy, of.byDelegationOf)}`}</span>
        )}
        <span class="minor block" safe>
          {instantInWords(of.recordedAt)}
        </span>
      </td>
    </tr>
  );
}

/** Whether this person may ask for it to be undone, as far as a page can know. */
export function mayUndo({ act, reverses, reversedBy }: EntryView, { roles }: PersonView): boolean {
  return reverses === null && reversedBy === null && (whoUndoes[act] ?? []).some((role) => roles.includes(role));
}

export function undoAddress(entryId: string): string {
  return `/escritorio/movimientos/${entryId}/anular`;
}
