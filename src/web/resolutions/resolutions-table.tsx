import { Money } from '../../kernel/money';
import type { Places, ResolutionSummaryView } from '../client/views';
import { isZero, percentInWords, pesos } from '../parts/amounts';
import { keeping, type Cutoff } from '../parts/cutoff';
import { MoneyBar, segmentsOf, Swatch } from '../parts/money-bar';
import { TableBox, Tag, type Tone } from '../parts/pieces';
import { dateInWords, placeNames, places, resolutionKinds, resolutionStatuses, wordFor } from '../parts/words';
import type { ListedResolutionView } from './resolutions.views';

interface ResolutionsTableProps {
  readonly of: readonly ListedResolutionView[];
  readonly caption: string;
  /** The moment that their links keep. */
  readonly cutoff: Cutoff;
  /** What all of them hold, where they are more than one page or one. */
  readonly totals?: Places;
}

/** The acts, with a bar that says where the money of each one is. */
export function ResolutionsTable({ of, caption, cutoff, totals }: ResolutionsTableProps): JSX.Element {
  return (
    <TableBox label="resoluciones">
      <table class="resolutions cards">
        <caption safe>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">Resolución</th>
            <th scope="col" class="amount">
              Autorizado
            </th>
            <th scope="col">Estado</th>
            <th scope="col">Tipo</th>
            <th scope="col">Vigencia</th>
          </tr>
        </thead>
        <tbody>
          {of.map((each) => (
            <ResolutionRow of={each} cutoff={cutoff} />
          ))}
        </tbody>
        {totals === undefined || !isAnywhere(totals) ? (
          ''
        ) : (
          <tfoot>
            <tr>
              <th scope="row">Total de todas, sin lo que está en proyecto</th>
              <td class="amount" data-label="Autorizado" safe>
                {pesos(sumOf(totals))}
              </td>
              <td colspan={3} />
            </tr>
          </tfoot>
        )}
      </table>
    </TableBox>
  );
}

function ResolutionRow({ of, cutoff }: { of: ListedResolutionView; cutoff: Cutoff }): JSX.Element {
  const { totals } = of;
  return (
    <tr>
      <th scope="row" class="resolution">
        <a href={keeping(cutoff, `/escritorio/resoluciones/${of.id}`)} safe>
          {of.label}
        </a>
        <span class="minor block" safe>{`Expedida el ${dateInWords(of.issuedOn)}`}</span>
        <span class="title block" safe>
          {of.title}
        </span>
        {isAnywhere(totals) ? <Whereabouts totals={totals} id={`r-${of.id}`} label={of.label} /> : ''}
      </th>
      <td class="amount wraps" data-label="Autorizado" safe>
        {isAnywhere(totals) ? pesos(sumOf(totals)) : authorizedInWords(of)}
      </td>
      <td data-label="Estado">
        <Tag label={wordFor(resolutionStatuses, of.status)} tone={resolutionTone(of.status)} />
      </td>
      <td data-label="Tipo" safe>
        {wordFor(resolutionKinds, of.kind)}
      </td>
      <td data-label="Vigencia">{of.fiscalYear}</td>
    </tr>
  );
}

function Whereabouts({ totals, id, label }: { totals: Places; id: string; label: string }): JSX.Element {
  return (
    <>
      <MoneyBar totals={totals} id={id} label={`Dónde está el dinero de la ${label}`} />
      <ul class="legend">
        {segmentsOf(totals).map(({ place, percent }) => (
          <li>
            <Swatch place={place} />
            {places[place].name} <span safe>{percentInWords(percent)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

/** What is authorised now: amendments may have changed what the act itself says. Pesos. */
export function sumOf(totals: Places): string {
  return Money.sum(placeNames.map((place) => Money.of(totals[place] ?? '0'))).toString();
}

export function isAnywhere(totals: Places): boolean {
  return placeNames.some((place) => !isZero(totals[place]));
}

// The money of a draft is nowhere yet: no total counts it, and its figure says so.
function authorizedInWords({ kind, status, authorizedAmount }: ResolutionSummaryView): string {
  if (kind === 'strategy') return 'no mueve dinero';
  if (kind === 'amendment' && authorizedAmount === null) return 'según sus cambios';
  if (status === 'annulled' || status === 'repealed') return 'nada: no rige';
  if (status === 'draft' || status === 'in-review') return `${pesos(authorizedAmount)}, en proyecto`;
  return pesos(authorizedAmount);
}

export function resolutionTone(status: string): Tone {
  if (status === 'in-force') return 'good';
  if (status === 'draft' || status === 'in-review') return 'wait';
  return 'over';
}
