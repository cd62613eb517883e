import { Controller, Delete, Get, Inject, Post, Req, Res, StreamableFile } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { May, Public } from '../../platform/access/guard';
import { CONFIG, type Config } from '../../platform/config';
import { By, type Caller } from '../../platform/http/caller';
import { Answers, Asked, Form, Id } from '../../platform/http/contract';
import { publicUrl } from '../../platform/http/public-url';
import { Paced } from '../../platform/limits/paced';
import { PaperPool } from '../../platform/paper/paper-pool';
import { recordsAsked, type RecordsAsked } from '../disbursements/disbursement.dto';
import * as dto from './link.dto';
import { linkPlan } from './link.plan';
import { LinkUse } from './link-use.service';
import { ReceiptLinks } from './links.service';

@ApiTags('receipts')
@Controller()
export class ReceiptLinksController {
  constructor(
    private readonly links: ReceiptLinks,
    private readonly uses: LinkUse,
    private readonly papers: PaperPool,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * A link by which the hospital says what became of this giro, without an account: once, for some business days, and
   * in the place of any made before. Nothing is mailed; the answer shows it this once, and takes no `Idempotency-Key`.
   */
  @Post('disbursements/:id/receipt-link')
  @May('receipt-link.make')
  @Answers(201, dto.madeLinkView)
  async make(
    @By() by: Caller,
    @Id() id: string,
    @Form(dto.linkForm) _: dto.LinkForm,
    @Req() request: FastifyRequest,
  ): Promise<dto.MadeLinkView> {
    const { id: linkId, token, expiresAt } = await this.links.make(by, id);
    return { id: linkId, link: this.addressOf(token, request), expiresAt };
  }

  /** Takes back the link that was not used. */
  @Delete('disbursements/:id/receipt-link')
  @May('receipt-link.make')
  @Answers(204)
  revoke(@By() by: Caller, @Id() id: string): Promise<void> {
    return this.links.revoke(by, id);
  }

  @Get('disbursements/:id/receipt-links')
  @May('allocation.read')
  @Answers(200, dto.linksView)
  list(@By() by: Caller, @Id() id: string, @Asked(recordsAsked) asked: RecordsAsked): Promise<dto.LinksView> {
    return this.links.ofDisbursement(by, id, asked);
  }

  /** The paper that takes a link to its hospital, for who has just made it: with its address and its QR code. */
  @Post('receipt-links/paper')
  @May('receipt-link.make')
  @Answers(200)
  @ApiProduces('application/pdf')
  async paper(
    @Form(dto.tokenForm) { token }: dto.TokenForm,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const standing = await this.links.standing(token);
    const bytes = await this.papers.draw(linkPlan(standing, this.addressOf(token, request)));
    void reply.type('application/pdf').header('cache-control', 'private, no-store');
    void reply.header('content-disposition', 'attachment; filename="enlace-de-un-solo-uso.pdf"');
    return new StreamableFile(bytes);
  }

  /** What who has a link has to see before confirming. Asked by POST: a secret stands in no address of the contract. */
  @Post('receipt-links/standing')
  @Public()
  @Paced({ name: 'receipt-link', burst: 60, everySeconds: 5 })
  @Answers(200, dto.standingView)
  standing(@Form(dto.tokenForm) { token }: dto.TokenForm): Promise<dto.StandingView> {
    return this.links.standing(token);
  }

  /** Says what became of the giro, and uses the link up. */
  @Post('receipt-links/use')
  @Public()
  @Paced({ name: 'receipt-link', burst: 60, everySeconds: 5 })
  @Answers(201, dto.usedView)
  use(@Form(dto.useForm) form: dto.UseForm): Promise<dto.UsedView> {
    return this.uses.use(form);
  }

  private addressOf(token: string, request: FastifyRequest): string {
    return `${publicUrl(this.config, request)}/recibo/${token}`;
  }
}
