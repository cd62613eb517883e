import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import canonicalize from 'canonicalize';
import { yearOf } from '../../kernel/calendar';
import { invariant } from '../../kernel/errors';
import { scopeOf } from '../../platform/access/person';
import { declarePassingConstraint } from '../../platform/database/constraints';
import { Transactions } from '../../platform/database/transactions';
import type { Answer } from '../../platform/http/answers';
import type { Caller } from '../../platform/http/caller';
import { NotFound } from '../../platform/http/contract';
import type { Page } from '../../platform/http/paging';
import { UseCases } from '../../platform/http/use-cases';
import { newId } from '../../platform/ids';
import { Audit } from '../audit/audit.service';
import type { CertificatesAsked, ListedCertificateView } from './certificate-list.dto';
import { certificateContent } from './certificate.content';
import { viewIssued, type CertificateForm, type IssuedView } from './certificate.dto';
import { CertificateMakers } from './certificate.makers';
import { CertificateQueries, type StoredCertificate } from './certificate.queries';
import { requireCutoff, verificationCode } from './certificate.rules';
import { CertificatePapers } from './papers.service';

// Two equal codes in 2^60: the transaction runs again and draws another.
declarePassingConstraint('certificate_code_once');

/** Certificates: frozen content, gapless numbers, a code that anybody can look up. */
@Injectable()
export class Certificates {
  constructor(
    private readonly useCases: UseCases,
    private readonly transactions: Transactions,
    private readonly queries: CertificateQueries,
    private readonly makers: CertificateMakers,
    private readonly audit: Audit,
    private readonly papers: CertificatePapers,
  ) {}

  /**
   * Issues the certificate of a subject as of the cut-off, today unless given.
   * @throws NotFound, CutoffInTheFuture, and the type's refusal saying what is missing, with its figures
   */
  async issue(by: Caller, form: CertificateForm): Promise<Answer<IssuedView>> {
    const { type, subjectId } = form;
    const cutoff = form.cutoff ?? by.today;
    const maker = this.makers.of[type];
    await maker.before?.();
    return this.useCases.once(by, async (tx) => {
      requireCutoff(cutoff, by.today);
      const owner = await maker.hold(tx, by, { subjectId, cutoff });
      const said = await maker.say(tx, subjectId, cutoff);
      const year = yearOf(by.today);
      const number = await this.queries.nextNumber(tx, { type, year });
      const code = verificationCode(randomBytes(12));
      const issue = { type, number, year, code, subjectId, issuedOn: by.today, cutoff };
      const content = certificateContent(maker, said, issue);
      const stored = { id: newId(), type, year, number, code, subjectId, ...owner, ...frozen(content) };
      await this.queries.store(tx, { ...stored, issuedBy: by.person.id });
      await this.audit.record(tx, by, {
        act: 'certificate.issue',
        subjectKind: 'certificate',
        subjectId: stored.id,
        content: { type, year, number, code, subjectId, cutoff, sha256: stored.sha256 },
      });
      return viewIssued(stored);
    });
  }

  /** What was issued and the caller may read, the last first. */
  list(by: Caller, asked: CertificatesAsked): Promise<Page<ListedCertificateView>> {
    return this.transactions.read((tx) => this.queries.page(tx, asked, scopeOf(by.person)));
  }

  /** @throws NotFound when there is none, or it is another hospital's */
  async read(by: Caller, id: string): Promise<StoredCertificate> {
    const stored = await this.transactions.read((tx) => this.queries.one(tx, id, scopeOf(by.person)));
    if (!stored) throw new NotFound({});
    return stored;
  }

  /** The document. @throws NotFound */
  async pdf(by: Caller, id: string): Promise<{ name: string; bytes: Buffer }> {
    return this.papers.pdf(await this.read(by, id));
  }
}

function frozen(said: object): { content: string; sha256: string } {
  const content = canonicalize(said);
  invariant(content, 'a certificate has content');
  return { content, sha256: createHash('sha256').update(content, 'utf8').digest('hex') };
}
