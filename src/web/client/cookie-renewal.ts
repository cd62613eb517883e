import { Inject, Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Observable } from 'rxjs';
import { giveSession, sessionCookie } from '../../platform/access/session-cookies';
import { Sessions } from '../../platform/access/sessions.service';
import { CONFIG, type Config } from '../../platform/config';

/** Whoever opens a page with a cookie that is old enough gets another: a copy of it stops being good by itself. */
@Injectable()
export class CookieRenewal implements NestInterceptor {
  constructor(
    private readonly sessions: Sessions,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const token = request.cookies[sessionCookie];
    if (request.method === 'GET' && token !== undefined && token !== '') {
      const renewed = await this.sessions.renew(token);
      if (renewed) {
        request.cookies[sessionCookie] = renewed.token;
        giveSession(context.switchToHttp().getResponse<FastifyReply>(), renewed, this.config);
      }
    }
    return next.handle();
  }
}
