import { Module } from '@nestjs/common';
import { ReportsModule } from '../reports/reports.module';
import { OpenDataController } from './open-data.controller';
import { OpenData } from './open-data.service';
import { OpenFiles } from './open-files';
import { OpenRows } from './open-rows';
import { PastFiles } from './past-files';
import { PublicFiguresController } from './public-figures.controller';
import { PublicFigures } from './public-figures.service';
import { PublicationSettings } from './publication';
import { PublicResolutionQueries } from './public-resolutions.queries';
import { PublishingWorker } from './publishing-worker';
import { SnapshotQueries } from './snapshot.queries';
import { SnapshotsController } from './snapshots.controller';
import { Snapshots } from './snapshots.service';

/** What the law makes public, for anybody. */
@Module({
  imports: [ReportsModule],
  controllers: [OpenDataController, PublicFiguresController, SnapshotsController],
  providers: [
    OpenData,
    OpenFiles,
    OpenRows,
    PastFiles,
    PublicationSettings,
    PublicFigures,
    PublicResolutionQueries,
    PublishingWorker,
    SnapshotQueries,
    Snapshots,
  ],
})
export class OpenDataModule {}
