import { Module } from '@nestjs/common';
import { ClosuresModule } from '../closures/closures.module';
import { ReconciliationModule } from '../reconciliation/reconciliation.module';
import { CertificateMakers } from './certificate.makers';
import { CertificateQueries } from './certificate.queries';
import { CertificatesController } from './certificates.controller';
import { Certificates } from './certificates.service';
import { VerificationController } from './verification.controller';

/** Papers that an office can hand out, and anybody can check. */
@Module({
  imports: [ClosuresModule, ReconciliationModule],
  controllers: [CertificatesController, VerificationController],
  providers: [Certificates, CertificateMakers, CertificateQueries],
  exports: [Certificates, CertificateMakers],
})
export class CertificatesModule {}
