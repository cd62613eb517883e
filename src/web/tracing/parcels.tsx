import { pesos } from '../parts/amounts';
import { keeping, type Cutoff } from '../parts/cutoff';
import { dateInWords } from '../parts/words';
import type { ParcelView } from './trace.views';

interface ParcelsProps {
  readonly title: string;
  readonly id: string;
  readonly of: readonly ParcelView[];
  readonly cutoff: Cutoff;
}

/** Money by its way: each part with the steps that it took, in their order. */
export function Parcels({ title, id, of, cutoff }: ParcelsProps): JSX.Element {
  if (of.length === 0) return <></>;
  return (
    <section aria-labelledby={id}>
      <h2 id={id} safe>
        {title}
      </h2>
      <ul class="parcels">
        {of.map(({ amount, now, steps }) => (
          <li>
            <p>
              <strong safe>{pesos(amount)}</strong>{' '}
              <span safe>{`${cutoff.ok && cutoff.isToday ? 'hoy' : 'a ese corte'} en «${whereOf(now)}»`}</span>
            </p>
            {steps.length === 0 ? <p class="minor">No se ha movido de ahí.</p> : <Steps of={steps} cutoff={cutoff} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Steps({ of, cutoff }: { of: ParcelView['steps']; cutoff: Cutoff }): JSX.Element {
  return (
    <ol>
      {of.map((step) => (
        <li>
          <a href={keeping(cutoff, `/escritorio/movimientos/${step.entryId}`)} safe>
            {`${step.actInSpanish}, ${dateInWords(step.effectiveOn)}`}
          </a>
          <span class="block" safe>{`de «${whereOf(step.from)}» a «${whereOf(step.to)}»`}</span>
          <span class="minor block" safe>
            {step.document}
          </span>
        </li>
      ))}
    </ol>
  );
}

function whereOf({ placeInSpanish, line, municipality }: ParcelView['now']): string {
  return line === null
    ? placeInSpanish
    : `${placeInSpanish}, línea ${line}${municipality === null ? '' : `, ${municipality}`}`;
}
