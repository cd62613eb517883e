import { Injectable } from '@nestjs/common';
import type { Logo } from '../../platform/letterhead';
import type { Tx } from '../../platform/database/transactions';

/** The logos that stand on certificates, each by its SHA-256, for ever. */
@Injectable()
export class LogoQueries {
  async keep(tx: Tx, { sha256, png }: Pick<Logo, 'sha256' | 'png'>): Promise<void> {
    const [kept]: object[] = await tx.query('select sha256 from letterhead_logo where sha256 = $1', [sha256]);
    if (kept) return;
    await tx.query('insert into letterhead_logo (sha256, png) values ($1, $2) on conflict do nothing', [sha256, png]);
  }

  async withHash(tx: Tx, sha256: string): Promise<Buffer | null> {
    const [row]: { png: Buffer }[] = await tx.query('select png from letterhead_logo where sha256 = $1', [sha256]);
    return row?.png ?? null;
  }
}
