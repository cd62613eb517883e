import { Module } from '@nestjs/common';
import { ReportsModule } from '../reports/reports.module';
import { AgeingController } from './ageing.controller';
import { AgeingQueries } from './ageing.queries';
import { Ageing } from './ageing.service';

/** What is contested or unknown, by age, and what it does to the totals. */
@Module({ imports: [ReportsModule], controllers: [AgeingController], providers: [Ageing, AgeingQueries] })
export class AgeingModule {}
