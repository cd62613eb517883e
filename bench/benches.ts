import type { Bench } from './harness/bench';
import { registerGiros } from './B1-register-giros';
import { twoInstances } from './B10-two-instances';
import { verifyEntries } from './B5-verify';
import { drawPapers } from './B6-papers';

/** In the order of the goals. */
export const benches: readonly Bench[] = [registerGiros, verifyEntries, drawPapers, twoInstances];
