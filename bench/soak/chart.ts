import { percentile } from '../harness/statistics';
import type { Seen } from './arrivals';
import type { Sample } from './memory';

const width = 900;
const panel = { height: 150, left: 64, right: 12, gap: 46, top: 40 };

interface Line {
  readonly name: string;
  readonly colour: string;
  readonly points: readonly (readonly [x: number, y: number])[];
}

/** Memory above, latency of what was done below, over the minutes of the soak. */
export function chartOf(seen: Seen, samples: readonly Sample[]): string {
  const per = 5;
  const bins = Array.from({ length: Math.floor(seen.seconds.length / per) }, (_, bin) =>
    seen.seconds.slice(bin * per, (bin + 1) * per).flatMap((second) => second.latencies),
  );
  const share = (of: number) => bins.map((latencies, bin) => [bin * per, percentile(latencies, of)] as const);
  const known = (points: readonly (readonly [number, number])[]) => points.filter(([, y]) => Number.isFinite(y));
  const last = Math.max(seen.seconds.length, 1);
  const height = panel.top + 2 * (panel.height + panel.gap);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="system-ui, sans-serif" font-size="12">`,
    `<rect width="${width}" height="${height}" fill="#fff"/>`,
    `<text x="${panel.left}" y="20" font-size="14" font-weight="700">Twice the capacity, for ${Math.round(last / 60)} minutes</text>`,
    ...panelOf('memory of the service, MB', panel.top, last, [
      { name: 'resident', colour: '#14508c', points: samples.map(({ at, mb }) => [at, mb]) },
    ]),
    ...panelOf('latency of what was done, ms (each five seconds)', panel.top + panel.height + panel.gap, last, [
      { name: 'p99', colour: '#b3541e', points: known(share(0.99)) },
      { name: 'p50', colour: '#14508c', points: known(share(0.5)) },
    ]),
    '</svg>',
    '',
  ].join('\n');
}

function panelOf(title: string, top: number, seconds: number, lines: readonly Line[]): string[] {
  const most = niceAbove(Math.max(1, ...lines.flatMap(({ points }) => points.map(([, y]) => y))));
  const x = (at: number) => round(panel.left + (at / seconds) * (width - panel.left - panel.right));
  const y = (value: number) => round(top + 14 + panel.height - (value / most) * panel.height);
  const minutes = Array.from({ length: Math.floor(seconds / 60) + 1 }, (_, minute) => minute);
  return [
    `<text x="${panel.left}" y="${top + 6}">${title}</text>`,
    ...[0, most / 2, most].map(
      (value) =>
        `<line x1="${panel.left}" x2="${width - panel.right}" y1="${y(value)}" y2="${y(value)}" stroke="#ccc"/>` +
        `<text x="${panel.left - 6}" y="${y(value) + 4}" text-anchor="end">${round(value)}</text>`,
    ),
    ...minutes.map(
      (minute) =>
        `<text x="${x(minute * 60)}" y="${top + panel.height + 30}" fill="#555" text-anchor="${minute * 60 > seconds - 30 ? 'end' : 'start'}">${minute} min</text>`,
    ),
    ...lines.map(
      ({ colour, points }) =>
        `<polyline fill="none" stroke="${colour}" stroke-width="1.5" points="${points.map(([at, value]) => `${x(at)},${y(value)}`).join(' ')}"/>`,
    ),
    ...lines.map(
      ({ name, colour }, index) =>
        `<text x="${width - panel.right - 50 * (lines.length - index)}" y="${top + 6}" fill="${colour}">${name}</text>`,
    ),
  ];
}

function niceAbove(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  return ([1, 2, 5, 10].find((step) => step * power >= value) ?? 10) * power;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
