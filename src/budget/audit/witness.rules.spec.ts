import { worthOf, type Witnessed } from './witness.rules';

const json = 'application/json; charset=utf-8';
const request: Witnessed = {
  method: 'GET',
  status: 200,
  contentType: json,
  roles: ['registrar'],
  route: '/api/v1/resolutions/:id',
  tried: false,
};

describe('what is worth recording of a request', () => {
  it.each([
    ['a reading of one’s own work', {}, null],
    ['an auditor’s reading', { roles: ['auditor'] }, 'record.read'],
    ['an administrator’s reading', { roles: ['administrator'] }, 'record.read'],
    [
      'an auditor’s reading of what it has already',
      { roles: ['auditor'], status: 304, contentType: '' },
      'record.read',
    ],
    ['an auditor who asks who it is', { roles: ['auditor'], route: '/api/v1/me' }, null],
    ['an auditor who found nothing', { roles: ['auditor'], status: 404 }, null],
    ['a file', { contentType: 'text/csv; charset=utf-8' }, 'record.export'],
    ['a certificate', { contentType: 'application/pdf' }, 'record.export'],
    ['a kit for the auditor', { contentType: 'application/zip', roles: ['auditor'] }, 'record.export'],
    ['an act that was done', { method: 'POST', status: 201 }, null],
    ['an act of another role', { method: 'POST', status: 403 }, 'request.refuse'],
    ['a reading of another role', { status: 403 }, 'request.refuse'],
    ['an act on what is another’s', { method: 'POST', status: 404 }, 'request.refuse'],
    ['a reading of what is another’s, or of nothing', { status: 404 }, null],
    ['an act against a rule', { method: 'POST', status: 409 }, 'request.refuse'],
    ['an act that was only tried', { method: 'POST', status: 409, tried: true }, null],
    ['a form to correct', { method: 'POST', status: 422 }, null],
  ] as [string, Partial<Witnessed>, string | null][])('%s', (_, given, worth) => {
    expect(worthOf({ ...request, ...given })).toBe(worth);
  });
});
