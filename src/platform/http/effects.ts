import type { Tx } from '../database/transactions';

/** Tells what an act that is being tried has moved so far: the business says in its own terms what that means. */
export abstract class Effects {
  abstract of(tx: Tx): Promise<readonly object[]>;
}
