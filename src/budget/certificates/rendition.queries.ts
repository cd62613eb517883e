import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/transactions';

export function fileHash(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** The PDFs that left the building. Bytes are kept only where they cannot be drawn again: of what is signed. */
@Injectable()
export class RenditionQueries {
  /** Was this file ever handed out? */
  async knows(tx: Tx, sha256: string): Promise<boolean> {
    const [row]: { known: boolean }[] = await tx.query(
      `select exists (select from certificate_rendition where sha256 = $1) as known`,
      [sha256],
    );
    return row?.known ?? false;
  }

  /** The signed file of this certificate, where there is one. */
  async signed(tx: Tx, certificateId: string): Promise<Buffer | null> {
    const [row]: { bytes: Buffer }[] = await tx.query(
      `select bytes from certificate_rendition where certificate_id = $1 and signed`,
      [certificateId],
    );
    return row?.bytes ?? null;
  }

  /**
   * Remembers a file for ever: who brings it back is told that it is the one. A later version of the drawing gives
   * other bytes, and those of before stay known.
   */
  async remember(tx: Tx, certificateId: string, file: { sha256: string; signed: Buffer | null }): Promise<void> {
    await tx.query(
      `insert into certificate_rendition (certificate_id, sha256, signed, bytes) values ($1, $2, $3, $4)
       on conflict do nothing`,
      [certificateId, file.sha256, file.signed !== null, file.signed],
    );
  }
}
