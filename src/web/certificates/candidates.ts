import type { Desk } from '../client/desk-client';
import type { AllocationView, ResolutionSummaryView } from '../client/views';
import { pesos } from '../parts/amounts';
import type { RecordView } from '../parts/register/register.views';
import type { Candidate, Choosing } from './choose.page';
import { types } from './certificate.words';

// Records that came to nothing: there is no giro, no withdrawal, no deposit to certify.
const uncertifiable = new Set([
  'pending',
  'reported',
  'ordered',
  'refused',
  'returned',
  'rejected',
  'annulled',
  'reversed',
]);

/** Of what a certificate of this type can be issued, by the search; null where none was chosen yet. */
export async function candidatesOf(
  desk: Desk,
  { type, resolution, words }: Choosing,
  resolutions: readonly ResolutionSummaryView[],
): Promise<Candidate[] | null> {
  const kind = types[type]?.of;
  const act = resolutions.find(({ id }) => id === resolution);
  if (kind === undefined || act === undefined) return null;
  if (kind === 'resolution') return [{ id: act.id, name: act.label, detail: act.title }];
  const q = words === '' ? undefined : words;
  if (kind === 'line') {
    const lines = await desk.all<AllocationView>(`/resolutions/${act.id}/allocations`, { q });
    return lines.map(({ id, municipality, hospital, line, amount }) => ({
      id,
      name: municipality,
      detail: `${hospital?.name ?? 'E.S.E. por confirmar'}, línea ${line}, ${pesos(amount)}`,
    }));
  }
  const records = await desk.all<RecordView>('/register', { kind, resolution: act.id, q });
  return records
    .filter(({ state }) => !uncertifiable.has(state))
    .map(({ id, allocation, document, amount }) => ({
      id,
      name: allocation?.municipality ?? act.label,
      detail: [
        allocation?.hospital ?? 'E.S.E. por confirmar',
        document ?? 'documento por confirmar',
        pesos(amount),
      ].join(', '),
    }));
}
