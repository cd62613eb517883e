import fc from 'fast-check';
import { expectLedgerSound } from '../support/expect-ledger-sound';
import { startTestService, type TestService } from '../support/service';
import { acts, Desk, openHouse, type House, type Step } from './desk';
import { expectBalances, expectEverything } from './expectations';
import { rolesOf, type PersonName } from './people';
import { parts, type Part } from './plan';

/**
 * Any sequence of acts by any people, one a day, through HTTP. A model that knows only the domain predicts each answer
 * (accepted; refused, with the largest amount that would be accepted; forbidden; invisible) and every balance after it.
 * PROPERTY_RUNS draws more resolutions than the default.
 */
describe('any sequence of acts by any people', () => {
  let service: TestService;
  let house: House;

  beforeAll(async () => {
    service = await startTestService();
    house = await openHouse(service);
  });
  afterAll(() => service.close());

  it('is accepted, refused, forbidden or invisible as the model says, and keeps I1–I11', async () => {
    await fc.assert(
      fc.asyncProperty(fc.boolean(), steps, async (asksRequirement, drawn) => {
        const desk = await Desk.open(house, asksRequirement);
        for (const each of drawn) {
          await desk.attempt(each);
          await expectBalances(desk);
        }
        await expectEverything(desk);
        await expectLedgerSound(service.database);
      }),
      { numRuns: Number(process.env['PROPERTY_RUNS'] ?? 30) },
    );
  }, 3_600_000);
});

const names = Object.keys(acts) as (keyof typeof acts)[];
const people = Object.keys(rolesOf) as PersonName[];
const often = {
  approve: 10,
  reverse: 10,
  restore: 4,
  'return capital': 6,
  'withdraw after payment': 4,
  'annul the withdrawal': 4,
  'clarify: never paid': 4,
  'clarify: paid': 4,
};

const step: fc.Arbitrary<Step> = fc.record({
  act: fc.oneof(
    { arbitrary: fc.constant('go on' as const), weight: 120 },
    ...names.map((name) => ({ arbitrary: fc.constant(name), weight: (often as Record<string, number>)[name] ?? 2 })),
  ),
  by: fc.oneof(
    { arbitrary: fc.constant('whoever may' as const), weight: 12 },
    { arbitrary: fc.constant('jack' as const), weight: 2 },
    { arbitrary: fc.constantFrom(...people), weight: 2 },
  ),
  which: fc.nat(11),
  part: fc.oneof(
    { arbitrary: fc.constant<Part>('all'), weight: 8 },
    { arbitrary: fc.constant<Part>('half'), weight: 3 },
    { arbitrary: fc.constantFrom(...parts), weight: 3 },
  ),
  key: fc.oneof(
    { arbitrary: fc.constant<Step['key']>('new'), weight: 15 },
    { arbitrary: fc.constantFrom<Step['key'][]>('used', 'again'), weight: 1 },
  ),
});

// Shrinking keeps the end of an array; what comes after the step that failed is what it must drop first.
const steps = fc
  .noBias(fc.array(step, { minLength: 1, maxLength: 150, size: 'max' }))
  .map((backwards) => [...backwards].reverse());
