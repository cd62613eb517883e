import { Injectable } from '@nestjs/common';
import { Clock } from '../clock';
import type { Tx } from '../database/transactions';
import { Secrets } from '../secrets';
import { newRecoveryCodes, recoveryCodeIn, stepOf } from './second-factor.rules';

export type FactorUsed = 'code' | 'recovery-code';

interface Kept {
  readonly secret: Buffer;
  readonly lastStep: string;
  readonly confirmed: boolean;
}

/** Second factors as they are kept: the secret encrypted with a key that is not in the database, the codes hashed. */
@Injectable()
export class SecondFactorStore {
  constructor(
    private readonly secrets: Secrets,
    private readonly clock: Clock,
  ) {}

  /** What stands of this person, locked. */
  async lock(tx: Tx, personId: string): Promise<{ secret: Buffer; confirmed: boolean } | null> {
    const [kept]: Kept[] = await tx.query(
      `select secret, last_step as "lastStep", confirmed_at is not null as confirmed
       from second_factor
       where person_id = $1
       for update`,
      [personId],
    );
    return kept
      ? { secret: this.secrets.open('second-factor', personId, kept.secret), confirmed: kept.confirmed }
      : null;
  }

  async isConfirmed(tx: Tx, personId: string): Promise<boolean> {
    const found: unknown[] = await tx.query(
      'select from second_factor where person_id = $1 and confirmed_at is not null',
      [personId],
    );
    return found.length > 0;
  }

  /** In the place of one that was never confirmed. */
  async put(tx: Tx, personId: string, secret: Buffer): Promise<void> {
    await tx.query(
      `insert into second_factor (person_id, secret) values ($1, $2)
       on conflict on constraint second_factor_pk do update set secret = excluded.secret, last_step = 0, made_at = now()`,
      [personId, this.secrets.seal('second-factor', personId, secret)],
    );
  }

  /** The code of a step that was not used before: it is used with this. */
  async takeStep(tx: Tx, personId: string, code: string): Promise<boolean> {
    const factor = await this.lock(tx, personId);
    const step = factor === null ? null : stepOf(code.trim(), factor.secret, this.clock.now());
    if (step === null) return false;
    const [, count]: [unknown, number] = await tx.query(
      'update second_factor set last_step = $2 where person_id = $1 and last_step < $2',
      [personId, step],
    );
    return count > 0;
  }

  /** A code of the authenticator, or one of the recovery codes, used with this; null when it is neither. */
  async take(tx: Tx, personId: string, code: string): Promise<FactorUsed | null> {
    if (await this.takeStep(tx, personId, code)) return 'code';
    const recovery = recoveryCodeIn(code);
    if (recovery === null) return null;
    const [, count]: [unknown, number] = await tx.query(
      'update recovery_code set used_at = now() where person_id = $1 and code_hash = $2 and used_at is null',
      [personId, this.hashOf(personId, recovery)],
    );
    return count > 0 ? 'recovery-code' : null;
  }

  /** Ten new codes; those before are good for nothing. */
  async giveRecoveryCodes(tx: Tx, personId: string): Promise<string[]> {
    const codes = newRecoveryCodes();
    await tx.query('delete from recovery_code where person_id = $1', [personId]);
    await tx.query('insert into recovery_code (person_id, code_hash) select $1, unnest($2::bytea[])', [
      personId,
      codes.map((code) => this.hashOf(personId, recoveryCodeIn(code) ?? '')),
    ]);
    return codes;
  }

  /** @returns whether there was a confirmed one */
  async remove(tx: Tx, personId: string): Promise<boolean> {
    const [rows]: [{ confirmed: boolean }[], number] = await tx.query(
      'delete from second_factor where person_id = $1 returning confirmed_at is not null as confirmed',
      [personId],
    );
    return rows[0]?.confirmed ?? false;
  }

  private hashOf(personId: string, code: string): Buffer {
    return this.secrets.mac('recovery-code', personId, code);
  }
}
