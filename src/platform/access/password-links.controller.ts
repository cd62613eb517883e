import { Controller, Inject, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CONFIG, type Config } from '../config';
import { By, type Caller } from '../http/caller';
import { Answers, Form, Id } from '../http/contract';
import { publicUrl } from '../http/public-url';
import { Paced } from '../limits/paced';
import { deviceCookie, Devices } from './devices';
import { May, Public } from './guard';
import { PasswordLinks } from './password-links.service';
import {
  accountForm,
  passwordLinkForm,
  passwordLinkView,
  registeredView,
  type AccountForm,
  type PasswordLinkForm,
  type PasswordLinkView,
  type RegisteredView,
} from './people.dto';
import { People } from './people.service';
import { giveDevice } from './session-cookies';

@ApiTags('users')
@Controller()
export class PasswordLinksController {
  constructor(
    private readonly people: People,
    private readonly links: PasswordLinks,
    private readonly devices: Devices,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * Takes no `Idempotency-Key`: the e-mail is unique already. Nobody types another's password: the answer has a link,
   * shown this once, by which the owner chooses one.
   */
  @Post('users')
  @May('person.manage')
  @Answers(201, registeredView)
  async register(
    @By() by: Caller,
    @Form(accountForm) form: AccountForm,
    @Req() request: FastifyRequest,
  ): Promise<RegisteredView> {
    const { account, link } = await this.people.register(by, form);
    return { ...account, passwordLink: this.view(link, request) };
  }

  /** A link by which the owner chooses another password: for a day, once, and in the place of any made before. */
  @Post('users/:id/reset-link')
  @May('person.manage')
  @Answers(201, passwordLinkView)
  async make(@By() by: Caller, @Id() id: string, @Req() request: FastifyRequest): Promise<PasswordLinkView> {
    return this.view(await this.links.make(by, id), request);
  }

  /** Uses the link. The device is known from then on. */
  @Post('password-links/use')
  @Public()
  @Paced({ name: 'password-link', burst: 20, everySeconds: 30 })
  @Answers(204)
  async use(
    @Form(passwordLinkForm) { token, password }: PasswordLinkForm,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const email = await this.links.use(token, password);
    giveDevice(reply, this.devices.marked(request.cookies[deviceCookie], email), this.config);
  }

  private view({ token, expiresAt }: { token: string; expiresAt: string }, request: FastifyRequest): PasswordLinkView {
    return { link: `${publicUrl(this.config, request)}/clave/${token}`, expiresAt };
  }
}
