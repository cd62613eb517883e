import { Module } from '@nestjs/common';
import { ReconciliationModule } from '../reconciliation/reconciliation.module';
import { KitAccounts } from './kit.accounts';
import { KitController } from './kit.controller';
import { Kit } from './kit.service';

/** The books and their proof, to take away. */
@Module({ imports: [ReconciliationModule], controllers: [KitController], providers: [Kit, KitAccounts] })
export class KitModule {}
