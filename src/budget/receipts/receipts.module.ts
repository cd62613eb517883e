import { Module } from '@nestjs/common';
import { DisbursementsModule } from '../disbursements/disbursements.module';
import { ReceiptController } from './receipt.controller';
import { ReceiptQueries } from './receipt.queries';
import { Receipts } from './receipt.service';

/** The hospital says what arrived: all, a part, or a part and later the rest. */
@Module({
  imports: [DisbursementsModule],
  controllers: [ReceiptController],
  providers: [Receipts, ReceiptQueries],
  exports: [Receipts],
})
export class ReceiptsModule {}
