import { Module } from '@nestjs/common';
import { AllocationsModule } from '../allocations/allocations.module';
import { GiveBackController } from './give-back.controller';
import { GiveBacks } from './give-back.service';
import { LineFactQueries } from './line-facts.queries';
import { LinesAtMoment } from './line-facts.service';
import { PendingController } from './pending.controller';
import { PendingSteps } from './pending.service';

/** What each line owes: to do next, and to give back. */
@Module({
  imports: [AllocationsModule],
  controllers: [PendingController, GiveBackController],
  providers: [LinesAtMoment, LineFactQueries, PendingSteps, GiveBacks],
  exports: [LinesAtMoment],
})
export class DuesModule {}
