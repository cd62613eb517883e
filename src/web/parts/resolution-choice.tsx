import type { Desk } from '../client/desk-client';
import type { ResolutionSummaryView } from '../client/views';

/** The acts that move money, and the one that a page speaks of. */
export interface ResolutionChoice {
  readonly resolutions: readonly ResolutionSummaryView[];
  /** The first where the address names none of them; null where there are none. */
  readonly chosen: ResolutionSummaryView | null;
}

/** @param asked the page's `?resolucion=` */
export async function resolutionChoice(desk: Desk, asked: unknown): Promise<ResolutionChoice> {
  const all = await desk.all<ResolutionSummaryView>('/resolutions');
  const resolutions = all.filter(
    ({ kind, status }) => kind === 'allocation' && ['in-force', 'closed'].includes(status),
  );
  return { resolutions, chosen: resolutions.find(({ id }) => id === asked) ?? resolutions[0] ?? null };
}

/** Another resolution for the same page. */
export function ResolutionForm({ of, address }: { of: ResolutionChoice; address: string }): JSX.Element {
  return (
    <form method="get" action={address} class="ask">
      <div class="field">
        <label for="resolucion">Resolución</label>
        <select id="resolucion" name="resolucion">
          {of.resolutions.map(({ id, label }) => (
            <option value={id} selected={id === of.chosen?.id} safe>
              {label}
            </option>
          ))}
        </select>
      </div>
      <button type="submit" class="second">
        Ver
      </button>
    </form>
  );
}
