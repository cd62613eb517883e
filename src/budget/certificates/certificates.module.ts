import { Module } from '@nestjs/common';
import { ThrottlerModule } from '@nestjs/throttler';
import { CertificateMakers } from './certificate.makers';
import { CertificateQueries } from './certificate.queries';
import { CertificatesController } from './certificates.controller';
import { Certificates } from './certificates.service';
import { VerificationController } from './verification.controller';

/** Thirty codes a minute from one address: plenty for a person, hopeless for who guesses among 2^60. */
const pace = { ttl: 60_000, limit: 30 };

/** Papers that an office can hand out, and anybody can check. */
@Module({
  imports: [ThrottlerModule.forRoot([pace])],
  controllers: [CertificatesController, VerificationController],
  providers: [Certificates, CertificateMakers, CertificateQueries],
  exports: [Certificates, CertificateMakers],
})
export class CertificatesModule {}
