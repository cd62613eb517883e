import { Module } from '@nestjs/common';
import { AllocationsModule } from '../allocations/allocations.module';
import { ExecutionModule } from '../execution/execution.module';
import { ResolutionsModule } from '../resolutions/resolutions.module';
import { ClosureQueries } from './closure.queries';
import { Closures } from './closure.service';
import { ClosuresController } from './closures.controller';

/** The end of a line, and of a resolution with its last line. */
@Module({
  imports: [AllocationsModule, ExecutionModule, ResolutionsModule],
  controllers: [ClosuresController],
  providers: [ClosureQueries, Closures],
  exports: [Closures, ClosureQueries],
})
export class ClosuresModule {}
