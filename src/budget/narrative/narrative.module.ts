import { Module } from '@nestjs/common';
import { ReportsModule } from '../reports/reports.module';
import { UnknownsModule } from '../unknowns/unknowns.module';
import { NarrativeController } from './narrative.controller';
import { NarrativeQueries } from './narrative.queries';
import { Narratives } from './narrative.service';

/** A resolution as the national report tells it. */
@Module({
  imports: [ReportsModule, UnknownsModule],
  controllers: [NarrativeController],
  providers: [Narratives, NarrativeQueries],
})
export class NarrativeModule {}
