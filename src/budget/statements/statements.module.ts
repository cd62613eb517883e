import { Module } from '@nestjs/common';
import { AllocationsModule } from '../allocations/allocations.module';
import { StatementController } from './statement.controller';
import { Statements } from './statement.service';

/** What happened to a line's money, movement by movement. */
@Module({
  imports: [AllocationsModule],
  controllers: [StatementController],
  providers: [Statements],
})
export class StatementsModule {}
