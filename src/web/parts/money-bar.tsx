import { Money } from '../../kernel/money';
import { isZero, percentInWords, pesos } from './amounts';
import type { Places } from '../client/views';
import { placeNames, places, type PlaceName } from './words';

interface Segment {
  readonly place: PlaceName;
  readonly amount: Money;
  readonly percent: string;
}

// In the units of the drawing, which is a thousand wide and stretches with its page.
const wide = 1000;
const high = 40;
const gap = 3;
const least = 5;

/** The places that are not empty, in the order of the story, with their share of the whole. */
export function segmentsOf(totals: Places): Segment[] {
  const held = placeNames
    .filter((place) => !isZero(totals[place]))
    .map((place) => ({ place, amount: Money.of(totals[place] ?? '0.00') }));
  const whole = Money.sum(held.map(({ amount }) => amount));
  return held.map((each) => ({ ...each, percent: each.amount.percentageOf(whole) }));
}

/** One bar, as long as the whole; the table that stands beside it says the same in figures. */
export function MoneyBar({ totals, id, label }: { totals: Places; id: string; label: string }): JSX.Element {
  const segments = segmentsOf(totals);
  const said = segments.map(
    (each) => `${places[each.place].name}: ${pesos(each.amount.toString())}, ${percentInWords(each.percent)}`,
  );
  return (
    <svg
      class="bar"
      role="img"
      aria-labelledby={`${id}-t ${id}-d`}
      viewBox={`0 0 ${wide} ${high}`}
      preserveAspectRatio="none"
      focusable="false"
    >
      <title id={`${id}-t`} safe>
        {label}
      </title>
      <desc id={`${id}-d`} safe>
        {`${said.join('. ')}.`}
      </desc>
      {widthsOf(segments).map(({ place, x, width }) => (
        <rect class={`p-${place}`} x={x.toFixed(1)} y="0" width={width.toFixed(1)} height={String(high)} />
      ))}
    </svg>
  );
}

/** The colour of a place, beside its name. */
export function Swatch({ place }: { place: PlaceName }): JSX.Element {
  return (
    <svg class="swatch" viewBox="0 0 10 10" aria-hidden="true" focusable="false">
      <rect class={`p-${place}`} width="10" height="10" rx="2" />
    </svg>
  );
}

// The least share is still seen: what it takes, the large ones give.
function widthsOf(segments: readonly Segment[]): { place: PlaceName; x: number; width: number }[] {
  const drawn = wide - gap * Math.max(segments.length - 1, 0);
  const asked = segments.map(({ percent }) => Math.max((Number(percent) / 100) * drawn, least));
  const scale = drawn / asked.reduce((sum, width) => sum + width, 0);
  let x = 0;
  return segments.map(({ place }, index) => {
    const width = (asked[index] ?? 0) * scale;
    const at = { place, x, width };
    x += width + gap;
    return at;
  });
}
