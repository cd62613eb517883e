import { Injectable } from '@nestjs/common';
import { calendarDate } from '../../kernel/calendar';
import { scopeOf } from '../../platform/access/person';
import { Transactions, type Tx } from '../../platform/database/transactions';
import type { Answer } from '../../platform/http/answers';
import type { Caller } from '../../platform/http/caller';
import { NotFound } from '../../platform/http/contract';
import type { Page } from '../../platform/http/paging';
import { UseCases } from '../../platform/http/use-cases';
import type { CertificatesAsked, ListedCertificateView } from './certificate-list.dto';
import { readContent } from './certificate.content';
import {
  viewCertificate,
  viewIssued,
  type CertificateForm,
  type CertificateView,
  type IssuedView,
  type ReissueForm,
} from './certificate.dto';
import { CertificateMakers } from './certificate.makers';
import { CertificateQueries, type StoredCertificate } from './certificate.queries';
import { EqualCertificates } from './equal-certificates';
import { viewFlag } from './flag.dto';
import { CertificateFlags } from './flags.service';
import { Issuance } from './issuance.service';
import { CertificatePapers, type CertificatePaper } from './papers.service';
import { StandingQueries } from './standing.queries';
import { requireStanding, StandsAlready } from './standing.rules';

type Paged = (tx: Tx) => Promise<Page<ListedCertificateView>>;

/** Certificates: frozen content, gapless numbers, a code that anybody can look up. */
@Injectable()
export class Certificates {
  constructor(
    private readonly useCases: UseCases,
    private readonly transactions: Transactions,
    private readonly queries: CertificateQueries,
    private readonly makers: CertificateMakers,
    private readonly issuance: Issuance,
    private readonly equals: EqualCertificates,
    private readonly standing: StandingQueries,
    private readonly flags: CertificateFlags,
    private readonly papers: CertificatePapers,
  ) {}

  /**
   * Issues the certificate of a subject as of the cut-off, today unless given.
   * @throws NotFound, CutoffInTheFuture, StandsAlready naming the one that says the same, and the type's refusal saying
   * what is missing, with its figures
   */
  async issue(by: Caller, form: CertificateForm): Promise<Answer<IssuedView>> {
    const { type, subjectId } = form;
    const cutoff = form.cutoff ?? by.today;
    await this.makers.of[type].before?.();
    return this.useCases.once(by, async (tx) => {
      const asked = { type, subjectId, cutoff };
      const equal = await this.equals.lock(tx, asked);
      if (equal)
        throw new StandsAlready({ id: equal.id, code: equal.code, title: readContent(equal.content).words.title });
      return viewIssued(await this.issuance.issue(tx, by, { ...asked, supersedes: null }));
    });
  }

  /**
   * Issues another in the place of one that stands, with the same cut-off unless given: as it would be said today. The
   * old one stays, and says which one took its place.
   * @throws NotFound, CertificateAnnulled, CertificateSuperseded, and what issuing throws
   */
  async reissue(by: Caller, id: string, form: ReissueForm): Promise<Answer<IssuedView>> {
    const old = await this.stored(by, id);
    const { title } = readContent(old.content).words;
    const cutoff = form.cutoff ?? calendarDate(readContent(old.content).cutoff);
    await this.makers.of[old.type].before?.();
    return this.useCases.once(by, async (tx) => {
      await this.standing.lock(tx, id);
      requireStanding(await this.standing.of(tx, id));
      const supersedes = { id, title, code: old.code, reason: form.reason };
      const made = await this.issuance.issue(tx, by, { type: old.type, subjectId: old.subjectId, cutoff, supersedes });
      await this.standing.supersede(tx, { id: made.id, supersedes: id, reason: form.reason });
      return viewIssued(made);
    });
  }

  /** What it says, what became of it, and whether its facts still stand. @throws NotFound */
  read(by: Caller, id: string): Promise<CertificateView> {
    return this.transactions.read(async (tx) => {
      const stored = await this.queries.one(tx, id, scopeOf(by.person));
      if (!stored) throw new NotFound({});
      const [standing, flag] = [await this.standing.of(tx, id), await this.flags.of(tx, stored)];
      return viewCertificate(stored, { standing, flag, entries: scopeOf(by.person) === null });
    });
  }

  /**
   * The latest first. `flagged`: of those that stand, the ones whose facts changed; each is recomputed, so a page looks
   * at as many as it may hold and shows those that did: it may be short, or empty, and go on.
   */
  list(by: Caller, asked: CertificatesAsked): Promise<Page<ListedCertificateView>> {
    const page = (tx: Tx) => this.queries.page(tx, asked, scopeOf(by.person));
    return asked.flagged ? this.flagged(by, page) : this.transactions.readAtOnce(page);
  }

  private flagged(by: Caller, pageOf: Paged): Promise<Page<ListedCertificateView>> {
    return this.transactions.read(async (tx) => {
      const page = await pageOf(tx);
      const items: ListedCertificateView[] = [];
      for (const item of page.items) {
        const stored = await this.queries.one(tx, item.id, scopeOf(by.person));
        const flag = stored && (await this.flags.of(tx, stored));
        if (flag) items.push({ ...item, flag: viewFlag(flag, { entries: scopeOf(by.person) === null }) });
      }
      return { items, nextCursor: page.nextCursor };
    });
  }

  /** The document. @throws NotFound, SignerAbsent, PapersBusy */
  async pdf(by: Caller, id: string): Promise<CertificatePaper> {
    return this.papers.pdf(await this.stored(by, id));
  }

  private async stored(by: Caller, id: string): Promise<StoredCertificate> {
    const stored = await this.transactions.read((tx) => this.queries.one(tx, id, scopeOf(by.person)));
    if (!stored) throw new NotFound({});
    return stored;
  }
}
