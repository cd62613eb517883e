import { Module } from '@nestjs/common';
import { TerritoriesModule } from '../territories/territories.module';
import { UnknownsModule } from '../unknowns/unknowns.module';
import { HospitalController } from './hospital.controller';
import { HospitalQueries } from './hospital.queries';
import { Hospitals } from './hospital.service';

/** The E.S.E.: who receives. */
@Module({
  imports: [TerritoriesModule, UnknownsModule],
  controllers: [HospitalController],
  providers: [Hospitals, HospitalQueries],
  exports: [Hospitals, HospitalQueries],
})
export class HospitalsModule {}
