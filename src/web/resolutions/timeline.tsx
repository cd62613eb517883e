import { dateInWords, deadlines, instantInWords, resolutionKinds, wordFor } from '../parts/words';
import type { ResolutionPageProps } from './resolution.contents';

interface Moment {
  /** A date, or an instant: they sort as they are written. */
  readonly at: string;
  readonly what: string;
  readonly who?: string | undefined;
  readonly href?: string;
}

/** What happened to the act and what its dates are, in their order; the terms that run for each line, beneath. */
export function Timeline({ of }: { of: ResolutionPageProps }): JSX.Element {
  const { resolution, today } = of;
  const moments = momentsOf(of).sort(
    (a, b) => a.at.slice(0, 10).localeCompare(b.at.slice(0, 10)) || a.at.localeCompare(b.at),
  );
  return (
    <section aria-labelledby="tiempo">
      <h2 id="tiempo">Línea de tiempo</h2>
      <ol class="timeline">
        {moments.map(({ at, what, who, href }) => (
          <li class={at.slice(0, 10) > today ? 'to-come' : undefined}>
            <span class="when" safe>
              {at.includes('T') ? instantInWords(at) : dateInWords(at)}
            </span>
            {href === undefined ? (
              <span safe>{what}</span>
            ) : (
              <a href={href} safe>
                {what}
              </a>
            )}
            {who === undefined ? '' : <span class="minor" safe>{` · ${who}`}</span>}
          </li>
        ))}
      </ol>
      {resolution.deadlines.length === 0 ? (
        ''
      ) : (
        <p class="minor" safe>
          {`Plazos de cada línea: ${resolution.deadlines.map(termInWords).join('; ')}.`}
        </p>
      )}
    </section>
  );
}

function momentsOf({ resolution, related }: ResolutionPageProps): Moment[] {
  const { issuedOn, draftedAt, draftedBy, reviewedAt, reviewedBy, publishedAt, publishedBy } = resolution;
  const certificate = resolution.availabilityCertificate;
  const acts = [...related.amendments, ...related.allocations].filter(({ status }) => status !== 'annulled');
  return [
    ...(certificate === null ? [] : [{ at: certificate.issuedOn, what: `CDP ${certificate.number}` }]),
    { at: issuedOn, what: 'Expedición del acto' },
    { at: draftedAt, what: 'Se proyectó aquí', who: draftedBy.name },
    ...(reviewedAt === null ? [] : [{ at: reviewedAt, what: 'Pasó a revisión', who: reviewedBy?.name }]),
    ...(publishedAt === null ? [] : [{ at: publishedAt, what: 'Se publicó aquí', who: publishedBy?.name }]),
    ...acts.map(({ id, label, kind, issuedOn: at }) => ({
      at,
      what: `${label}, ${wordFor(resolutionKinds, kind).toLowerCase()}`,
      href: `/escritorio/resoluciones/${id}`,
    })),
    ...(resolution.disburseFrom === null ? [] : [{ at: resolution.disburseFrom, what: 'Desde este día se gira' }]),
    ...(resolution.executeBy === null ? [] : [{ at: resolution.executeBy, what: 'Último día para ejecutar' }]),
  ];
}

/** «aceptación, 10 días hábiles» */
function termInWords({ kind, days, unit }: { kind: string; days: number; unit: string }): string {
  return `${wordFor(deadlines, kind).toLowerCase()}, ${days} ${unit === 'business-days' ? 'días hábiles' : 'días calendario'}`;
}
