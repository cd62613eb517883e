import { Injectable } from '@nestjs/common';
import canonicalize from 'canonicalize';
import type { Tx } from '../../platform/database/transactions';
import { readContent } from './certificate.content';
import { CertificateMakers } from './certificate.makers';
import { CertificateQueries, type Certified, type StoredCertificate } from './certificate.queries';

/** Certificates that stand and say what would be said now: there is nothing to issue again. */
@Injectable()
export class EqualCertificates {
  constructor(
    private readonly makers: CertificateMakers,
    private readonly certificates: CertificateQueries,
  ) {}

  /**
   * The last one in force with this subject, this cut-off and these facts; null when there is none. Whoever else looks
   * for the same waits until this transaction ends.
   * @throws the type's refusal when that cannot be certified now
   */
  async lock(tx: Tx, asked: Certified): Promise<StoredCertificate | null> {
    const { type, subjectId, cutoff } = asked;
    await this.certificates.lockSubject(tx, asked);
    const standing = await this.certificates.standing(tx, asked);
    if (standing.length === 0) return null;
    const data = canonicalize(await this.makers.of[type].data(tx, subjectId, cutoff));
    return standing.find(({ content }) => canonicalize(readContent(content).data) === data) ?? null;
  }
}
