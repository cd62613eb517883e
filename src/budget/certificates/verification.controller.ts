import { Controller, Get, Param, UseGuards } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ThrottlerGuard } from '@nestjs/throttler';
import { Public } from '../../platform/access/guard';
import { Answers } from '../../platform/http/contract';
import { verificationView, viewVerification, type VerificationView } from './certificate.dto';
import { Certificates } from './certificates.service';

@ApiTags('verification')
@Controller('verification')
export class VerificationController {
  constructor(private readonly certificates: Certificates) {}

  /** Is there a certificate with this code, and what does it say? For anybody, at a person's pace. */
  @Get(':code')
  @Public()
  @UseGuards(ThrottlerGuard)
  @Answers(200, verificationView)
  async verify(@Param('code') code: string): Promise<VerificationView> {
    return viewVerification(await this.certificates.verify(code));
  }
}
