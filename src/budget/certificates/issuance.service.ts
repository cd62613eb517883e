import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import canonicalize from 'canonicalize';
import { yearOf, type CalendarDate } from '../../kernel/calendar';
import { invariant } from '../../kernel/errors';
import { declarePassingConstraint } from '../../platform/database/constraints';
import type { Tx } from '../../platform/database/transactions';
import type { Caller } from '../../platform/http/caller';
import { newId } from '../../platform/ids';
import { Audit } from '../audit/audit.service';
import { certificateContent, type Superseded } from './certificate.content';
import { CertificateMakers } from './certificate.makers';
import { CertificateQueries, type StoredCertificate } from './certificate.queries';
import { requireCutoff, verificationCode, type CertificateType } from './certificate.rules';
import { CertificateCircumstances } from './circumstances.service';

// Two equal codes in 2^60: the transaction runs again and draws another.
declarePassingConstraint('certificate_code_once');

export interface ToIssue {
  readonly type: CertificateType;
  readonly subjectId: string;
  readonly cutoff: CalendarDate;
  /** The one whose place it takes, if any. */
  readonly supersedes: Superseded | null;
}

/** The act of issuing, inside the transaction of whoever asked for it. */
@Injectable()
export class Issuance {
  constructor(
    private readonly makers: CertificateMakers,
    private readonly queries: CertificateQueries,
    private readonly circumstances: CertificateCircumstances,
    private readonly audit: Audit,
  ) {}

  /** @throws NotFound, CutoffInTheFuture, and the type's refusal saying what is missing, with its figures */
  async issue(tx: Tx, by: Caller, asked: ToIssue): Promise<Omit<StoredCertificate, 'issuedAt'>> {
    const { type, subjectId, cutoff, supersedes } = asked;
    requireCutoff(cutoff, by.today);
    const maker = this.makers.of[type];
    const owner = await maker.hold(tx, by, { subjectId, cutoff });
    const said = await maker.say(tx, subjectId, cutoff);
    const circumstances = await this.circumstances.now(tx);
    const year = yearOf(by.today);
    const number = await this.queries.nextNumber(tx, { type, year });
    const code = verificationCode(randomBytes(12));
    const issue = { type, number, year, code, subjectId, issuedOn: by.today, cutoff, supersedes, circumstances };
    const content = certificateContent(maker, said, issue);
    const stored = { id: newId(), type, year, number, code, subjectId, ...owner, ...frozen(content) };
    await this.queries.store(tx, { ...stored, issuedBy: by.person.id });
    await this.audit.record(tx, by, {
      act: 'certificate.issue',
      subjectKind: 'certificate',
      subjectId: stored.id,
      content: {
        type,
        year,
        number,
        code,
        subjectId,
        cutoff,
        sha256: stored.sha256,
        ...(supersedes ? { supersedes: { id: supersedes.id, code: supersedes.code, reason: supersedes.reason } } : {}),
      },
    });
    return stored;
  }
}

function frozen(said: object): { content: string; sha256: string } {
  const content = canonicalize(said);
  invariant(content, 'a certificate has content');
  return { content, sha256: createHash('sha256').update(content, 'utf8').digest('hex') };
}
