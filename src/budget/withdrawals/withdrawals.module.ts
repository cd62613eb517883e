import { Module } from '@nestjs/common';
import { UnknownsModule } from '../unknowns/unknowns.module';
import { Annulments } from './annulments.service';
import { Clarifications } from './clarifications.service';
import { LapseQueries } from './lapse.queries';
import { LapsesController } from './lapses.controller';
import { Lapses } from './lapses.service';
import { WithdrawalQueries } from './withdrawal.queries';
import { WithdrawalsController } from './withdrawals.controller';
import { Withdrawals } from './withdrawals.service';

/** What a hospital gives up, what settles it, and what nobody can use any more. */
@Module({
  imports: [UnknownsModule],
  controllers: [WithdrawalsController, LapsesController],
  providers: [Withdrawals, Clarifications, Annulments, WithdrawalQueries, Lapses, LapseQueries],
  exports: [Withdrawals, WithdrawalQueries, Clarifications, Lapses],
})
export class WithdrawalsModule {}
