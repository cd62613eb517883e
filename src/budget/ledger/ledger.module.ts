import { Global, Module } from '@nestjs/common';
import { UnknownsModule } from '../unknowns/unknowns.module';
import { Effects } from '../../platform/http/effects';
import { LedgerEffects } from './effects.queries';
import { BookController } from './book.controller';
import { Book } from './book.service';
import { EntryQueries } from './entries.queries';
import { JournalController } from './journal.controller';
import { JournalQueries } from './journal.queries';
import { Journal } from './journal.service';
import { LedgerController } from './ledger.controller';
import { LedgerQueries } from './ledger.queries';
import { MovementQueries } from './movements.queries';
import { Ledger } from './ledger.service';
import { ReversalsController } from './reversals.controller';
import { ReversalQueries } from './reversals.queries';
import { Reversals } from './reversals.service';
import { Soundness } from './soundness.queries';
import { TraceController } from './trace.controller';
import { TraceQueries } from './trace.queries';
import { Trace } from './trace.service';

/** Where every peso is; it stands below every slice that moves money. */
@Global()
@Module({
  imports: [UnknownsModule],
  controllers: [BookController, JournalController, LedgerController, ReversalsController, TraceController],
  providers: [
    Ledger,
    LedgerQueries,
    MovementQueries,
    EntryQueries,
    Soundness,
    { provide: Effects, useClass: LedgerEffects },
    Reversals,
    ReversalQueries,
    Book,
    Journal,
    JournalQueries,
    Trace,
    TraceQueries,
  ],
  exports: [Effects, Ledger, LedgerQueries, MovementQueries, Journal, JournalQueries],
})
export class LedgerModule {}
