import { OverCapacity } from '../capacity/over-capacity';
import { Lane, type Outcome } from './lane';

interface Command {
  readonly name: string;
  readonly subject?: string;
}

/** A lane whose batches wait until they are let go. */
function laneOf(
  given: { together?: (batch: readonly Command[]) => readonly Outcome<string>[]; waiting?: number } = {},
) {
  const went: string[][] = [];
  const gates: (() => void)[] = [];
  const gate = () => new Promise<void>((open) => gates.push(open));
  const lane = new Lane<Command, string>({
    subjectsOf: ({ name, subject }) => [subject ?? name],
    most: { together: 3, waiting: given.waiting ?? 100 },
    together: async (batch) => {
      went.push(batch.map(({ name }) => name));
      await gate();
      return given.together?.(batch) ?? batch.map(({ name }) => ({ done: name }));
    },
    alone: async ({ name }) => {
      went.push([name]);
      await gate();
      if (name.startsWith('bad')) throw new Error(`${name} is refused`);
      return name;
    },
  });
  const turn = () => new Promise((done) => setImmediate(done));
  const release = async () => {
    await turn();
    gates.shift()?.();
    await turn();
  };
  return { lane, went, release, turn };
}

it('sends the first alone at once, and whatever came meanwhile together', async () => {
  const { lane, went, release, turn } = laneOf();
  const first = lane.submit({ name: 'a' });
  await turn();
  const others = ['b', 'c', 'd', 'e'].map((name) => lane.submit({ name }));
  await turn();
  expect(went).toEqual([['a']]);
  for (let times = 0; times < 3; times += 1) await release();
  expect(await Promise.all([first, ...others])).toEqual(['a', 'b', 'c', 'd', 'e']);
  expect(went).toEqual([['a'], ['b', 'c', 'd'], ['e']]);
});

it('never takes two of one subject together, and keeps the order of each subject', async () => {
  const { lane, went, release, turn } = laneOf();
  const all = [
    { name: 'a' },
    { name: 'b1', subject: 'b' },
    { name: 'b2', subject: 'b' },
    { name: 'c' },
    { name: 'b3', subject: 'b' },
  ];
  const [first, ...rest] = all;
  const done = [lane.submit(first!)];
  await turn();
  done.push(...rest.map((command) => lane.submit(command)));
  for (let times = 0; times < 4; times += 1) await release();
  await Promise.all(done);
  expect(went).toEqual([['a'], ['b1', 'c'], ['b2'], ['b3']]);
});

it('refuses only what is refused', async () => {
  const together = (batch: readonly Command[]): Outcome<string>[] =>
    batch.map(({ name }) => (name === 'no' ? { refused: new Error('not this one') } : { done: name }));
  const { lane, release, turn } = laneOf({ together });
  const first = lane.submit({ name: 'a' });
  await turn();
  const rest = Promise.allSettled(['b', 'no', 'c'].map((name) => lane.submit({ name })));
  await release();
  await release();
  await first;
  expect((await rest).map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
});

it('does a broken batch again one by one: whoever broke it is refused alone', async () => {
  const together = (): Outcome<string>[] => {
    throw new Error('the whole batch');
  };
  const { lane, went, release, turn } = laneOf({ together });
  const first = lane.submit({ name: 'a' });
  await turn();
  const rest = Promise.allSettled(['b', 'bad', 'c'].map((name) => lane.submit({ name })));
  for (let times = 0; times < 5; times += 1) await release();
  await first;
  expect((await rest).map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(went).toEqual([['a'], ['b', 'bad', 'c'], ['b'], ['bad'], ['c']]);
});

it('tells whoever comes past its capacity to come again, and serves them afterwards', async () => {
  const { lane, release, turn } = laneOf({ waiting: 2 });
  const first = lane.submit({ name: 'a' });
  await turn();
  const waiting = [lane.submit({ name: 'b' }), lane.submit({ name: 'c' })];
  await expect(lane.submit({ name: 'd' })).rejects.toBeInstanceOf(OverCapacity);
  await release();
  await release();
  await Promise.all([first, ...waiting]);
  const after = lane.submit({ name: 'd' });
  await release();
  expect(await after).toBe('d');
});
