import { Module } from '@nestjs/common';
import { TerritoryController } from './territory.controller';
import { TerritoryQueries } from './territory.queries';

/** DIVIPOLA: departments and municipalities. */
@Module({ controllers: [TerritoryController], providers: [TerritoryQueries], exports: [TerritoryQueries] })
export class TerritoriesModule {}
