import { Module } from '@nestjs/common';
import { UnknownsModule } from '../unknowns/unknowns.module';
import { DisbursementBatchController } from './batch.controller';
import { DisbursementBatches } from './batch.service';
import { DisbursementController } from './disbursement.controller';
import { DisbursementQueries } from './disbursement.queries';
import { Disbursements } from './disbursement.service';
import { GatheredGiros } from './gathered-giros';
import { GiroRecords } from './giro-records';
import { Payments } from './payment.service';

/** Payment orders, giros and bank rejections. */
@Module({
  imports: [UnknownsModule],
  controllers: [DisbursementController, DisbursementBatchController],
  providers: [Disbursements, DisbursementBatches, DisbursementQueries, GatheredGiros, GiroRecords, Payments],
  exports: [Disbursements, DisbursementBatches, DisbursementQueries, Payments],
})
export class DisbursementsModule {}
