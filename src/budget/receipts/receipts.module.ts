import { Module } from '@nestjs/common';
import { DisbursementsModule } from '../disbursements/disbursements.module';
import { NonReceiptQueries } from './non-receipt.queries';
import { NonReceipts } from './non-receipt.service';
import { ReceiptController } from './receipt.controller';
import { ReceiptQueries } from './receipt.queries';
import { Receipts } from './receipt.service';

/** The hospital says what arrived: all, a part, or a part and later the rest; or that nothing did. */
@Module({
  imports: [DisbursementsModule],
  controllers: [ReceiptController],
  providers: [Receipts, ReceiptQueries, NonReceipts, NonReceiptQueries],
  exports: [Receipts, NonReceipts],
})
export class ReceiptsModule {}
