import type { Client } from './client';

/** The people of the demonstration, signed in. The hospital joins once the hospitals of the example exist. */
export interface Office {
  readonly registrar: Client;
  readonly approver: Client;
  readonly paymaster: Client;
  readonly administrator: Client;
}
