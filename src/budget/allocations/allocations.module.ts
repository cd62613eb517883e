import { Module } from '@nestjs/common';
import { HospitalsModule } from '../hospitals/hospitals.module';
import { UnknownsModule } from '../unknowns/unknowns.module';
import { AllocationController } from './allocation.controller';
import { AllocationQueries } from './allocation.queries';
import { Allocations } from './allocation.service';
import { LineAtQueries } from './line-at.queries';
import { RequirementController } from './requirement.controller';
import { Requirements } from './requirement.service';

/** A hospital's line in force: its acceptance, its requirements, its terms, and the state that its places give it. */
@Module({
  imports: [HospitalsModule, UnknownsModule],
  controllers: [AllocationController, RequirementController],
  providers: [Allocations, AllocationQueries, LineAtQueries, Requirements],
  exports: [AllocationQueries, LineAtQueries],
})
export class AllocationsModule {}
