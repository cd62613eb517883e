import { KeptPapers } from './kept-papers';

const paper = (size: number) => () => Promise.resolve(Buffer.alloc(size));
const never = () => Promise.reject(new Error('it is drawn again'));

it('draws a paper once, also for two who ask at once', async () => {
  const papers = new KeptPapers(100);
  let drawings = 0;
  const draw = () => {
    drawings += 1;
    return paper(10)();
  };
  const [one, other] = await Promise.all([papers.of('a', draw), papers.of('a', draw)]);
  expect(await papers.of('a', never)).toBe(one);
  expect([other === one, drawings]).toEqual([true, 1]);
});

it('keeps so many bytes, and lets go of what nobody asked for longest', async () => {
  const papers = new KeptPapers(100);
  for (const hash of ['a', 'b', 'c']) await papers.of(hash, paper(30));
  await papers.of('a', never);
  await papers.of('d', paper(30));
  await papers.of('a', never);
  await expect(papers.of('b', never)).rejects.toThrow('drawn again');
});

it('keeps nothing of what could not be drawn, nor of what is larger than all it may keep', async () => {
  const papers = new KeptPapers(100);
  await expect(papers.of('a', never)).rejects.toThrow('drawn again');
  expect(await papers.of('a', paper(5))).toHaveLength(5);
  expect(await papers.of('b', paper(500))).toHaveLength(500);
  await expect(papers.of('b', never)).rejects.toThrow('drawn again');
});
