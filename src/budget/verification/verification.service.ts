import { Injectable } from '@nestjs/common';
import { seeing } from '../../platform/database/scope';
import { Transactions, type Tx } from '../../platform/database/transactions';
import { isPdf, readEmbeddedFiles } from '../../platform/paper/embedded-files';
import { BatchFileQueries } from '../certificate-batches/batch-file.queries';
import { CertificateQueries, type StoredCertificate } from '../certificates/certificate.queries';
import { readCode } from '../certificates/certificate.rules';
import { CertificateFlags } from '../certificates/flags.service';
import { fileHash } from '../certificates/rendition.queries';
import { StandingQueries } from '../certificates/standing.queries';
import { claimOf, compareCarried, type Claim } from './attached-data.rules';
import {
  viewSeveral,
  viewSeveralUnknown,
  viewUnknown,
  viewVerification,
  type BroughtFile,
  type VerificationView,
} from './verification.dto';
import { NotAPdf, ProtectedPdf, unknownCode, unknownFile } from './verification.rules';

/** What anybody is told of a certificate: by its code, or by its file. */
@Injectable()
export class CertificateVerification {
  constructor(
    private readonly transactions: Transactions,
    private readonly certificates: CertificateQueries,
    private readonly standing: StandingQueries,
    private readonly flags: CertificateFlags,
    private readonly batchFiles: BatchFileQueries,
  ) {}

  /** @param typed as a person types it */
  ofCode(typed: string): Promise<VerificationView> {
    const code = readCode(typed);
    if (code === null) return Promise.resolve(viewUnknown(unknownCode, null));
    return this.asAnybody(async (tx) => {
      const stored = await this.certificates.withCode(tx, code);
      return stored ? this.view(tx, stored, null) : viewUnknown(unknownCode, null);
    });
  }

  /**
   * The file is looked for among those that were handed out; when it is none of them, what it carries is compared with
   * what was issued.
   * @throws NotAPdf, ProtectedPdf
   */
  async ofFile(bytes: Buffer): Promise<VerificationView> {
    if (!isPdf(bytes)) throw new NotAPdf({});
    const sha256 = fileHash(bytes);
    const known = await this.asAnybody(async (tx) => {
      const stored = await this.certificates.withFile(tx, sha256);
      if (stored) return this.view(tx, stored, { sha256, comparison: 'identical', differences: [] });
      const held = await this.batchFiles.held(tx, sha256);
      return held.length > 0 ? viewSeveral(held, sha256) : null;
    });
    if (known) return known;
    const read = readEmbeddedFiles(bytes);
    if (read.encrypted) throw new ProtectedPdf({});
    const claim = claimOf(read);
    if (claim.several) return viewSeveralUnknown(sha256);
    return this.asAnybody(async (tx) => {
      const stored = await this.claimed(tx, claim);
      if (!stored) return viewUnknown(unknownFile(claim.codes), sha256);
      return this.view(tx, stored, { sha256, ...compareCarried(claim, stored) });
    });
  }

  // The code and the file are the permission: whoever holds the paper may compare it.
  private asAnybody<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return seeing('everything', () => this.transactions.read(work));
  }

  /** The first certificate that exists of those that the file claims to be; a file may claim a few and no more. */
  private async claimed(tx: Tx, { codes }: Claim): Promise<StoredCertificate | null> {
    for (const code of codes.slice(0, 4)) {
      const stored = await this.certificates.withCode(tx, code);
      if (stored) return stored;
    }
    return null;
  }

  private async view(tx: Tx, stored: StoredCertificate, file: BroughtFile | null): Promise<VerificationView> {
    const standing = await this.standing.of(tx, stored.id);
    // What has been annulled or replaced is not answered for any more.
    const flag = standing.state === 'valid' ? await this.flags.of(tx, stored) : null;
    const last = standing.state === 'superseded' ? await this.standing.last(tx, stored.id) : null;
    return viewVerification({ stored, standing, flag, last }, file);
  }
}
