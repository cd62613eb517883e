import { Module, type DynamicModule } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { LoggerModule } from 'nestjs-pino';
import { AgeingModule } from './budget/ageing/ageing.module';
import { AllocationsModule } from './budget/allocations/allocations.module';
import { AnnexFilesModule } from './budget/annex-files/annex-files.module';
import { AuditModule } from './budget/audit/audit.module';
import { LedgerModule } from './budget/ledger/ledger.module';
import { BankStatementsModule } from './budget/bank-statements/bank-statements.module';
import { BatchesModule } from './budget/certificate-batches/batches.module';
import { CertificatesModule } from './budget/certificates/certificates.module';
import { ClosuresModule } from './budget/closures/closures.module';
import { DisbursementsModule } from './budget/disbursements/disbursements.module';
import { DuesModule } from './budget/dues/dues.module';
import { EvidenceModule } from './budget/evidence/evidence.module';
import { ExecutionModule } from './budget/execution/execution.module';
import { HospitalsModule } from './budget/hospitals/hospitals.module';
import { KitModule } from './budget/kit/kit.module';
import { LettersModule } from './budget/letters/letters.module';
import { OpenDataModule } from './budget/open-data/open-data.module';
import { NarrativeModule } from './budget/narrative/narrative.module';
import { PaymentFilesModule } from './budget/payment-files/payment-files.module';
import { PisisModule } from './budget/pisis/pisis.module';
import { ReceiptLinksModule } from './budget/receipt-links/receipt-links.module';
import { ReceiptsModule } from './budget/receipts/receipts.module';
import { ReconciliationModule } from './budget/reconciliation/reconciliation.module';
import { RegisterModule } from './budget/register/register.module';
import { ReportsModule } from './budget/reports/reports.module';
import { ResolutionsModule } from './budget/resolutions/resolutions.module';
import { RestitutionsModule } from './budget/restitutions/restitutions.module';
import { SamplingModule } from './budget/sampling/sampling.module';
import { StatementsModule } from './budget/statements/statements.module';
import { TasksModule } from './budget/tasks/tasks.module';
import { TerritoriesModule } from './budget/territories/territories.module';
import { UnknownsModule } from './budget/unknowns/unknowns.module';
import { VerificationModule } from './budget/verification/verification.module';
import { WhyNotModule } from './budget/why-not/why-not.module';
import { WithdrawalsModule } from './budget/withdrawals/withdrawals.module';
import { permissions } from './budget/permissions';
import { AccessModule } from './platform/access/access.module';
import { AccessGuard } from './platform/access/guard';
import type { Config } from './platform/config';
import { dataSourceOptions, type DatabaseConnection } from './platform/database/data-source';
import { SameOriginGuard } from './platform/http/same-origin';
import { PlatformModule } from './platform/platform.module';
import { logging } from './platform/logging';
import { WebModule } from './web/web.module';

@Module({})
export class AppModule {
  /** The whole service on one database. */
  static on(connection: DatabaseConnection, config: Config): DynamicModule {
    return {
      module: AppModule,
      imports: [
        LoggerModule.forRoot(logging(config)),
        TypeOrmModule.forRoot({
          ...dataSourceOptions(connection, config.DATABASE_POOL, config.CAPACITY_WAIT_SECONDS),
          retryAttempts: 1,
        }),
        PlatformModule.with(config, replicaOf(connection, config)),
        AccessModule.with(permissions),
        AuditModule,
        LedgerModule,
        TerritoriesModule,
        UnknownsModule,
        HospitalsModule,
        AllocationsModule,
        DisbursementsModule,
        PaymentFilesModule,
        BankStatementsModule,
        ReceiptsModule,
        ReceiptLinksModule,
        ExecutionModule,
        ResolutionsModule,
        AnnexFilesModule,
        RestitutionsModule,
        ClosuresModule,
        RegisterModule,
        WithdrawalsModule,
        WhyNotModule,
        ReconciliationModule,
        TasksModule,
        EvidenceModule,
        PisisModule,
        ReportsModule,
        StatementsModule,
        DuesModule,
        NarrativeModule,
        LettersModule,
        AgeingModule,
        SamplingModule,
        CertificatesModule,
        BatchesModule,
        VerificationModule,
        KitModule,
        OpenDataModule,
        WebModule,
      ],
      providers: [
        { provide: APP_GUARD, useClass: SameOriginGuard },
        { provide: APP_GUARD, useExisting: AccessGuard },
      ],
    };
  }
}

/** Entered as the primary is: roles and policies come along with the rows. */
function replicaOf(
  primary: DatabaseConnection,
  { DATABASE_REPLICA_URL: url }: Pick<Config, 'DATABASE_REPLICA_URL'>,
): DatabaseConnection | null {
  if (url === undefined) return null;
  return 'role' in primary && primary.role !== undefined ? { url, role: primary.role } : { url };
}
