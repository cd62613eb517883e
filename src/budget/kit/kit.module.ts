import { Module } from '@nestjs/common';
import { ReconciliationModule } from '../reconciliation/reconciliation.module';
import { KitController } from './kit.controller';
import { Kit } from './kit.service';

/** The books and their proof, to take away. */
@Module({ imports: [ReconciliationModule], controllers: [KitController], providers: [Kit] })
export class KitModule {}
