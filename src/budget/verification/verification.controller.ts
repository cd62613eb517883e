import { Controller, Get, Param, Post, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Public } from '../../platform/access/guard';
import { Answers } from '../../platform/http/contract';
import { TakesFile, uploadedFile } from '../../platform/http/upload';
import { Paced } from '../../platform/limits/paced';
import { verificationView, type VerificationView } from './verification.dto';
import { CertificateVerification } from './verification.service';

/** Bytes: a certificate takes some fifty thousand; a scanned one is of no use here. */
const largestFile = 20_000_000;

/** Thirty codes at once and one every two seconds: plenty for a person, hopeless for who guesses among 2^60. */
const codesPace = { name: 'verification', burst: 30, everySeconds: 2 };

/** Files are looked into, so fewer of them. */
const filesPace = { name: 'verification-file', burst: 12, everySeconds: 5 };

@ApiTags('verification')
@Controller('verification')
export class VerificationController {
  constructor(private readonly verification: CertificateVerification) {}

  /** Is there a certificate with this code, what does it say and what became of it? For anybody, at a person's pace. */
  @Get(':code')
  @Public()
  @Paced(codesPace)
  @Answers(200, verificationView)
  verify(@Param('code') code: string): Promise<VerificationView> {
    return this.verification.ofCode(code);
  }

  /** Is this file the certificate that was issued? It is not kept. */
  @Post()
  @Public()
  @Paced(filesPace)
  @TakesFile('The certificate, as PDF; 20 MB at most')
  @Answers(200, verificationView)
  async verifyFile(@Req() request: FastifyRequest): Promise<VerificationView> {
    const { bytes } = await uploadedFile(request, largestFile);
    return this.verification.ofFile(bytes);
  }
}
