import { Module } from '@nestjs/common';
import { AllocationsModule } from '../allocations/allocations.module';
import { ClosuresModule } from '../closures/closures.module';
import { DisbursementsModule } from '../disbursements/disbursements.module';
import { ExecutionModule } from '../execution/execution.module';
import { ReceiptsModule } from '../receipts/receipts.module';
import { RestitutionsModule } from '../restitutions/restitutions.module';
import { WithdrawalsModule } from '../withdrawals/withdrawals.module';
import { WhyNotController } from './why-not.controller';
import { WhyNotQueries } from './why-not.queries';
import { WhyNot } from './why-not.service';

/** «Why not?»: what refuses an act, told by the act. */
@Module({
  imports: [
    AllocationsModule,
    DisbursementsModule,
    ReceiptsModule,
    WithdrawalsModule,
    ExecutionModule,
    RestitutionsModule,
    ClosuresModule,
  ],
  controllers: [WhyNotController],
  providers: [WhyNot, WhyNotQueries],
})
export class WhyNotModule {}
