import { InvariantBroken, Refusal, declaredRefusals, invariant, refusal } from './errors';
import { Money } from './money';

const TooMuch = refusal<{ available: Money }>(
  'spec.too-much',
  'conflict',
  { es: 'Excede lo disponible', en: 'More than is available' },
  {
    es: ({ available }) => `Quedan ${available.toSpanish()}.`,
    en: ({ available }) => `${available.toSpanish()} are left.`,
  },
);

const Closed = refusal(
  'spec.closed',
  'missing',
  { es: 'Cerrado', en: 'Closed' },
  { es: () => 'Está cerrado.', en: () => 'It is closed.' },
);

describe('a refusal', () => {
  const refused = new TooMuch({ available: Money.of('1000') });

  it('is an error with a code, a kind and both languages', () => {
    expect(refused).toBeInstanceOf(Error);
    expect(refused).toBeInstanceOf(Refusal);
    expect(refused).toBeInstanceOf(TooMuch);
    expect(refused).not.toBeInstanceOf(Closed);
    expect(refused).toMatchObject({ code: 'spec.too-much', name: 'spec.too-much', kind: 'conflict', problems: [] });
    expect(refused.title.en).toBe('More than is available');
    expect(refused.message).toBe('Quedan $1.000.');
    expect(refused.detail('es')).toBe(refused.message);
    expect(refused.detail('en')).toBe('$1.000 are left.');
  });

  it('keeps Money in its parameters, and JSON prints it as text', () => {
    expect(refused.params.available).toBeInstanceOf(Money);
    expect(JSON.stringify(refused.params)).toBe('{"available":"1000.00"}');
  });

  it('carries located problems', () => {
    const problems = [{ line: 3, code: 'spec.line', detail: { es: 'mal', en: 'wrong' } }];
    expect(new Closed({}, problems).problems).toEqual(problems);
  });

  it('asks for its parameters only when it has any', () => {
    expect(new Closed().message).toBe('Está cerrado.');
    // @ts-expect-error the parameters of TooMuch are required
    expect(() => new TooMuch()).toThrow();
    // @ts-expect-error and they are typed
    expect(() => new TooMuch({ available: 1000 })).toThrow();
  });

  it('is declared once, and listed by code', () => {
    expect(() => refusal('spec.closed', 'form', { es: '', en: '' }, { es: () => '', en: () => '' })).toThrow(
      'the refusal «spec.closed» is declared once',
    );
    expect(declaredRefusals()).toEqual([
      { code: 'spec.closed', kind: 'missing', title: { es: 'Cerrado', en: 'Closed' } },
      {
        code: 'spec.too-much',
        kind: 'conflict',
        title: { es: 'Excede lo disponible', en: 'More than is available' },
      },
    ]);
  });
});

it('a broken invariant says why it had to hold', () => {
  expect(() => invariant(true, 'never said')).not.toThrow();
  expect(() => invariant(0, 'places are never negative')).toThrow(new InvariantBroken('places are never negative'));
});
