import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Public } from '../../platform/access/guard';
import { Answers } from '../../platform/http/contract';
import { Paced } from '../../platform/limits/paced';
import { verificationView, viewVerification, type VerificationView } from './certificate.dto';
import { Certificates } from './certificates.service';

/** Thirty codes at once and one every two seconds: plenty for a person, hopeless for who guesses among 2^60. */
const verificationPace = { name: 'verification', burst: 30, everySeconds: 2 };

@ApiTags('verification')
@Controller('verification')
export class VerificationController {
  constructor(private readonly certificates: Certificates) {}

  /** Is there a certificate with this code, and what does it say? For anybody, at a person's pace. */
  @Get(':code')
  @Public()
  @Paced(verificationPace)
  @Answers(200, verificationView)
  async verify(@Param('code') code: string): Promise<VerificationView> {
    return viewVerification(await this.certificates.verify(code));
  }
}
