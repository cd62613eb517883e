import { spanish, type Judged } from './rounds';
import type { Run } from './table';

interface Pair {
  readonly code: string;
  readonly before: Judged;
  readonly after: Judged;
}

/**
 * Two saved runs side by side, as Markdown: whether their verdicts are the same, and each goal whose verdict is another.
 * A goal that only one of them judges cannot be compared, and is counted as such.
 */
export function comparisonOf(before: Run, after: Run): string {
  const earlier = new Map(goalsOf(before).map(({ code, goal }) => [`${code} ${goal.text}`, goal]));
  const pairs = goalsOf(after).flatMap(({ code, goal }): readonly Pair[] => {
    const same = earlier.get(`${code} ${goal.text}`);
    return same === undefined || same.met === null || goal.met === null ? [] : [{ code, before: same, after: goal }];
  });
  const changed = pairs.filter(({ before: was, after: is }) => was.met !== is.met);
  return [
    `${pairs.length} goals judged by both, ${pairs.length - changed.length} with the same verdict.`,
    '',
    ...(changed.length === 0 ? [] : tableOf(changed, before, after)),
  ].join('\n');
}

function goalsOf({ outcomes }: Run) {
  return outcomes.flatMap(({ code, goals }) => goals.map((goal) => ({ code, goal })));
}

function tableOf(changed: readonly Pair[], before: Run, after: Run): string[] {
  return [
    `| goal | asked | ${nameOf(before)} | ${nameOf(after)} |`,
    '| --- | --- | --- | --- |',
    ...changed.map(
      ({ code, before: was, after: is }) => `| ${code}: ${is.text} | ${is.asked} | ${told(was)} | ${told(is)} |`,
    ),
    '',
  ];
}

const nameOf = ({ at, commit }: Run) => `${at.slice(0, 16).replace('T', ' ')}, ${commit}`;

function told({ met, measured }: Judged): string {
  const verdict = met ? 'yes' : '**no**';
  // A figure that was none (nothing divided by nothing) was saved as nothing.
  if (measured === null || Object.values(measured).includes(null)) return verdict;
  return `${verdict}: ${spanish(measured.median)} [${spanish(measured.least)} – ${spanish(measured.most)}]`;
}
