import { Injectable } from '@nestjs/common';
import { drawDocument } from '../../platform/paper/draw-document';
import { Transactions } from '../../platform/database/transactions';
import { certificatePlan } from './certificate.layout';
import type { StoredCertificate } from './certificate.queries';
import { fileHash, RenditionQueries } from './rendition.queries';

/** A certificate as a file, and the memory of every file that was handed out. */
@Injectable()
export class CertificatePapers {
  constructor(
    private readonly transactions: Transactions,
    private readonly renditions: RenditionQueries,
  ) {}

  /** Drawn from the stored content alone: the same bytes every time. It is known from then on as a file of ours. */
  async pdf({ id, code, content, sha256 }: StoredCertificate): Promise<{ name: string; bytes: Buffer }> {
    const name = `certificado-${code}.pdf`;
    const signed = await this.transactions.read((tx) => this.renditions.signed(tx, id));
    if (signed) return { name, bytes: signed };
    const bytes = await drawDocument(certificatePlan(content, sha256));
    await this.remember(id, fileHash(bytes));
    return { name, bytes };
  }

  private async remember(id: string, sha256: string): Promise<void> {
    const known = await this.transactions.read((tx) => this.renditions.knows(tx, sha256));
    if (!known) await this.transactions.run((tx) => this.renditions.remember(tx, id, { sha256, signed: null }));
  }
}
