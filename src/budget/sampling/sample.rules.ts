import { createHash } from 'node:crypto';
import { invariant, refusal } from '../../kernel/errors';
import { Money } from '../../kernel/money';

/*
 * Samples of entries that anybody can draw again with a pencil, a seed and SHA-256 (docs/sampling.md).
 *
 *   random  the entries in the order of SHA-256("seed:entry"), the first so many
 *   rule    the same, of the entries that meet the rule
 *   amount  monetary units: every so many centavos, from a start that the seed gives, the entry that holds the centavo
 */

export const sampleMethods = ['amount', 'random', 'rule'] as const;

export type SampleMethod = (typeof sampleMethods)[number];

/** What makes an entry worth looking at, whatever its amount. */
export const sampleRules = {
  'inexact-date': 'la fecha de efecto no es exacta: la fuente no la da completa',
  'recorded-late': 'se registró más de 30 días después de surtir efecto',
  'out-of-hours': 'se registró en sábado, en domingo, o entre las 20:00 y las 6:00 de Bogotá',
  'round-amount': 'el valor es múltiplo exacto de un millón de pesos',
  reversal: 'es una anulación, o fue anulado',
} as const;

export type SampleRule = keyof typeof sampleRules;

export const sampleRuleNames = Object.keys(sampleRules) as SampleRule[];

/** An entry of the population: pesos that it moved, all its places together. */
export interface Candidate {
  readonly id: string;
  readonly amount: Money;
}

export interface Drawn {
  readonly entryId: string;
  readonly amount: Money;
  /** SHA-256("seed:entry"), in hexadecimal, where the order of the hashes chose. */
  readonly hash: string | null;
  /** Which centavos of the population chose it, from 1, where the amount chose. */
  readonly hits: readonly string[];
}

/** @throws NothingToSample when the population is empty, SampleTooLarge saying how many there are */
export function draw(
  population: readonly Candidate[],
  { method, size, seed }: { method: SampleMethod; size: number; seed: string },
): Drawn[] {
  if (population.length === 0) throw new NothingToSample();
  if (size > population.length) throw new SampleTooLarge({ size, maximum: population.length });
  return method === 'amount' ? byMonetaryUnit(population, { size, seed }) : byHash(population, { size, seed });
}

function byHash(population: readonly Candidate[], { size, seed }: { size: number; seed: string }): Drawn[] {
  return population
    .map(({ id, amount }) => ({ entryId: id, amount, hash: sha256(`${seed}:${id}`), hits: [] }))
    .sort((a, b) => (a.hash < b.hash ? -1 : 1))
    .slice(0, size);
}

/**
 * Systematic selection by monetary unit: an entry larger than total ÷ size is always chosen, and maybe twice. What the
 * division leaves over is spread over the steps, so that no entry stands whole after the last of them.
 */
function byMonetaryUnit(population: readonly Candidate[], { size, seed }: { size: number; seed: string }): Drawn[] {
  const sorted = [...population].sort((a, b) => (a.id < b.id ? -1 : 1));
  const total = sorted.reduce((sum, { amount }) => sum + centavosOf(amount), 0n);
  const interval = total / BigInt(size);
  invariant(interval > 0n, 'every entry moves a centavo at least, and a sample is no larger than its population');
  const start = (BigInt(`0x${sha256(seed)}`) % interval) + 1n;
  const chosen = Array.from({ length: size }, (_, step) => start + (BigInt(step) * total) / BigInt(size));
  let [after, next] = [0n, 0];
  return sorted.flatMap(({ id, amount }) => {
    after += centavosOf(amount);
    const hits: string[] = [];
    for (let centavo = chosen[next]; centavo !== undefined && centavo <= after; centavo = chosen[next]) {
      hits.push(String(centavo));
      next += 1;
    }
    return hits.length === 0 ? [] : [{ entryId: id, amount, hash: null, hits }];
  });
}

function centavosOf(amount: Money): bigint {
  return BigInt(amount.toString().replace('.', ''));
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

export const NothingToSample = refusal(
  'sample.nothing-to-draw',
  'conflict',
  { es: 'No hay de qué tomar la muestra', en: 'There is nothing to draw from' },
  {
    es: () => 'Ningún asiento cumple lo pedido: no hay de qué tomar la muestra.',
    en: () => 'No entry meets what was asked: there is nothing to draw from.',
  },
);

export const SampleTooLarge = refusal<{ size: number; maximum: number }>(
  'sample.too-large',
  'conflict',
  { es: 'La muestra es mayor que la población', en: 'The sample is larger than its population' },
  {
    es: ({ size, maximum }) => `Se piden ${size} asientos y hay ${maximum}.`,
    en: ({ size, maximum }) => `${size} entries were asked for and there are ${maximum}.`,
  },
);
