import { Module } from '@nestjs/common';
import { UnknownsModule } from '../unknowns/unknowns.module';
import { DisbursementController } from './disbursement.controller';
import { DisbursementQueries } from './disbursement.queries';
import { Disbursements } from './disbursement.service';
import { Payments } from './payment.service';

/** Payment orders, giros and bank rejections. */
@Module({
  imports: [UnknownsModule],
  controllers: [DisbursementController],
  providers: [Disbursements, DisbursementQueries, Payments],
  exports: [Disbursements, DisbursementQueries, Payments],
})
export class DisbursementsModule {}
