import { comparisonOf } from '../../bench/harness/comparison';
import type { Judged } from '../../bench/harness/rounds';
import type { Run } from '../../bench/harness/table';

const run = (at: string, commit: string, goals: readonly Judged[]): Run => ({
  at,
  commit,
  scale: 'default',
  rounds: 3,
  machine: 'a machine',
  outcomes: [{ code: 'B3', title: 'annexes', seconds: 1, rows: [], goals, untrue: null }],
});

const goal = (text: string, met: boolean | null, median: number): Judged => ({
  text,
  met,
  asked: '≤ 3',
  measured: { median, least: median - 0.5, most: median + 0.5 },
  divided: false,
});

const before = run('2026-11-26T22:00:45.000Z', '281df83', [
  goal('publish', false, 3.43),
  goal('import', false, 5),
  goal('copy', null, 1),
]);

it('names each goal whose verdict is another, with what was measured both times', () => {
  const after = run('2026-11-27T02:56:00.000Z', 'ac42e1f', [
    goal('publish', true, 2.69),
    goal('import', false, 4),
    goal('copy', true, 1),
    goal('new', true, 1),
  ]);
  expect(comparisonOf(before, after)).toBe(
    [
      '2 goals judged by both, 1 with the same verdict.',
      '',
      '| goal | asked | 2026-11-26 22:00, 281df83 | 2026-11-27 02:56, ac42e1f |',
      '| --- | --- | --- | --- |',
      '| B3: publish | ≤ 3 | **no**: 3,43 [2,93 – 3,93] | yes: 2,69 [2,19 – 3,19] |',
      '',
    ].join('\n'),
  );
});

it('says that verdicts are the same, and shows no table', () => {
  expect(comparisonOf(before, before)).toBe('2 goals judged by both, 2 with the same verdict.\n');
});
