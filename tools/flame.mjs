/**
 * A CPU profile as a flame graph: node tools/flame.mjs <profile.cpuprofile> <flame.svg> ["title"]
 *
 * The profile is what `node --cpu-prof --cpu-prof-dir=<folder> …` writes when the process ends (docs/performance/papers-and-verification.md).
 * Time runs to the right and counts, not passes; who called stands below. Waiting is left out. What took less than one
 * two-hundredth of the whole is not drawn, so that the file stays small.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { argv } from 'node:process';

const [, , profileFile, svgFile, title = ''] = argv;
const size = { width: 1200, row: 17, letter: 6.3, smallest: 1 / 200 };
const colours = { ours: '#f2b84b', packages: '#8fb8de', node: '#cfcfcf' };

const { nodes, samples, timeDeltas } = JSON.parse(readFileSync(profileFile, 'utf8'));
const byId = new Map(nodes.map((node) => [node.id, { ...node, self: 0 }]));
for (const [at, id] of samples.entries()) byId.get(id).self += Math.max(0, timeDeltas[at]);

/** The frames called by these, those of one function as one. */
function merged(ids) {
  const frames = new Map();
  for (const { callFrame, children = [], self } of ids.map((id) => byId.get(id))) {
    const { functionName, url, lineNumber } = callFrame;
    if (functionName === '(idle)') continue;
    const place = url.replace(/^.*\/(node_modules|dist|src|tools|bench)\//, '$1/');
    const name = `${functionName || '(anonymous)'} ${place === '' ? '' : `${place}:${lineNumber + 1}`}`.trim();
    const frame = frames.get(name) ?? { name, place, self: 0, called: [] };
    frame.self += self;
    frame.called.push(...children);
    frames.set(name, frame);
  }
  return [...frames.values()].map((frame) => {
    const children = merged(frame.called);
    return { ...frame, children, total: children.reduce((sum, { total }) => sum + total, frame.self) };
  });
}

const [root] = merged([nodes[0].id]);
const boxes = [];
function place(frame, left, depth) {
  if (frame.total < root.total * size.smallest) return;
  boxes.push({ ...frame, left, depth });
  let next = left;
  for (const child of frame.children.sort((one, other) => other.total - one.total)) {
    place(child, next, depth + 1);
    next += child.total;
  }
}
place(root, 0, 0);

const escaped = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
const kindOf = (at) =>
  at === '' || at.startsWith('node:') ? 'node' : at.includes('node_modules') ? 'packages' : 'ours';
const height = (Math.max(...boxes.map(({ depth }) => depth)) + 3) * size.row;
const drawn = boxes.map(({ name, place: at, left, depth, total }) => {
  const [x, width] = [left, total].map((time) => Math.round((time / root.total) * size.width * 10) / 10);
  const y = height - (depth + 1) * size.row;
  const [short] = name.split(' ');
  const room = Math.floor((width - 4) / size.letter);
  const text = room < 3 ? '' : `<text x="${x + 2}" y="${y + 12}">${escaped(short.slice(0, room))}</text>`;
  const told = `${escaped(name)} ${(total / 1000).toFixed(1)} ms, ${((100 * total) / root.total).toFixed(1)} %`;
  const box = `<rect x="${x}" y="${y}" width="${width}" height="${size.row - 1}" class="${kindOf(at)}"/>`;
  return `<g><title>${told}</title>${box}${text}</g>`;
});
const styles = Object.entries(colours).map(([kind, colour]) => `.${kind}{fill:${colour}}`);
const legend = `${title} · ${(root.total / 1000).toFixed(0)} ms of CPU · amber: ours, blue: packages, grey: Node itself`;
writeFileSync(
  svgFile,
  [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size.width} ${height}" font-family="monospace" font-size="10.5">`,
    `<style>${styles.join('')}</style><rect width="100%" height="100%" fill="#fff"/>`,
    `<text x="2" y="12" font-size="12">${escaped(legend)}</text>`,
    ...drawn,
    '</svg>\n',
  ].join('\n'),
);
