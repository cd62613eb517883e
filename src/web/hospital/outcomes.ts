import type { OutcomeWords } from '../parts/outcome';

/** What each act of a hospital says once it is done, by the word of its address. */
export const outcomes: Readonly<Record<string, OutcomeWords>> = {};
