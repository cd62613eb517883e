import { layBar } from './bar';
import type { Chart } from './chart';
import { layFlow } from './flow';
import type { Picture } from './picture';

/** The shapes of a chart of this width, in points. @throws InvariantBroken for an amount that cannot be drawn */
export function pictureOf(chart: Chart, { width }: { width: number }): Picture {
  switch (chart.kind) {
    case 'bar':
      return layBar(chart, width);
    case 'flow':
      return layFlow(chart, width);
  }
}
