import { Module } from '@nestjs/common';
import { CertificatesModule } from '../certificates/certificates.module';
import { VerificationController } from './verification.controller';
import { CertificateVerification } from './verification.service';

/** What anybody is told of a paper. */
@Module({
  imports: [CertificatesModule],
  controllers: [VerificationController],
  providers: [CertificateVerification],
})
export class VerificationModule {}
