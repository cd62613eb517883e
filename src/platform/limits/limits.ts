import { Injectable } from '@nestjs/common';
import { refusal } from '../../kernel/errors';
import { seeing } from '../database/scope';
import { Transactions } from '../database/transactions';
import { Secrets } from '../secrets';
import type { Pace } from './limits.rules';

export const TooMany = refusal(
  'request.too-many',
  'too-many',
  { es: 'Demasiadas peticiones', en: 'Too many requests' },
  {
    es: ({ retryAfterSeconds }: { retryAfterSeconds: number }) =>
      `Demasiadas peticiones: intente de nuevo en ${retryAfterSeconds} s.`,
    en: ({ retryAfterSeconds }: { retryAfterSeconds: number }) =>
      `Too many requests: try again in ${retryAfterSeconds} s.`,
  },
);

/** Rate limits that every instance shares: they are kept in the database, and no address or account can be read there. */
@Injectable()
export class Limits {
  constructor(
    private readonly transactions: Transactions,
    private readonly secrets: Secrets,
  ) {}

  /**
   * Takes one turn of `of` (an address, an account) at `what`. A turn that is refused costs nothing.
   *
   * The generic cell rate algorithm: one instant a key says when its turns are all free again, so one statement both
   * decides and counts, and a key whose instant is past is as good as none.
   * @throws TooMany with the seconds until the next turn
   */
  async take(what: string, of: string, pace: Pace): Promise<void> {
    const key = this.secrets.mac('rate-limit', what, of);
    const wait = await seeing('nothing', () => this.turn(key, pace));
    if (wait > 0) throw new TooMany({ retryAfterSeconds: wait });
  }

  /** @returns how many seconds the next turn is away, or 0 when this one was taken */
  private turn(key: Buffer, pace: Pace): Promise<number> {
    return this.transactions.run(async (tx) => {
      const taken: unknown[] = await tx.query(
        `insert into rate_limit as kept (key, free_at)
         values ($1, clock_timestamp() + make_interval(secs => $2))
         on conflict on constraint rate_limit_pk do update
         set free_at = greatest(kept.free_at, clock_timestamp()) + make_interval(secs => $2)
         where kept.free_at <= clock_timestamp() + make_interval(secs => $2 * ($3 - 1))
         returning free_at`,
        [key, pace.everySeconds, pace.burst],
      );
      // After the turn, and past what others hold: tidying up never waits for anybody.
      await tx.query(
        `delete from rate_limit
         where key in (select key from rate_limit where free_at < now() limit 10 for update skip locked)`,
      );
      if (taken.length > 0) return 0;
      const [row]: { seconds: number }[] = await tx.query(
        `select ceil(extract(epoch from free_at - clock_timestamp()) - $2 * ($3 - 1))::int as seconds
         from rate_limit
         where key = $1`,
        [key, pace.everySeconds, pace.burst],
      );
      return Math.max(1, row?.seconds ?? 1);
    });
  }
}
