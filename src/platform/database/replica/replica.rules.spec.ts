import { isReplicasFault, problemWith } from './replica.rules';

const primary = {
  at: '',
  position: '0/1',
  user: 'servicio',
  database: 'trazagiro',
  databaseId: '5',
  synchronousCommit: 'on',
};
const replica = { standby: true, position: '0/1', user: 'servicio', database: 'trazagiro', databaseId: '5' };

it.each([
  ['a replica of this database, entered alike', {}, {}, null],
  ['a primary', {}, { standby: false }, /it is no replica/],
  ['another database', {}, { database: 'otra' }, /another database/],
  ['another of the same name', {}, { databaseId: '6' }, /another database/],
  ['another user, for whom other policies hold', {}, { user: 'dueno' }, /entered as dueno/],
  ['a primary that answers before it writes', { synchronousCommit: 'off' }, {}, /synchronous_commit/],
])('%s', (_, ofPrimary, ofReplica, problem) => {
  const found = problemWith({ ...primary, ...ofPrimary }, { ...replica, ...ofReplica });
  if (problem === null) expect(found).toBeNull();
  else expect(found).toMatch(problem);
});

it.each([
  ['it cancelled the query to go on replaying', { code: '40001' }, true],
  ['it is stopping', { driverError: { code: '57P01' } }, true],
  ['nobody listens', { code: 'ECONNREFUSED' }, true],
  ['the connection was cut', { message: 'Connection terminated unexpectedly' }, true],
  ['the question is wrong', { driverError: { code: '42703' } }, false],
  ['it took too long, as it would there', { driverError: { code: '57014' } }, false],
  ['a refusal of ours', new Error('No existe'), false],
])('done again on the primary: %s', (_, error, again) => {
  expect(isReplicasFault(error)).toBe(again);
});
