import { Injectable } from '@nestjs/common';
import { Transactions, type Tx } from '../database/transactions';
import { networkOf } from '../limits/limits.rules';
import { Secrets } from '../secrets';
import { withAttempt, type Count, type CountKind } from './lockout.rules';

/** Who tries to enter, as far as anybody can tell before they have. */
export interface Attempt {
  /** As it was typed: an account that does not exist is counted as one that does. */
  readonly email: string;
  readonly address: string;
  /** The device, if it has signed in to this account before. */
  readonly device: string | null;
}

/** An attempt that was counted; it is taken back with `takeBack`. */
export interface CountedAttempt {
  readonly counts: readonly (Count & Keyed)[];
  /** What is closed for a while if this attempt fails. */
  readonly holds: readonly { readonly kind: CountKind; readonly seconds: number }[];
}

/** Failed attempts to sign in, counted for all instances in the database. */
@Injectable()
export class Lockout {
  constructor(
    private readonly transactions: Transactions,
    private readonly secrets: Secrets,
  ) {}

  /**
   * Counts the attempt as failed, before anything is compared: of many at once none is free.
   * @throws TooManyAttempts, the same for an account that exists and one that does not
   */
  begin(attempt: Attempt): Promise<CountedAttempt> {
    const keys = this.keysOf(attempt);
    return this.transactions.run(async (tx) => {
      const { counts, now } = await lockCounts(tx, keys);
      const next = withAttempt(counts, now);
      for (const { key, failures, failedAt, blockedUntil } of next) {
        await tx.query('update sign_in_failure set failures = $2, failed_at = $3, blocked_until = $4 where key = $1', [
          key,
          failures,
          failedAt,
          blockedUntil,
        ]);
      }
      await forgetOld(tx);
      const holds = next.map(({ kind, blockedUntil }) => ({
        kind,
        seconds: (blockedUntil.getTime() - now.getTime()) / 1000,
      }));
      return { counts: next, holds: holds.filter(({ seconds }) => seconds > 0) };
    });
  }

  /**
   * The attempt was right and counts no more. Behind the whole of it, what is of this account at this place begins again:
   * not behind a password alone, or who knows it would guess codes for ever.
   */
  async takeBack(tx: Tx, { counts }: CountedAttempt, { whole }: { whole: boolean }): Promise<void> {
    for (const { kind, key } of counts) {
      const own = whole && (kind === 'device' || kind === 'account-from-network');
      await tx.query(
        `update sign_in_failure
         set failures = case when $2 then 0 else greatest(failures - 1, 0) end, blocked_until = now()
         where key = $1`,
        [key, own],
      );
    }
  }

  private keysOf({ email, address, device }: Attempt): Keyed[] {
    const network = networkOf(address);
    const account = email.trim().toLowerCase();
    const keyed = (kind: CountKind, ...parts: string[]): Keyed => ({
      kind,
      key: this.secrets.mac('sign-in-failure', kind, ...parts),
    });
    const keys =
      device === null
        ? [keyed('account-from-network', account, network), keyed('network', network), keyed('account', account)]
        : [keyed('device', account, device)];
    // Locked in one order, so that two attempts never wait for each other.
    return keys.sort((a, b) => Buffer.compare(a.key, b.key));
  }
}

interface Keyed {
  readonly kind: CountKind;
  readonly key: Buffer;
}

async function lockCounts(tx: Tx, keys: readonly Keyed[]): Promise<{ counts: (Count & Keyed)[]; now: Date }> {
  const counts: (Count & Keyed)[] = [];
  for (const { kind, key } of keys) {
    await tx.query(
      `insert into sign_in_failure (key, failures) values ($1, 0)
       on conflict on constraint sign_in_failure_pk do nothing`,
      [key],
    );
    const [row]: { failures: number; failedAt: string; blockedUntil: string }[] = await tx.query(
      `select failures, failed_at as "failedAt", blocked_until as "blockedUntil"
       from sign_in_failure
       where key = $1
       for update`,
      [key],
    );
    counts.push({
      kind,
      key,
      failures: row?.failures ?? 0,
      failedAt: new Date(row?.failedAt ?? 0),
      blockedUntil: new Date(row?.blockedUntil ?? 0),
    });
  }
  // After the locks: whoever waited for one reads the clock as it is then.
  const [clock]: { now: string }[] = await tx.query('select clock_timestamp() as now');
  return { counts, now: new Date(clock?.now ?? 0) };
}

async function forgetOld(tx: Tx): Promise<void> {
  await tx.query(
    `delete from sign_in_failure
     where key in (
       select key from sign_in_failure where failed_at < now() - interval '1 day' limit 20 for update skip locked
     )`,
  );
}
