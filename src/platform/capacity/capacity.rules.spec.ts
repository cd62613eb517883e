import { hasRoom, weightOf } from './capacity.rules';

const bounds = { requests: 100, bodyBytes: 1000 };

it.each([
  ['nobody', { requests: 0, bodyBytes: 0, delay: 0 }, 0, true],
  ['one below the bound', { requests: 99, bodyBytes: 0, delay: 0 }, 0, true],
  ['as many as the bound', { requests: 100, bodyBytes: 0, delay: 0 }, 0, false],
  ['bodies up to the bound', { requests: 1, bodyBytes: 600, delay: 0 }, 400, true],
  ['bodies past the bound', { requests: 1, bodyBytes: 600, delay: 0 }, 401, false],
  ['no body while the others have many', { requests: 1, bodyBytes: 1000, delay: 0 }, 0, true],
  ['one large body alone', { requests: 0, bodyBytes: 0, delay: 0 }, 5000, true],
  ['a process that is late, with many waiting', { requests: 20, bodyBytes: 0, delay: 1000 }, 0, false],
  ['a process that is late, with few waiting', { requests: 19, bodyBytes: 0, delay: 5000 }, 0, true],
])('%s', (_, load, bodyBytes, let_in) => {
  expect(hasRoom(load, bounds, bodyBytes)).toBe(let_in);
});

it.each([
  [{}, 0],
  [{ 'content-length': '120' }, 120],
  [{ 'content-length': '9999999' }, 2000],
  [{ 'transfer-encoding': 'chunked' }, 2000],
])('a body that says %j weighs %d', (headers, weight) => {
  expect(weightOf(headers, 2000)).toBe(weight);
});
