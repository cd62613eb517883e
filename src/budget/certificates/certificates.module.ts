import { Module } from '@nestjs/common';
import { ClosuresModule } from '../closures/closures.module';
import { ReconciliationModule } from '../reconciliation/reconciliation.module';
import { CertificateAnnulments } from './annulments.service';
import { CertificateMakers } from './certificate.makers';
import { CertificateQueries } from './certificate.queries';
import { CertificateCircumstances } from './circumstances.service';
import { CertificatesController } from './certificates.controller';
import { Certificates } from './certificates.service';
import { FlagQueries } from './flag.queries';
import { EqualCertificates } from './equal-certificates';
import { CertificateFlags } from './flags.service';
import { Issuance } from './issuance.service';
import { LogoQueries } from './logo.queries';
import { CertificatePapers } from './papers.service';
import { RenditionQueries } from './rendition.queries';
import { StandingQueries } from './standing.queries';

/** Papers that an office can hand out. */
@Module({
  imports: [ClosuresModule, ReconciliationModule],
  controllers: [CertificatesController],
  providers: [
    Certificates,
    CertificateAnnulments,
    CertificateCircumstances,
    CertificateFlags,
    CertificateMakers,
    CertificatePapers,
    CertificateQueries,
    EqualCertificates,
    FlagQueries,
    Issuance,
    LogoQueries,
    StandingQueries,
    RenditionQueries,
  ],
  exports: [
    Certificates,
    CertificateFlags,
    CertificateMakers,
    CertificatePapers,
    CertificateQueries,
    EqualCertificates,
    Issuance,
    StandingQueries,
  ],
})
export class CertificatesModule {}
