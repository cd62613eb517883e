import { Module } from '@nestjs/common';
import { ClosuresModule } from '../closures/closures.module';
import { ReconciliationModule } from '../reconciliation/reconciliation.module';
import { CertificateAnnulments } from './annulments.service';
import { CertificateMakers } from './certificate.makers';
import { CertificateQueries } from './certificate.queries';
import { CertificatesController } from './certificates.controller';
import { Certificates } from './certificates.service';
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
    CertificateMakers,
    CertificatePapers,
    CertificateQueries,
    StandingQueries,
    RenditionQueries,
  ],
  exports: [Certificates, CertificateMakers, CertificateQueries, StandingQueries],
})
export class CertificatesModule {}
