import { idOfRole, type BenchRole } from './people';

/** Identifiers that follow from what they name, so that no bench needs to look for them. */
export const identifierOf = {
  resolution: (number: number) => numbered('a0', number),
  /** @param line from 0 over the whole history: resolution × lines + position */
  line: (line: number) => numbered('b0', line),
  /** @param giro from 0 over the whole history: line × (giros + awaiting) + position */
  giro: (giro: number) => numbered('c0', giro),
};

function numbered(kind: string, number: number): string {
  return `${kind}000000-0000-7000-8000-${number.toString(16).padStart(12, '0')}`;
}

/** The same in SQL, of a number that a query makes. */
export function id(kind: string, number: string): string {
  return `('${kind}000000-0000-7000-8000-' || lpad(to_hex(${number}), 12, '0'))::uuid`;
}

export function person(role: BenchRole): string {
  return `'${idOfRole(role)}'::uuid`;
}
