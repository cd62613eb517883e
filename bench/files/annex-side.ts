import type { Doors } from '../../src/platform/database/service-role';
import type { Setting } from '../harness/bench';
import type { RunningService } from '../harness/service';

/** What an annex is measured on, by us and by the others. */
export interface Side {
  readonly setting: Setting;
  readonly doors: Doors;
  readonly service: RunningService;
  readonly folder: string;
  readonly lines: number;
  readonly tokens: { readonly registrar: string; readonly approver: string };
  /** A draft for the lines of the yardsticks. */
  readonly draft: string;
}
