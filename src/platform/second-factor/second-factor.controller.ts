import { Controller, Delete, Get, Inject, Post, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { toString as drawQr } from 'qrcode';
import { BeforeSecondFactor, May, SignedIn } from '../access/guard';
import { giveSession } from '../access/session-cookies';
import { CONFIG, type Config } from '../config';
import { By, type Caller } from '../http/caller';
import { Answers, Form, Id } from '../http/contract';
import { Paced } from '../limits/paced';
import {
  codeForm,
  confirmedView,
  enrolForm,
  enrolmentView,
  recoveryCodesView,
  removalForm,
  standingView,
  type CodeForm,
  type ConfirmedView,
  type EnrolForm,
  type EnrolmentView,
  type RecoveryCodesView,
  type RemovalForm,
  type StandingView,
} from './second-factor.dto';
import { SecondFactors } from './second-factor.service';

/** Whoever is signed in already guesses neither a code nor a password. */
const pace = { name: 'second-factor', burst: 10, everySeconds: 30 };

@ApiTags('second factor')
@Controller()
export class SecondFactorController {
  constructor(
    private readonly factors: SecondFactors,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get('me/second-factor')
  @SignedIn()
  @BeforeSecondFactor()
  @Answers(200, standingView)
  standing(@By() by: Caller): Promise<StandingView> {
    return this.factors.standing(by);
  }

  /** A secret to scan; nothing changes until a code of it is confirmed. */
  @Post('me/second-factor')
  @SignedIn()
  @BeforeSecondFactor()
  @Paced(pace)
  @Answers(201, enrolmentView)
  async enrol(@By() by: Caller, @Form(enrolForm) { password }: EnrolForm): Promise<EnrolmentView> {
    const { secret, uri } = await this.factors.enrol(by, password);
    return { secret, uri, qr: await drawQr(uri, { type: 'svg', margin: 2 }) };
  }

  /** The answer has the session's new token, and the recovery codes, shown this once. */
  @Post('me/second-factor/confirmation')
  @SignedIn()
  @BeforeSecondFactor()
  @Paced(pace)
  @Answers(201, confirmedView)
  async confirm(
    @By() by: Caller,
    @Form(codeForm) { code }: CodeForm,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ConfirmedView> {
    const { recoveryCodes, session } = await this.factors.confirm(by, code);
    giveSession(reply, session, this.config);
    return { recoveryCodes, token: session.token, expiresAt: session.expiresAt };
  }

  @Post('me/second-factor/recovery-codes')
  @SignedIn()
  @Paced(pace)
  @Answers(201, recoveryCodesView)
  async renew(@By() by: Caller, @Form(codeForm) { code }: CodeForm): Promise<RecoveryCodesView> {
    return { recoveryCodes: await this.factors.renewRecoveryCodes(by, code) };
  }

  /** One's own, with the password and a code. */
  @Post('me/second-factor/removal')
  @SignedIn()
  @Paced(pace)
  @Answers(204)
  removeOwn(@By() by: Caller, @Form(removalForm) form: RemovalForm): Promise<void> {
    return this.factors.removeOwn(by, form);
  }

  /** Of somebody who has lost theirs. */
  @Delete('users/:id/second-factor')
  @May('person.manage')
  @Answers(204)
  removeOf(@By() by: Caller, @Id() id: string): Promise<void> {
    return this.factors.removeOf(by, id);
  }
}
