import { Global, Module, type DynamicModule } from '@nestjs/common';
import { Capacity } from './capacity/capacity';
import { Clock } from './clock';
import { CONFIG, type Config } from './config';
import type { DatabaseConnection } from './database/data-source';
import { Exports } from './database/exports';
import { Replica, REPLICA_CONNECTION } from './database/replica/replica';
import { Transactions } from './database/transactions';
import { HealthController } from './http/health.controller';
import { MalformedAddresses } from './http/malformed';
import { Gathering } from './gathering/gathered';
import { UseCases } from './http/use-cases';
import { Limits } from './limits/limits';
import { PaperPool } from './paper/paper-pool';
import { Secrets } from './secrets';
import { ReportPapers } from './tables/report-papers';
import { TableReader } from './tables/reading/table-reader';

const common = [
  Clock,
  Exports,
  Capacity,
  MalformedAddresses,
  Replica,
  Transactions,
  UseCases,
  Gathering,
  Limits,
  PaperPool,
  ReportPapers,
  Secrets,
  TableReader,
];

/** What every slice may ask for: the clock, the settings, transactions, limits, papers, files of rows. */
@Global()
@Module({})
export class PlatformModule {
  static with(config: Config, replica: DatabaseConnection | null): DynamicModule {
    return {
      module: PlatformModule,
      controllers: [HealthController],
      providers: [...common, { provide: CONFIG, useValue: config }, { provide: REPLICA_CONNECTION, useValue: replica }],
      exports: [...common, CONFIG],
    };
  }
}
