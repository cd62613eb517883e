import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Validator } from '@seriousme/openapi-schema-validator';
import { contractOf } from '../../src/platform/http/openapi';
import { startTestService, type TestService } from '../support/service';

const file = join(__dirname, '..', '..', 'docs', 'api', 'openapi.json');

/** The routes that the contract of the main path names: whoever wrote a client against it finds each one. */
const promised = `
  GET /territories · GET /territories/{divipola}
  POST /hospitals · GET /hospitals · GET /hospitals/{id} · PATCH /hospitals/{id}
  POST /resolutions · GET /resolutions · GET /resolutions/{id} · PATCH /resolutions/{id}
  PUT /resolutions/{id}/lines · POST /resolutions/{id}/review · POST /resolutions/{id}/publication
  GET /resolutions/{id}/allocations · GET /allocations/{id} · POST /allocations/{id}/acceptance
  POST /allocations/{id}/disbursements · POST /disbursements/{id}/approval
  POST /disbursements/{id}/settlement · POST /disbursements/{id}/rejection · POST /disbursements/{id}/receipt
  POST /allocations/{id}/withdrawal · POST /withdrawals/{id}/approval · POST /withdrawals/{id}/clarification
  POST /allocations/{id}/incorporation · POST /allocations/{id}/execution-reports
  POST /execution-reports/{id}/acceptance · POST /execution-reports/{id}/observation
  POST /allocations/{id}/restitutions · POST /restitutions/{id}/verification · POST /allocations/{id}/closure
  POST /ledger/entries/{id}/reversal · GET /ledger/entries · GET /resolutions/{id}/execution-status
  POST /certificates · GET /certificates/{id}/pdf · GET /verification/{code}
  POST /sessions · DELETE /sessions/current · GET /me`
  .split(/[·\n]/)
  .map((route) => route.trim())
  .filter((route) => route !== '');

describe('the HTTP contract', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await startTestService();
  });
  afterAll(() => service.close());

  it('is generated from the code, and docs/api/openapi.json is as fresh (npm run docs writes it)', () => {
    const contract = `${JSON.stringify(contractOf(service.app), null, 2)}\n`;
    if (process.env.WRITE_DOCS) writeFileSync(file, contract);
    expect(readFileSync(file, 'utf8') === contract).toBe(true);
  });

  it('is valid OpenAPI 3.1', async () => {
    const result = await new Validator().validate(
      JSON.parse(JSON.stringify(contractOf(service.app))) as Record<string, unknown>,
    );
    expect(result).toMatchObject({ valid: true });
  });

  it('holds every promised route, and each says who may call it', () => {
    const { paths } = contractOf(service.app);
    const routes = Object.entries(paths).flatMap(([path, operations]) =>
      Object.entries(operations as Record<string, Record<string, unknown>>).map(([method, operation]) => ({
        route: `${method.toUpperCase()} ${path.replace('/api/v1', '')}`,
        permission: operation['x-permission'],
      })),
    );
    expect(promised.filter((route) => !routes.some((each) => each.route === route))).toEqual([]);
    expect(routes.filter(({ permission }) => permission === undefined)).toEqual([]);
  });
});
