import { Module } from '@nestjs/common';
import { TerritoriesModule } from '../territories/territories.module';
import { AmendmentController } from './amendment.controller';
import { AmendmentQueries } from './amendment.queries';
import { Amendments } from './amendment.service';
import { AnnexController } from './annex.controller';
import { AnnexQueries } from './annex.queries';
import { Annex } from './annex.service';
import { Differences } from './difference.service';
import { LifecycleQueries } from './lifecycle.queries';
import { Publication } from './publication.service';
import { ResolutionController } from './resolution.controller';
import { ResolutionListQueries } from './resolution-list.queries';
import { ResolutionQueries } from './resolution.queries';
import { Resolutions } from './resolution.service';

/** The act that authorises; its annex; its amendments. */
@Module({
  imports: [TerritoriesModule],
  controllers: [ResolutionController, AnnexController, AmendmentController],
  providers: [
    Resolutions,
    Annex,
    Amendments,
    Differences,
    Publication,
    ResolutionQueries,
    ResolutionListQueries,
    AnnexQueries,
    AmendmentQueries,
    LifecycleQueries,
  ],
  exports: [Resolutions, Annex, Amendments, Publication, ResolutionQueries, AnnexQueries],
})
export class ResolutionsModule {}
