import { Module } from '@nestjs/common';
import { DisbursementsModule } from '../disbursements/disbursements.module';
import { ReceiptsModule } from '../receipts/receipts.module';
import { LinkIdentities } from './link-identities';
import { LinkQueries } from './link.queries';
import { LinkUse } from './link-use.service';
import { ReceiptLinksController } from './links.controller';
import { ReceiptLinks } from './links.service';

/** A hospital without an account says what became of one giro, by a link that works once. */
@Module({
  imports: [DisbursementsModule, ReceiptsModule],
  controllers: [ReceiptLinksController],
  providers: [ReceiptLinks, LinkUse, LinkQueries, LinkIdentities],
})
export class ReceiptLinksModule {}
