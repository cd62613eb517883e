import { acceptance } from './acts/acceptance';
import { deposit } from './acts/deposit';
import { incorporation } from './acts/incorporation';
import { report } from './acts/report';
import { withdrawal } from './acts/withdrawal';
import { yields } from './acts/yields';
import type { LineAct } from './line-act';

/** Everything that a hospital does on a line with a form, in the order of the story. */
export const lineActs: readonly LineAct[] = [acceptance, incorporation, report, yields, deposit, withdrawal];
