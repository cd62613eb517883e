import {
  applyDecorators,
  Injectable,
  SetMetadata,
  UseGuards,
  type CanActivate,
  type ExecutionContext,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ApiExtension } from '@nestjs/swagger';
import { invariant } from '../../kernel/errors';
import type { SignedInRequest } from '../http/caller';
import { Limits } from './limits';
import { networkOf, type Pace } from './limits.rules';

const metadata = 'trazagiro:pace';

interface NamedPace extends Pace {
  /** What is counted; two routes of one name share their turns. */
  readonly name: string;
}

/** The route at a person's pace: counted by account where somebody is signed in, by network address where nobody is. */
export function Paced(pace: NamedPace): MethodDecorator & ClassDecorator {
  return applyDecorators(SetMetadata(metadata, pace), UseGuards(PaceGuard), ApiExtension('x-pace', pace));
}

@Injectable()
export class PaceGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly limits: Limits,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const pace = this.reflector.getAllAndOverride<NamedPace | undefined>(metadata, [
      context.getHandler(),
      context.getClass(),
    ]);
    invariant(pace, 'the decorator that brings this guard brings its pace');
    const request = context.switchToHttp().getRequest<SignedInRequest>();
    const of = request.person ? `account ${request.person.id}` : `address ${networkOf(request.ip)}`;
    await this.limits.take(pace.name, of, pace);
    return true;
  }
}
