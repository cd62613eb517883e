import { Money } from './money';
import { amountProblem, readAmount } from './money-form';

it('reads an amount of pesos from a form', () => {
  expect(readAmount('$ 60.431.400,50')).toEqual({ amount: Money.of('60431400.50') });
  expect(readAmount('0', { zero: true })).toEqual({ amount: Money.zero });
  expect(amountProblem('1250.50')).toBeNull();
});

it.each`
  value                    | zero     | code
  ${60431400}              | ${false} | ${'amount.not-text'}
  ${null}                  | ${false} | ${'amount.not-text'}
  ${undefined}             | ${false} | ${'amount.not-text'}
  ${['1']}                 | ${false} | ${'amount.not-text'}
  ${''}                    | ${false} | ${'amount.not-an-amount'}
  ${'sesenta'}             | ${false} | ${'amount.not-an-amount'}
  ${'60.431'}              | ${false} | ${'amount.ambiguous'}
  ${'0.001'}               | ${false} | ${'amount.too-many-decimals'}
  ${'1000000000000000000'} | ${false} | ${'amount.too-large'}
  ${'0'}                   | ${false} | ${'amount.not-positive'}
  ${'-0'}                  | ${false} | ${'amount.not-positive'}
  ${'-1'}                  | ${false} | ${'amount.not-positive'}
  ${'-1'}                  | ${true}  | ${'amount.not-positive'}
`('$value (zero allowed: $zero) is refused as $code', ({ value, zero, code }) => {
  const problem = amountProblem(value, { zero });
  expect(problem?.code).toBe(code);
  expect(problem?.detail.es).toMatch(/\S/);
  expect(problem?.detail.en).toMatch(/\S/);
});

it('an ambiguous amount names both readings, and how to write the first', () => {
  const problem = amountProblem('60.431');
  expect(problem?.detail.es).toBe(
    '«60.431» se puede leer de dos maneras: miles (60431 pesos) o decimales (60.431). Si es lo primero, escriba 60431.00.',
  );
  expect(problem?.params).toEqual({ value: '60.431', readings: ['60431', '60.431'] });
});

it('does not repeat a pasted page', () => {
  expect(amountProblem('x'.repeat(10_000))?.detail.es.length).toBeLessThan(200);
});
