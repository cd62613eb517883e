import { createHash } from 'node:crypto';
import {
  consistencyRanges,
  folded,
  Frontier,
  inclusionRanges,
  isConsistent,
  leafHash,
  nodesOf,
  nodeHash,
  rootOfInclusion,
  type HashedNode,
  type Range,
} from './merkle.rules';

const sha = (...parts: Buffer[]): Buffer => createHash('sha256').update(Buffer.concat(parts)).digest();

/** The definition of RFC 6962, word for word: what the fast ways are compared with. */
function mth(data: readonly Buffer[]): Buffer {
  if (data.length === 0) return sha();
  if (data.length === 1) return sha(Buffer.of(0), data[0]!);
  let k = 1;
  while (k * 2 < data.length) k *= 2;
  return sha(Buffer.of(1), mth(data.slice(0, k)), mth(data.slice(k)));
}

const data = Array.from({ length: 130 }, (_, index) => sha(Buffer.from(String(index))));

function grown(size: number): { frontier: Frontier; nodes: Map<string, Buffer> } {
  const frontier = new Frontier();
  const nodes = new Map<string, Buffer>();
  for (const each of data.slice(0, size)) {
    for (const { level, index, hash } of frontier.append(leafHash(each))) nodes.set(`${level}/${index}`, hash);
  }
  return { frontier, nodes };
}

describe('the Merkle tree', () => {
  const { nodes } = grown(data.length);
  const hashesOf = (ranges: readonly Range[]): Buffer[] =>
    ranges.map((range) => folded(nodesOf(range).map(({ level, index }) => nodes.get(`${level}/${index}`)!)));

  it('gives the published roots of RFC 6962 for its test data', () => {
    // The vectors of Certificate Transparency (merkle_tree_test): leaves '', 00, 10, 2021, 3031, …
    const leaves = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
    const roots = [
      '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
      'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
      'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
      '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
      '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
      'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
      '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
    ];
    const frontier = new Frontier();
    expect(frontier.root().toString('hex')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    for (const [index, leaf] of leaves.entries()) {
      frontier.append(leafHash(Buffer.from(leaf, 'hex')));
      expect(frontier.root().toString('hex')).toBe(roots[index]);
    }
  });

  it('has the root of the definition at every size, also when it goes on from its stored nodes', () => {
    for (let size = 0; size <= data.length; size += 1) {
      expect(grown(size).frontier.root()).toEqual(mth(data.slice(0, size)));
      const complete: HashedNode[] = nodesOf({ start: 0, end: size }).map((node) => ({
        ...node,
        hash: nodes.get(`${node.level}/${node.index}`)!,
      }));
      expect(Frontier.of(size, complete).root()).toEqual(mth(data.slice(0, size)));
    }
  });

  it('proves that a leaf is in, and only there', () => {
    for (const size of [1, 2, 3, 7, 8, 21, 130]) {
      const root = mth(data.slice(0, size));
      for (let index = 0; index < size; index += 1) {
        const path = hashesOf(inclusionRanges(index, size));
        expect(rootOfInclusion(leafHash(data[index]!), { index, size, path })).toEqual(root);
        for (const other of [index - 1, index + 1]) {
          expect(rootOfInclusion(leafHash(data[index]!), { index: other, size, path })?.equals(root) ?? false).toBe(
            false,
          );
        }
        expect(rootOfInclusion(leafHash(data[129]!), { index, size, path })?.equals(root) ?? false).toBe(index === 129);
      }
    }
  });

  it('proves that a later tree begins with an earlier one, and refuses one that does not', () => {
    for (let second = 1; second <= 40; second += 1) {
      for (let first = 1; first <= second; first += 1) {
        const path = hashesOf(consistencyRanges(first, second));
        const proof = {
          first: { size: first, root: mth(data.slice(0, first)) },
          second: { size: second, root: mth(data.slice(0, second)) },
          path,
        };
        expect(isConsistent(proof)).toBe(true);
        const rewritten = { size: first, root: nodeHash(proof.first.root, proof.first.root) };
        expect(isConsistent({ ...proof, first: rewritten })).toBe(false);
        expect(isConsistent({ ...proof, second: { size: second, root: rewritten.root } })).toBe(false);
        expect(isConsistent({ ...proof, path: [...path, data[0]!] })).toBe(false);
      }
    }
  });
});
