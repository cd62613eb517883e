import { Module } from '@nestjs/common';
import { ReportsModule } from '../reports/reports.module';
import { PublicFiguresController } from './public-figures.controller';
import { PublicFigures } from './public-figures.service';

/** What the law makes public, for anybody. */
@Module({
  imports: [ReportsModule],
  controllers: [PublicFiguresController],
  providers: [PublicFigures],
})
export class OpenDataModule {}
