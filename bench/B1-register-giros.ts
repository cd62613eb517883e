import { byScale, type Bench, type Goal, type Prepared } from './harness/bench';
import { openElsewhere, type Elsewhere } from './register/elsewhere';
import { openPayments } from './register/payments';

const hot = 'pay, 13 lines, 64 clients';
const wide = 'pay, 10.000 lines, 64 clients';
const single = 'pay, 13 lines, one client';
const singleAlone = 'the same by the plain path, one client';
const nothing = 'our route doing nothing, signed in';
const oneFunction = 'pgbench, one function, 13 lines';
const usual = 'usual Nest + TypeORM, 13 lines';
const postgraphile = 'PostGraphile, 13 lines';

const goals: readonly Goal[] = [
  { text: '13 lines, over our route doing nothing', of: [hot, 'acts/s'], over: [nothing, 'acts/s'], atLeast: 0.7 },
  { text: '10.000 lines, over our route doing nothing', of: [wide, 'acts/s'], over: [nothing, 'acts/s'], atLeast: 0.7 },
  { text: 'over pgbench calling one function', of: [hot, 'acts/s'], over: [oneFunction, 'acts/s'], atLeast: 1 },
  { text: 'over the usual Nest + TypeORM', of: [hot, 'acts/s'], over: [usual, 'acts/s'], atLeast: 15 },
  { text: 'over PostGraphile', of: [hot, 'acts/s'], over: [postgraphile, 'acts/s'], atLeast: 4 },
  {
    text: "one client's wait, over the plain path",
    of: [single, 'mean ms'],
    over: [singleAlone, 'mean ms'],
    atMost: 1.2,
  },
  { text: 'p99 over p50, 13 lines', of: [hot, 'p99 ms'], over: [hot, 'p50 ms'], atMost: 10 },
  { text: 'p99 over p50, 10.000 lines', of: [wide, 'p99 ms'], over: [wide, 'p50 ms'], atMost: 10 },
];

/**
 * Payments of approved orders: the act that moves the money out, with all its checks, its idempotency and its record.
 * Thirteen hot lines, as in 1409; ten thousand, as in a country.
 */
export const registerGiros: Bench = {
  code: 'B1',
  title: 'register giros over HTTP, 64 clients',
  prepare: async (setting): Promise<Prepared> => {
    const acts = byScale(setting, { quick: 64, default: 3000, full: 10_000 });
    const thousands = byScale(setting, { quick: 1, default: 10, full: 10 });
    const few = await openPayments(setting, 'b1_hot', { resolutions: 1, lines: 13, giros: 100 }, acts * 6);
    const many = await openPayments(setting, 'b1_wide', { resolutions: thousands, lines: 1000, giros: 2 }, acts * 6);
    const elsewhere = await openElsewhere(setting, 'b1_elsewhere', 13);
    const alone = Math.ceil(acts / 10);
    return {
      contestants: [
        few.pay(hot, 64, acts),
        many.pay(wide, 64, acts),
        few.nothing(nothing, '/api/v1/nothing/signed-in', acts),
        few.nothing('our route doing nothing, for anybody', '/api/v1/nothing', acts),
        few.pay(single, 1, alone),
        few.payAlone(singleAlone, alone),
        few.order('order, 13 lines, 64 clients', 64, acts),
        ...elsewhereOf(elsewhere, acts),
      ],
      goals,
      prove: async () => {
        for (const side of [few, many, elsewhere]) await side.prove();
      },
      close: async () => {
        for (const side of [few, many, elsewhere]) await side.close();
      },
    };
  },
};

function elsewhereOf(elsewhere: Elsewhere, acts: number) {
  const variables = (line: number) => ({ line, pesos: '1.00', reference: 'EJEMPLO' });
  return [
    elsewhere.script(oneFunction, 'one-function.sql', { clients: 64, transactions: acts * 2 }),
    elsewhere.script('pgbench, six statements, 13 lines', 'six-statements.sql', { clients: 64, transactions: acts }),
    elsewhere.server(
      usual,
      {
        file: 'usual-service/main.mjs',
        needs: ['@nestjs/platform-express', 'class-validator', 'typeorm'],
        status: 201,
        call: (line) => ({
          method: 'POST',
          path: `/lines/${line}/giros`,
          body: { amount: '1.00', reference: 'EJEMPLO' },
        }),
      },
      Math.ceil(acts / 8),
    ),
    elsewhere.server(
      postgraphile,
      {
        file: 'postgraphile.mjs',
        needs: ['postgraphile'],
        status: 200,
        call: (line) => ({
          method: 'POST',
          path: '/graphql',
          body: { query: registerMutation, variables: variables(line) },
        }),
      },
      Math.ceil(acts / 2),
    ),
  ];
}

const registerMutation = `mutation ($line: Int!, $pesos: BigFloat!, $reference: String!) {
  registerGiro(input: { ofLine: $line, pesos: $pesos, reference: $reference }) { bigInt }
}`;
