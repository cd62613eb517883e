import {
  applyDecorators,
  Injectable,
  UseInterceptors,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Observable } from 'rxjs';
import { letReadsLag } from '../database/replica/freshness';
import { Replica } from '../database/replica/replica';

/**
 * Where there is a replica, this is read from it: as of the moment in `Data-As-Of` or a later one, never before what
 * whoever asks wrote themselves. For lists, reports and exports; what an act is decided on is read from the primary.
 */
export function MayLag(): MethodDecorator {
  return applyDecorators(UseInterceptors(LaggingReads), ApiExtension('x-may-lag', true));
}

@Injectable()
class LaggingReads implements NestInterceptor {
  constructor(private readonly replica: Replica) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const asOf = this.replica.asOf();
    if (asOf !== null) {
      letReadsLag();
      void context.switchToHttp().getResponse<FastifyReply>().header('data-as-of', asOf);
    }
    return next.handle();
  }
}
