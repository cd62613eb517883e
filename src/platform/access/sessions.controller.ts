import { Controller, Delete, Get, Inject, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { CONFIG, type Config } from '../config';
import { Answers, Form } from '../http/contract';
import { By, type Caller, type SignedInRequest } from '../http/caller';
import { instant } from '../http/forms';
import { Public, sessionCookie, SignedIn } from './guard';
import { roles, type Person } from './person';
import { Sessions } from './sessions.service';

const credentials = z.strictObject({ email: z.string().trim().max(320), password: z.string().min(1).max(1000) });

export const userView = z.object({
  id: z.string(),
  email: z.string(),
  name: z.string(),
  roles: z.array(z.enum(roles)),
  hospitalIds: z.array(z.string()),
});

const sessionView = z.object({ token: z.string(), expiresAt: instant(), user: userView });

@ApiTags('sessions')
@Controller()
export class SessionsController {
  constructor(
    private readonly sessions: Sessions,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Post('sessions')
  @Public()
  @Answers(201, sessionView)
  async open(
    @Form(credentials) form: z.output<typeof credentials>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<z.output<typeof sessionView>> {
    const session = await this.sessions.open(form.email, form.password);
    void reply.setCookie(sessionCookie, session.token, {
      httpOnly: true,
      sameSite: 'strict',
      secure: this.config.SECURE_COOKIES,
      path: '/',
      expires: new Date(session.expiresAt),
    });
    return { ...session, user: viewUser(session.user) };
  }

  @Delete('sessions/current')
  @SignedIn()
  @Answers(204)
  async close(@Req() request: SignedInRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    await this.sessions.close(request.sessionId ?? '');
    void reply.clearCookie(sessionCookie, { path: '/' });
  }

  @Get('me')
  @SignedIn()
  @Answers(200, userView)
  me(@By() by: Caller): z.output<typeof userView> {
    return viewUser(by.person);
  }
}

export function viewUser(person: Person): z.output<typeof userView> {
  return {
    id: person.id,
    email: person.email,
    name: person.name,
    roles: [...person.roles],
    hospitalIds: [...person.hospitalIds],
  };
}
