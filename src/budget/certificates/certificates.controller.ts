import { Controller, Get, Post, Res } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { May } from '../../platform/access/guard';
import type { Answer } from '../../platform/http/answers';
import { By, type Caller } from '../../platform/http/caller';
import { Answers, Asked, Form, Id, Records } from '../../platform/http/contract';
import type { Page } from '../../platform/http/paging';
import { MayLag } from '../../platform/http/may-lag';
import {
  certificatesAsked,
  certificatesPage,
  type CertificatesAsked,
  type ListedCertificateView,
} from './certificate-list.dto';
import {
  certificateForm,
  certificateView,
  issuedView,
  reissueForm,
  type CertificateForm,
  type CertificateView,
  type IssuedView,
  type ReissueForm,
} from './certificate.dto';
import { CertificateAnnulments } from './annulments.service';
import { Certificates } from './certificates.service';
import { annulmentForm, standingView, type AnnulmentForm, type StandingView } from './standing.dto';

@ApiTags('certificates')
@Controller('certificates')
export class CertificatesController {
  constructor(
    private readonly certificates: Certificates,
    private readonly annulments: CertificateAnnulments,
  ) {}

  @Post()
  @May('certificate.issue')
  @Records(issuedView)
  issue(@By() by: Caller, @Form(certificateForm) form: CertificateForm): Promise<Answer<IssuedView>> {
    return this.certificates.issue(by, form);
  }

  /** The latest first; `flagged=true`: those that stand and whose facts are not, today, what they say. */
  @Get()
  @May('certificate.read')
  @MayLag()
  @Answers(200, certificatesPage)
  list(@By() by: Caller, @Asked(certificatesAsked) asked: CertificatesAsked): Promise<Page<ListedCertificateView>> {
    return this.certificates.list(by, asked);
  }

  @Get(':id')
  @May('certificate.read')
  @Answers(200, certificateView)
  read(@By() by: Caller, @Id() id: string): Promise<CertificateView> {
    return this.certificates.read(by, id);
  }

  /** The document: tagged, with its data attached, signed where the installation has a certificate, and else saying that it is not. */
  @Get(':id/pdf')
  @May('certificate.read')
  @Answers(200)
  @ApiProduces('application/pdf')
  async pdf(@By() by: Caller, @Id() id: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<Buffer> {
    const { name, bytes } = await this.certificates.pdf(by, id);
    void reply.type('application/pdf').header('content-disposition', `inline; filename="${name}"`);
    return bytes;
  }

  /** Issues another in its place, as it would be said today; this one stays and leads to it. */
  @Post(':id/reissue')
  @May('certificate.issue')
  @Records(issuedView)
  reissue(@By() by: Caller, @Id() id: string, @Form(reissueForm) form: ReissueForm): Promise<Answer<IssuedView>> {
    return this.certificates.reissue(by, id, form);
  }

  /** Takes it out of use, for ever: by somebody who did not issue it. Whoever checks it is told when and why. */
  @Post(':id/annulment')
  @May('certificate.annul')
  @Records(standingView)
  annul(@By() by: Caller, @Id() id: string, @Form(annulmentForm) form: AnnulmentForm): Promise<Answer<StandingView>> {
    return this.annulments.annul(by, id, form);
  }
}
