import { Injectable } from '@nestjs/common';
import { declareConstraint } from '../../platform/database/constraints';
import type { Answer } from '../../platform/http/answers';
import type { Caller } from '../../platform/http/caller';
import { NotFound } from '../../platform/http/contract';
import { UseCases } from '../../platform/http/use-cases';
import { scopeOf } from '../../platform/access/person';
import { Audit } from '../audit/audit.service';
import { CertificateQueries } from './certificate.queries';
import { viewStanding, type AnnulmentForm, type StandingView } from './standing.dto';
import { StandingQueries } from './standing.queries';
import { AnnulledByItsIssuer, requireAnnullable } from './standing.rules';

declareConstraint('certificate_annulment_not_by_its_issuer', () => new AnnulledByItsIssuer({}));

/** Takes a certificate out of use: by somebody who did not issue it, with the reason that whoever checks it is told. */
@Injectable()
export class CertificateAnnulments {
  constructor(
    private readonly useCases: UseCases,
    private readonly certificates: CertificateQueries,
    private readonly standing: StandingQueries,
    private readonly audit: Audit,
  ) {}

  /** @throws NotFound, CertificateAnnulled, CertificateSuperseded, AnnulledByItsIssuer */
  annul(by: Caller, id: string, { reason }: AnnulmentForm): Promise<Answer<StandingView>> {
    return this.useCases.once(by, async (tx) => {
      const stored = await this.certificates.one(tx, id, scopeOf(by.person));
      if (!stored) throw new NotFound({});
      const { issuedBy } = await this.standing.lock(tx, id);
      requireAnnullable(await this.standing.of(tx, id), { issuedBy, by: by.person.id });
      await this.standing.annul(tx, { id, issuedBy, by: by.person.id, reason });
      const { type, year, number, code } = stored;
      await this.audit.record(tx, by, {
        act: 'certificate.annul',
        subjectKind: 'certificate',
        subjectId: id,
        content: { type, year, number, code, reason },
      });
      return viewStanding(await this.standing.of(tx, id));
    });
  }
}
