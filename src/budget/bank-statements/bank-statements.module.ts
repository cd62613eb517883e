import { Module } from '@nestjs/common';
import { PaymentFilesModule } from '../payment-files/payment-files.module';
import { BankMatches } from './match.service';
import { BankStatementController } from './statement.controller';
import { StatementQueries } from './statement.queries';
import { BankStatements } from './statement.service';
import { TargetQueries } from './target.queries';

/** What the bank says that moved, beside what the records say. */
@Module({
  imports: [PaymentFilesModule],
  controllers: [BankStatementController],
  providers: [BankStatements, BankMatches, StatementQueries, TargetQueries],
})
export class BankStatementsModule {}
