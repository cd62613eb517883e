import { Module } from '@nestjs/common';
import { ExecutionModule } from '../execution/execution.module';
import { RestitutionQueries } from './restitution.queries';
import { Restitutions } from './restitution.service';
import { RestitutionsController } from './restitutions.controller';
import { RestorationQueries } from './restoration.queries';
import { Restorations } from './restoration.service';
import { RestorationsController } from './restorations.controller';

/** Capital and yields that go back, and what of it can be distributed again. */
@Module({
  imports: [ExecutionModule],
  controllers: [RestitutionsController, RestorationsController],
  providers: [RestitutionQueries, Restitutions, RestorationQueries, Restorations],
  exports: [Restitutions, Restorations],
})
export class RestitutionsModule {}
