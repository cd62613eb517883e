import { Module } from '@nestjs/common';
import { EvidenceModule } from '../evidence/evidence.module';
import { ExecutionModule } from '../execution/execution.module';
import { RestitutionsModule } from '../restitutions/restitutions.module';
import { UnknownsModule } from '../unknowns/unknowns.module';
import { OwnActsQueries } from './own-acts.queries';
import { PisisActs } from './pisis-acts.service';
import { PisisController } from './pisis.controller';
import { PisisQueries } from './pisis.queries';
import { PisisFiles } from './pisis.service';
import { PisisWriting } from './pisis-writing.service';
import { ReceivedQueries } from './received.queries';
import { PisisResources } from './resource.service';

/** The monthly file that hospitals send to PISIS (SER124DREC): read, judged, turned into acts, and written. */
@Module({
  imports: [ExecutionModule, RestitutionsModule, EvidenceModule, UnknownsModule],
  controllers: [PisisController],
  providers: [PisisResources, PisisFiles, PisisActs, PisisQueries, ReceivedQueries, PisisWriting, OwnActsQueries],
})
export class PisisModule {}
