import type { Bench } from './harness/bench';
import { registerGiros } from './B1-register-giros';
import { engine } from './B2-engine';
import { annexes } from './B3-annexes';
import { executionStatus } from './B4-execution-status';
import { verifyEntries } from './B5-verify';
import { drawPapers } from './B6-papers';
import { exportsAndLists } from './B7-exports-and-lists';
import { reconcile } from './B8-reconcile';
import { startAndPages } from './B9-start-and-pages';
import { twoInstances } from './B10-two-instances';

/** In the order of the goals. */
export const benches: readonly Bench[] = [
  registerGiros,
  engine,
  annexes,
  executionStatus,
  verifyEntries,
  drawPapers,
  exportsAndLists,
  reconcile,
  startAndPages,
  twoInstances,
];
