import type { Bench } from './harness/bench';
import { registerGiros } from './B1-register-giros';

/** In the order of the goals. */
export const benches: readonly Bench[] = [registerGiros];
