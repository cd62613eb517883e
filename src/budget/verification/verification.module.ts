import { Module } from '@nestjs/common';
import { BatchesModule } from '../certificate-batches/batches.module';
import { CertificatesModule } from '../certificates/certificates.module';
import { VerificationController } from './verification.controller';
import { CertificateVerification } from './verification.service';

/** What anybody is told of a paper. */
@Module({
  imports: [BatchesModule, CertificatesModule],
  controllers: [VerificationController],
  providers: [CertificateVerification],
})
export class VerificationModule {}
