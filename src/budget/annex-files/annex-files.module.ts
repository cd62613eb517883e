import { Module } from '@nestjs/common';
import { ResolutionsModule } from '../resolutions/resolutions.module';
import { TerritoriesModule } from '../territories/territories.module';
import { AnnexExport } from './annex-export.service';
import { AnnexFileController } from './annex-file.controller';
import { AnnexFileQueries } from './annex-file.queries';
import { AnnexImport } from './annex-import.service';

/** The annex as a file, in and out. */
@Module({
  imports: [ResolutionsModule, TerritoriesModule],
  controllers: [AnnexFileController],
  providers: [AnnexImport, AnnexExport, AnnexFileQueries],
  exports: [AnnexImport, AnnexExport],
})
export class AnnexFilesModule {}
