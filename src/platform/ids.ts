import { v5, v7 } from 'uuid';

/** A new identifier, ordered by its time of making. */
export function newId(): string {
  return v7();
}

const accounts = '6f0b6a5e-2a0c-5d0b-9f39-7a1f3f8d1409';

/** The identifier that the same words always give: no look-up is needed to name a thing that is unique by its nature. */
export function idOf(...words: string[]): string {
  return v5(words.join('/'), accounts);
}

/** Whether the text has the shape of an identifier; anything else names nothing. */
export function isId(text: string): boolean {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(text);
}
