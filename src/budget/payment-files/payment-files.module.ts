import { Module } from '@nestjs/common';
import { CONFIG, type Config } from '../../platform/config';
import { DisbursementsModule } from '../disbursements/disbursements.module';
import { EvidenceModule } from '../evidence/evidence.module';
import { PaymentAnswerController } from './answer.controller';
import { AnswerQueries } from './answer.queries';
import { PaymentAnswers } from './answer.service';
import { PaymentBatchController } from './batch.controller';
import { PaymentBatchQueries } from './batch.queries';
import { PaymentBatches } from './batch.service';
import { PAYMENT_LAYOUT, paymentLayoutOf } from './layout.setting';

/** Payment orders as a file for the bank, and the bank's answer. */
@Module({
  imports: [DisbursementsModule, EvidenceModule],
  controllers: [PaymentBatchController, PaymentAnswerController],
  providers: [
    PaymentBatches,
    PaymentBatchQueries,
    PaymentAnswers,
    AnswerQueries,
    {
      provide: PAYMENT_LAYOUT,
      useFactory: ({ PAYMENT_LAYOUT: path }: Config) => paymentLayoutOf(path),
      inject: [CONFIG],
    },
  ],
  exports: [PAYMENT_LAYOUT],
})
export class PaymentFilesModule {}
