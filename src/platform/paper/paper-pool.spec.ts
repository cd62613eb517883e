import { createHash } from 'node:crypto';
import type { DocumentPlan } from './blocks';
import { drawDocument } from './draw-document';
import { PaperPool, PapersBusy } from './paper-pool';

const plan = (title: string): DocumentPlan => ({
  title,
  author: 'EJEMPLO',
  subject: 'EJEMPLO',
  createdAt: new Date('2026-11-26T17:00:00Z'),
  head: { left: 'EJEMPLO', right: '' },
  foot: title,
  blocks: [
    { kind: 'heading', level: 1, text: title },
    { kind: 'signature', unsigned: 'Nadie lo firma.' },
  ],
});

const hash = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

describe('papers drawn in threads of their own', () => {
  let papers: PaperPool;
  beforeAll(() => {
    papers = new PaperPool({ PAPER_WORKERS: 2, signer: null });
  });
  afterAll(() => papers.onApplicationShutdown());

  it('are byte for byte those drawn here', async () => {
    expect(hash(await papers.draw(plan('EJEMPLO')))).toBe(hash(await drawDocument(plan('EJEMPLO'))));
  });

  it('come in their order, however long each takes', async () => {
    const titles = Array.from({ length: 9 }, (_, index) => `EJEMPLO ${index} `.repeat(index === 0 ? 400 : 1).trim());
    const drawn: string[] = [];
    for await (const pdf of papers.drawEach(titles, (title, pool) => pool.draw(plan(title)))) drawn.push(hash(pdf));
    expect(drawn).toEqual(await Promise.all(titles.map(async (title) => hash(await drawDocument(plan(title))))));
  });

  it('one that cannot be drawn stops its batch and nothing else', async () => {
    const impossible = {
      ...plan('EJEMPLO'),
      blocks: [{ kind: 'seal', qr: 'x'.repeat(5_000), alternative: '', fields: [] }],
    };
    const batch = papers.drawEach([plan('EJEMPLO'), impossible as DocumentPlan], (each, pool) => pool.draw(each));
    await expect(batch.next()).resolves.toMatchObject({ done: false });
    await expect(batch.next()).rejects.toThrow();
    await expect(papers.draw(plan('EJEMPLO'))).resolves.toBeInstanceOf(Buffer);
  });

  it('leave the thread that asked free: it goes on at once while a batch is drawn', async () => {
    const batch = Array.from({ length: 60 }, (_, index) => papers.draw(plan(`EJEMPLO ${index}`)));
    let done = false;
    const all = Promise.all(batch).finally(() => (done = true));
    let turns = 0;
    while (!(done as boolean)) {
      await new Promise((resolve) => setImmediate(resolve));
      turns += 1;
    }
    await all;
    // Drawn in this thread, each paper would have been one turn.
    expect(turns).toBeGreaterThan(600);
  });

  it('no more wait than there is memory for', async () => {
    const asked = await Promise.allSettled(Array.from({ length: 260 }, () => papers.draw(plan('EJEMPLO'))));
    const refused = asked.filter((each) => each.status === 'rejected').map(({ reason }) => reason as unknown);
    expect(refused.length).toBeGreaterThan(0);
    expect(refused.every((reason) => reason instanceof PapersBusy)).toBe(true);
  });
});
