import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { requireTriable } from './dry-run';
import { requireFileExpected } from './upload';

/** What comes with a request is what its route takes: a trial where one can be tried, a file where one is read. */
export class ExpectedGuard implements CanActivate {
  /** @throws NoDryRunHere, WrongDryRun, UnsupportedMediaTypeException */
  canActivate(context: ExecutionContext): boolean {
    requireTriable(context);
    requireFileExpected(context);
    return true;
  }
}
