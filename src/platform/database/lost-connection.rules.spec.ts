import { connectionFailureOf } from './lost-connection.rules';

it.each([
  ['PostgreSQL stops', { code: '57P01' }, 'lost'],
  ['PostgreSQL crashed', { code: '57P02' }, 'lost'],
  ['a broken connection', { code: '08006' }, 'lost'],
  ['the socket ended', { message: 'Connection terminated unexpectedly' }, 'lost'],
  ['asked of one that broke', { message: 'Client has encountered a connection error and is not queryable' }, 'lost'],
  ['asked of one that is closed', { message: 'Client was closed and is not queryable' }, 'lost'],
  ['it broke between two questions', { message: 'Query runner already released. Cannot run queries anymore.' }, 'lost'],
  [
    'it broke between two questions of an entity',
    {
      message:
        'Database connection provided by a query runner was already released, cannot continue to use its querying methods anymore.',
    },
    'lost',
  ],
  ['we closed it', { message: 'Connection terminated' }, 'closed'],
  ['it was not had in time', { message: 'Connection terminated due to connection timeout' }, 'closed'],
  ['none to spare', { message: 'timeout exceeded when trying to connect' }, 'none-to-spare'],
  ['no answer', { message: 'Query read timeout' }, 'unanswered'],
  ['it does not take questions yet', { code: '57P03', message: 'the database system is starting up' }, null],
  ['a question that took too long', { code: '57014', message: 'canceling statement due to statement timeout' }, null],
  ['words of ours about a connection', { message: 'The report says: Connection terminated' }, null],
  ['a wrong question', { code: '42703', message: 'column "x" does not exist' }, null],
  ['nothing that is known', {}, null],
])('%s', (_, error, failure) => {
  expect(connectionFailureOf(error)).toBe(failure);
});
