import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { May } from '../../platform/access/guard';
import { Answers, Asked } from '../../platform/http/contract';
import type { Page } from '../../platform/http/paging';
import {
  territoriesAsked,
  territoriesView,
  territoryView,
  viewTerritory,
  type TerritoriesAsked,
  type TerritoryView,
} from './territory.dto';
import { TerritoryQueries } from './territory.queries';

@ApiTags('territories')
@Controller('territories')
export class TerritoryController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly territories: TerritoryQueries,
  ) {}

  @Get()
  @May('territory.read')
  @Answers(200, territoriesView)
  async list(@Asked(territoriesAsked) asked: TerritoriesAsked): Promise<Page<TerritoryView>> {
    const page = await this.territories.page(this.dataSource, asked);
    return { items: page.items.map(viewTerritory), nextCursor: page.nextCursor };
  }

  @Get(':divipola')
  @May('territory.read')
  @Answers(200, territoryView)
  async one(@Param('divipola') divipola: string): Promise<TerritoryView> {
    return viewTerritory(await this.territories.one(this.dataSource, divipola));
  }
}
