import { Global, Module } from '@nestjs/common';
import { UnknownsModule } from '../unknowns/unknowns.module';
import { EntryQueries } from './entries.queries';
import { LedgerController } from './ledger.controller';
import { LedgerQueries } from './ledger.queries';
import { Ledger } from './ledger.service';
import { ReversalsController } from './reversals.controller';
import { ReversalQueries } from './reversals.queries';
import { Reversals } from './reversals.service';
import { Soundness } from './soundness.queries';

/** Where every peso is; it stands below every slice that moves money. */
@Global()
@Module({
  imports: [UnknownsModule],
  controllers: [LedgerController, ReversalsController],
  providers: [Ledger, LedgerQueries, EntryQueries, Soundness, Reversals, ReversalQueries],
  exports: [Ledger, LedgerQueries],
})
export class LedgerModule {}
