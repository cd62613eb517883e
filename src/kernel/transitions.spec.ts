import { transitions } from './transitions';

type State = 'draft' | 'in-review' | 'issued' | 'annulled' | 'orphan';
type Act = 'submit' | 'give-back' | 'issue' | 'annul';

const life = transitions<State, Act>({
  draft: { submit: 'in-review', annul: 'annulled' },
  'in-review': { 'give-back': 'draft', issue: 'issued' },
  issued: {},
  annulled: {},
  orphan: { submit: 'in-review' },
});

it.each`
  state          | act              | next
  ${'draft'}     | ${'submit'}      | ${'in-review'}
  ${'draft'}     | ${'issue'}       | ${null}
  ${'in-review'} | ${'issue'}       | ${'issued'}
  ${'in-review'} | ${'give-back'}   | ${'draft'}
  ${'issued'}    | ${'annul'}       | ${null}
  ${'draft'}     | ${'constructor'} | ${null}
`('$state, $act: $next', ({ state, act, next }) => expect(life.next(state, act)).toBe(next));

it('lists states and acts in the order of the table', () => {
  expect(life.states).toEqual(['draft', 'in-review', 'issued', 'annulled', 'orphan']);
  expect(life.acts('draft')).toEqual(['submit', 'annul']);
  expect(life.acts('issued')).toEqual([]);
});

it('shows which states cannot be reached', () => {
  const reached = life.reachable('draft');
  expect(life.states.filter((state) => !reached.has(state))).toEqual(['orphan']);
  expect([...life.reachable('issued')]).toEqual(['issued']);
});
