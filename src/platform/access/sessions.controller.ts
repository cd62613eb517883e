import { Controller, Delete, Get, Inject, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CONFIG, type Config } from '../config';
import { Transactions } from '../database/transactions';
import { Answers, Form, Id, NotFound } from '../http/contract';
import { By, type Caller, type SignedInRequest } from '../http/caller';
import { BeforeSecondFactor, ForPrograms, Public, SignedIn } from './guard';
import { originOf } from './origin';
import { giveDevice, giveSession, sessionCookie, takeSession } from './session-cookies';
import {
  codeForm,
  credentials,
  ownSessionsView,
  sessionView,
  userView,
  viewUser,
  type CodeForm,
  type CredentialsForm,
  type OwnSessionsView,
  type SessionView,
  type UserView,
} from './sessions.dto';
import { Sessions } from './sessions.service';
import { SignIn, type SignedIn as Entered } from './sign-in.service';

@ApiTags('sessions')
@BeforeSecondFactor()
@Controller()
export class SessionsController {
  constructor(
    private readonly door: SignIn,
    private readonly sessions: Sessions,
    private readonly transactions: Transactions,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Post('sessions')
  @Public()
  @Answers(201, sessionView)
  async open(
    @Form(credentials) form: CredentialsForm,
    @Req() request: SignedInRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionView> {
    return this.enter(await this.door.withPassword(form, originOf(request), request.cookies[sessionCookie]), reply);
  }

  /** The code that a right password asked for (401 `session.second-factor-required`, `params.challenge`). */
  @Post('sessions/second-factor')
  @Public()
  @Answers(201, sessionView)
  async finish(
    @Form(codeForm) form: CodeForm,
    @Req() request: SignedInRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionView> {
    return this.enter(await this.door.withSecondFactor(form, originOf(request), request.cookies[sessionCookie]), reply);
  }

  /** Where this person is signed in: when, last seen, which kind of program, a masked network address. */
  @Get('sessions')
  @SignedIn()
  @Answers(200, ownSessionsView)
  async list(@By() by: Caller): Promise<OwnSessionsView> {
    const open = await this.sessions.of(by.person.id);
    return { items: open.map((session) => ({ ...session, current: session.id === by.sessionId })), nextCursor: null };
  }

  /** Another token for this session; the one that asks is good for nothing afterwards. */
  @Post('sessions/current/rotation')
  @SignedIn()
  @Answers(201, sessionView)
  async rotate(@By() by: Caller, @Res({ passthrough: true }) reply: FastifyReply): Promise<SessionView> {
    const session = await this.transactions.run((tx) => this.sessions.rotate(tx, by.sessionId));
    giveSession(reply, session, this.config);
    return { token: session.token, expiresAt: session.expiresAt, user: viewUser(by.person) };
  }

  @Delete('sessions/current')
  @SignedIn()
  @Answers(204)
  async close(@By() by: Caller, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    await this.sessions.close(by.person.id, by.sessionId);
    takeSession(reply);
  }

  @Delete('sessions/:id')
  @SignedIn()
  @Answers(204)
  async closeOne(@By() by: Caller, @Id() id: string): Promise<void> {
    if (!(await this.sessions.close(by.person.id, id))) throw new NotFound({});
  }

  /** All but the one that asks. */
  @Delete('sessions')
  @SignedIn()
  @Answers(204)
  closeOthers(@By() by: Caller): Promise<void> {
    return this.sessions.closeOthers(by.person.id, by.sessionId);
  }

  @Get('me')
  @SignedIn()
  @ForPrograms()
  @Answers(200, userView)
  me(@By() by: Caller): UserView {
    return viewUser(by.person);
  }

  private enter({ session, person, device }: Entered, reply: FastifyReply): SessionView {
    giveSession(reply, session, this.config);
    giveDevice(reply, device, this.config);
    return { token: session.token, expiresAt: session.expiresAt, user: viewUser(person) };
  }
}
