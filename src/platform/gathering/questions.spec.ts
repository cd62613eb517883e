import { Questions } from './questions';

/** Questions whose answers wait until they are let go. */
function asked() {
  const went: string[][] = [];
  const gates: ((fail?: Error) => void)[] = [];
  const questions = new Questions<string>(async (keys) => {
    went.push([...keys]);
    const failed = await new Promise<Error | undefined>((open) => gates.push(open));
    if (failed) throw failed;
    return new Map(keys.filter((key) => key !== 'nobody').map((key) => [key, `${key} ${went.length}`]));
  });
  const turn = () => new Promise((done) => setImmediate(done));
  const release = async (fail?: Error) => {
    await turn();
    gates.shift()?.(fail);
    await turn();
  };
  return { questions, went, release };
}

it('asks at once what comes alone, together what came meanwhile, and equal ones once', async () => {
  const { questions, went, release } = asked();
  const first = questions.about('a');
  await new Promise((done) => setImmediate(done));
  const others = ['b', 'c', 'b', 'nobody'].map((key) => questions.about(key));
  await release();
  await release();
  expect(await Promise.all([first, ...others])).toEqual(['a 1', 'b 2', 'c 2', 'b 2', null]);
  expect(went).toEqual([['a'], ['b', 'c', 'nobody']]);
});

it('never answers with what was asked before the question came', async () => {
  const { questions, went, release } = asked();
  const before = questions.about('a');
  await new Promise((done) => setImmediate(done));
  const after = questions.about('a');
  await release();
  await release();
  expect(await Promise.all([before, after])).toEqual(['a 1', 'a 2']);
  expect(went).toEqual([['a'], ['a']]);
});

it('fails those who asked together, and answers who comes next', async () => {
  const { questions, release } = asked();
  const failing = Promise.allSettled([questions.about('a'), questions.about('b')]);
  await release(new Error('the connection is gone'));
  expect((await failing).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  const next = questions.about('a');
  await release();
  expect(await next).toBe('a 2');
});
